import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Request } from './access-callers.ts';
import { awsOptions } from './back-room.ts';
import { takeOver } from './settings.ts';

const lambda = new LambdaClient(awsOptions);

/**
 * Imports the entrypoint of a deployed function with that function's own settings, so that it works in this process
 * over the real tables, keys and secrets of the shop under test.
 */
export const deployed = async <Entrypoint>(
  bundle: string,
  load: () => Promise<Entrypoint>,
): Promise<Entrypoint> => {
  const { Environment } = await lambda.send(
    new GetFunctionConfigurationCommand({ FunctionName: `loja-local-${bundle}` }),
  );
  takeOver({ ...Environment?.Variables });
  return load();
};

/** A request as API Gateway hands it to a function (payload 2.0), with its authorizer's word where there is one. */
export const gatewayEvent = ({ path, method, headers, body }: Request, said?: Record<string, unknown>) => {
  const [route = '', question = ''] = path.split('?');
  const rawPath = `/api${route}`;
  return {
    version: '2.0',
    routeKey: `${method} ${rawPath}`,
    rawPath,
    rawQueryString: question,
    headers,
    requestContext: {
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      ...(said === undefined ? {} : { authorizer: { lambda: said } }),
    },
    ...(body === undefined ? {} : { body }),
    isBase64Encoded: false,
  };
};

import * as z from 'zod';

/** Reads settings once, typed, at cold start; a missing one fails the first invocation and names itself. */
export const config = <Shape extends z.ZodRawShape>(shape: Shape): z.output<z.ZodObject<Shape>> =>
  z.object(shape).parse(process.env);

/** The X-Ray trace header of the invocation in progress; Lambda renews it in the environment each time. */
export const currentTrace = (): string | undefined => process.env._X_AMZN_TRACE_ID || undefined;

/** The region of the function; on a laptop, that of the emulator. */
export const awsRegion = (): string => process.env.AWS_REGION ?? 'sa-east-1';

/** Credentials of the function's role, as Lambda puts them into the environment. Throws where there are none. */
export const awsCredentials = () => {
  const found = config({
    AWS_ACCESS_KEY_ID: z.string(),
    AWS_SECRET_ACCESS_KEY: z.string(),
    AWS_SESSION_TOKEN: z.string().optional(),
  });
  return {
    accessKeyId: found.AWS_ACCESS_KEY_ID,
    secretAccessKey: found.AWS_SECRET_ACCESS_KEY,
    ...(found.AWS_SESSION_TOKEN ? { sessionToken: found.AWS_SESSION_TOKEN } : {}),
  };
};

/** Where a service listens: the emulator on a laptop, the region's own endpoint elsewhere. */
export const awsEndpoint = (service: string): URL =>
  new URL(process.env.AWS_ENDPOINT_URL ?? `https://${service}.${awsRegion()}.amazonaws.com`);

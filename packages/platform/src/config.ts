import * as z from 'zod';

/** Reads settings once, typed, at cold start; a missing one fails the first invocation and names itself. */
export const config = <Shape extends z.ZodRawShape>(shape: Shape): z.output<z.ZodObject<Shape>> =>
  z.object(shape).parse(process.env);

/** The X-Ray trace header of the invocation in progress; Lambda renews it in the environment each time. */
export const currentTrace = (): string | undefined => process.env._X_AMZN_TRACE_ID || undefined;

/** The region of the function; on a laptop, that of the emulator. */
export const awsRegion = (): string => process.env.AWS_REGION ?? 'sa-east-1';

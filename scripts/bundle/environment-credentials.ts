import { fromEnv } from '@aws-sdk/credential-provider-env';

/** Stands in for the SDK's credential chain inside a Lambda bundle. */
export const defaultProvider = () => fromEnv();

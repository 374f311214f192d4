import process from 'node:process';

/** Where a deploy of `dev` or `prod` goes; the CDK CLI sets it from the caller's AWS profile. */
export const deployAccount = process.env.CDK_DEFAULT_ACCOUNT;

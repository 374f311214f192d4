import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';

/** A key of KMS for one test file, on the local AWS that the SDK's own variables name; its ARN. */
export const throwawayKey = async (): Promise<string> => {
  const { KeyMetadata } = await new KMSClient({}).send(new CreateKeyCommand({}));
  if (!KeyMetadata?.Arn) throw new Error('the local KMS made no key');
  return KeyMetadata.Arn;
};

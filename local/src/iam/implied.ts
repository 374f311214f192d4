import type { Need } from './policy.ts';

const viaService = (service: string, region: string) => `${service}.${region}.amazonaws.com`;

/** What each service asks of a key in its caller's name (KMS developer guide, "how services use KMS"). */
const keyActions = (action: string): readonly string[] => {
  if (action.startsWith('dynamodb:')) return ['kms:Decrypt'];
  if (action === 'sqs:SendMessage') return ['kms:GenerateDataKey', 'kms:Decrypt'];
  if (action === 'sqs:ReceiveMessage') return ['kms:Decrypt'];
  if (action === 'secretsmanager:GetSecretValue') return ['kms:Decrypt'];
  if (action === 's3:GetObject') return ['kms:Decrypt'];
  if (action === 's3:PutObject') return ['kms:GenerateDataKey'];
  return [];
};

/** The needs that a key over a resource adds to a need of the resource. */
export const impliedBy = ({ action }: Need, keyArn: string | undefined, region: string): Need[] => {
  const service = action.split(':')[0] ?? '';
  if (keyArn === undefined) return [];
  return keyActions(action).map((keyAction) => ({
    action: keyAction,
    resource: keyArn,
    context: { 'kms:ViaService': viaService(service, region) },
  }));
};

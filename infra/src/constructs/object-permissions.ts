import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Aws, type Stack } from 'aws-cdk-lib/core';

/** A folder of a bucket: rights end at its border. */
export interface Folder {
  readonly bucketName: string;
  /** With its slash: `incoming/`. */
  readonly prefix: string;
}

const objects = ({ bucketName, prefix }: Folder) => `arn:${Aws.PARTITION}:s3:::${bucketName}/${prefix}*`;

export const putObjects = (folder: Folder) =>
  new PolicyStatement({ actions: ['s3:PutObject'], resources: [objects(folder)] });

/** Takes away what is there with all its versions, unread. */
export const dropObjects = (folder: Folder): PolicyStatement[] => [
  new PolicyStatement({ actions: ['s3:DeleteObjectVersion'], resources: [objects(folder)] }),
  new PolicyStatement({
    actions: ['s3:ListBucket', 's3:ListBucketVersions'],
    resources: [`arn:${Aws.PARTITION}:s3:::${folder.bucketName}`],
    conditions: { StringLike: { 's3:prefix': `${folder.prefix}*` } },
  }),
];

/** Reads what is there and takes it away with all its versions. */
export const takeObjects = (folder: Folder): PolicyStatement[] => [
  new PolicyStatement({ actions: ['s3:GetObject'], resources: [objects(folder)] }),
  ...dropObjects(folder),
];

/** Keeps a whole bucket: what it holds, what it held, and what there is. */
export const keepBucket = (bucketName: string): PolicyStatement[] => [
  new PolicyStatement({
    // What is put back is a version by its id.
    actions: ['s3:GetObjectVersion', 's3:PutObject', 's3:DeleteObject'],
    resources: [objects({ bucketName, prefix: '' })],
  }),
  new PolicyStatement({
    actions: ['s3:ListBucket'],
    resources: [`arn:${Aws.PARTITION}:s3:::${bucketName}`],
  }),
];

/** Writes and reads there, and takes nothing away. */
export const writeBucket = (bucketName: string): PolicyStatement[] => [
  new PolicyStatement({
    actions: ['s3:GetObject', 's3:PutObject'],
    resources: [objects({ bucketName, prefix: '' })],
  }),
  new PolicyStatement({
    actions: ['s3:ListBucket'],
    resources: [`arn:${Aws.PARTITION}:s3:::${bucketName}`],
  }),
];

const keyActions = {
  use: ['kms:Decrypt', 'kms:GenerateDataKey'],
  // Who only puts things there, each in one piece, opens none.
  put: ['kms:GenerateDataKey'],
} as const;

/** Only through S3: the key of a bucket opens nothing by itself. */
export const useBucketKey = (key: IKey, { region }: Stack, way: keyof typeof keyActions = 'use') =>
  new PolicyStatement({
    actions: [...keyActions[way]],
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `s3.${region}.${Aws.URL_SUFFIX}` } },
  });

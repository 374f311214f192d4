import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Release, SiteState } from '../domain/publication.ts';
import type { ReleaseStore } from '../ports.ts';

const STATE = 'state.json';
const RELEASES = 'releases/';
const releaseKey = (id: string): string => `${RELEASES}${id}.json`;
const answerKey = (requestId: string): string => `answers/${requestId}.json`;

/**
 * The publisher's own bucket, which nobody serves. Ids begin with their time, so that a listing is a history. Its one
 * writer is this file: what is read back is trusted to be whole.
 */
export const s3ReleaseStore = (client: S3Client, bucket: string): ReleaseStore => {
  const read = async (key: string): Promise<string | undefined> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return await Body?.transformToString();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  };
  const write = async (key: string, value: unknown): Promise<void> => {
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: JSON.stringify(value),
        ContentType: 'application/json',
      }),
    );
  };
  const keys = async (): Promise<string[]> => {
    const found: string[] = [];
    const pages = paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: RELEASES });
    for await (const { Contents = [] } of pages) found.push(...Contents.flatMap(({ Key }) => Key ?? []));
    return found.sort();
  };
  const from = (all: readonly string[], id: string | undefined): readonly string[] => {
    if (id === undefined) return all.slice(-1);
    const at = all.indexOf(releaseKey(id));
    return at < 0 ? [] : all.slice(at);
  };
  const release = async (key: string): Promise<Release[]> => {
    const text = await read(key);
    return text === undefined ? [] : [JSON.parse(text) as Release];
  };
  return {
    async state() {
      const text = await read(STATE);
      return text === undefined ? undefined : (JSON.parse(text) as SiteState);
    },
    keepState: (state) => write(STATE, state),
    record: (made) => write(releaseKey(made.id), made),
    since: async (id) => (await Promise.all(from(await keys(), id).map(release))).flat(),
    answer: (requestId, answer) => write(answerKey(requestId), answer),
  };
};

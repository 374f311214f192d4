import type { Outputs } from './deploy.ts';
import { awsClientOptions } from './ministack.ts';
import { askPublisher, type PublisherAddress } from './publisher.ts';
import type { StoreSettings } from './settings.ts';
import type { StartContext } from './start-context.ts';
import { StartupError } from './startup-error.ts';

/** The publisher of the local AWS; undefined before its stack stands. */
export const localPublisher = (settings: StoreSettings, outputs: Outputs): PublisherAddress => {
  const { PublishingQueueUrl: queueUrl, ReleasesBucketName: releasesBucket } = outputs;
  if (queueUrl === undefined || releasesBucket === undefined)
    throw new StartupError('The deployed stacks have no publisher.');
  return { aws: awsClientOptions(settings), queueUrl, releasesBucket };
};

/**
 * Has the publisher bring the site to the shelf as it stands: everything the first time and after a change of its
 * program, next to nothing otherwise. Pictures come while the shop opens.
 */
export const publishSite = async (start: StartContext, outputs: Outputs): Promise<void> => {
  const { settings, progress, signal } = start;
  await progress.step('Publishing the pages', async () => {
    const address = localPublisher(settings, outputs);
    const answer = await askPublisher(address, { command: 'publish' }, { signal });
    if (!answer.ok) throw new StartupError(`The pages could not be published: ${answer.problem}`);
    if (answer.failed.length > 0) progress.note(`Not published: ${answer.failed.join(', ')}`);
  });
};

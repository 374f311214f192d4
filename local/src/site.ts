import { awsClientOptions } from './ministack.ts';
import { askPublisher, publisherOf } from './publisher.ts';
import type { StartContext } from './start-context.ts';
import { StartupError } from './startup-error.ts';

/**
 * Has the publisher bring the site to the shelf as it stands: everything the first time and after a change of its
 * program, next to nothing otherwise. Pictures come while the shop opens.
 */
export const publishSite = async (start: StartContext): Promise<void> => {
  const { settings, progress, signal } = start;
  await progress.step('Publishing the pages', async () => {
    const address = await publisherOf('local', awsClientOptions(settings));
    const answer = await askPublisher(address, { command: 'publish' }, { signal });
    if (!answer.ok) throw new StartupError(`The pages could not be published: ${answer.problem}`);
    if (answer.failed.length > 0) progress.note(`Not published: ${answer.failed.join(', ')}`);
  });
};

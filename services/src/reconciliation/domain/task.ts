import type { StaffTask, TaskKind } from '@loja/contracts/http/staff-tasks.ts';
import { OrderId } from '@loja/kernel/ids.ts';
import { type Difference, keyOf } from './difference.ts';

/** A matter for a person, as it is seen at one moment. */
export interface Finding {
  taskId: string;
  kind: TaskKind;
  foundAt: string;
  orderId?: OrderId;
  pspOrderId?: string;
  stockItemId?: string;
  expected?: number;
  found?: number;
  detail?: string;
}

export type FoundAs = 'opened' | 'reopened' | 'known';

/** What the provider or an operator may write into a subject and an id may not carry. */
const fitForAnId = (text: string): string => text.replaceAll(/[^A-Za-z0-9_.-]/g, '-').slice(0, 120);

export const taskIdOf = (kind: TaskKind, subject: string): string => `${kind}.${fitForAnId(subject)}`;

export const findingOf = ({ subject, orderId, ...difference }: Difference, at: Date): Finding => {
  // The provider keeps any text as a reference.
  const ours = OrderId.safeParse(orderId);
  return {
    ...difference,
    ...(ours.success ? { orderId: ours.data } : {}),
    taskId: fitForAnId(keyOf({ kind: difference.kind, subject })),
    foundAt: at.toISOString(),
  };
};

/**
 * The task after it was found once more. One that was resolved opens again only for what was seen after that: an event
 * that is delivered late or twice undoes no one's work.
 */
export const seenAgain = (
  task: StaffTask | undefined,
  finding: Finding,
): { task: StaffTask; as: FoundAs } => {
  if (!task)
    return {
      task: { ...finding, status: 'open', openedAt: finding.foundAt, timesFound: 1 },
      as: 'opened',
    };
  if (finding.foundAt <= task.foundAt) return { task, as: 'known' };
  const { status, resolution, timesFound } = task;
  const stale = status === 'resolved' && resolution !== undefined && finding.foundAt <= resolution.at;
  if (stale) return { task, as: 'known' };
  const seen = { ...task, ...finding, status: 'open' as const, timesFound: timesFound + 1 };
  return status === 'open'
    ? { task: seen, as: 'known' }
    : { task: { ...seen, openedAt: finding.foundAt }, as: 'reopened' };
};

/** The first word on a task stays. */
export const resolvedBy = (task: StaffTask, resolution: NonNullable<StaffTask['resolution']>): StaffTask =>
  task.status === 'resolved' ? task : { ...task, status: 'resolved', resolution };

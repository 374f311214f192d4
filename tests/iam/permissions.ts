import type { Grant } from '@loja/local/iam/evaluate.ts';

/** Why a permission stands although no test uses it. */
export interface Reason {
  /** Every field is a whole match; `*` is anything. */
  function: string;
  action: string;
  resource?: string;
  because: string;
  /** What a race or a fault decides: it may be used in one run and not in another. */
  sometimes?: true;
}

interface Row extends Grant {
  function: string;
  used: boolean;
  because?: string;
}

export interface Audit {
  rows: readonly Row[];
  /** Granted, never used, and nobody says why. */
  unexplained: readonly Row[];
  /** Reasons for what is used, or for what nobody has. */
  stale: readonly Reason[];
}

const matches = (pattern: string, text: string): boolean =>
  new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(text);

const explains = (reason: Reason, row: Grant & { function: string }): boolean =>
  matches(reason.function, row.function) &&
  matches(reason.action, row.action) &&
  matches(reason.resource ?? '*', row.resource);

type ByFunction = Readonly<Record<string, readonly Grant[]>>;

/** What the functions may, against what they did while every journey ran. */
export const audit = (granted: ByFunction, used: ByFunction, reasons: readonly Reason[]): Audit => {
  const rows = Object.entries(granted).flatMap(([name, grants]) => {
    const seen = new Set((used[name] ?? []).map(({ action, resource }) => `${action} ${resource}`));
    return grants.map(({ action, resource }): Row => {
      const row = { function: name, action, resource, used: seen.has(`${action} ${resource}`) };
      const reason = row.used ? undefined : reasons.find((one) => explains(one, row));
      return reason ? { ...row, because: reason.because } : row;
    });
  });
  return {
    rows,
    unexplained: rows.filter((row) => !row.used && row.because === undefined),
    stale: reasons.filter((reason) => {
      const about = rows.filter((row) => explains(reason, row));
      if (about.length === 0) return true;
      return !reason.sometimes && about.every(({ used: isUsed }) => isUsed);
    }),
  };
};

const short = (resource: string): string => resource.replace(/^arn:aws:[^:]*:[^:]*:[^:]*:/, '');

/** The audit as a page, the same for the same permissions. */
export const permissionsPage = ({ rows }: Audit): string => {
  const functions = Map.groupBy(rows, (row) => row.function);
  const used = rows.filter((row) => row.used).length;
  const explained = rows.filter((row) => row.because !== undefined).length;
  const sections = [...functions].map(([name, own]) => {
    const lines = own
      .toSorted((a, b) => `${a.action} ${a.resource}`.localeCompare(`${b.action} ${b.resource}`))
      .map(
        ({ action, resource, because, used: isUsed }) =>
          `| \`${action}\` | \`${short(resource)}\` | ${isUsed ? 'used' : (because ?? '**not used, not explained**')} |`,
      );
    return `## ${name}\n\n| action | on | |\n| --- | --- | --- |\n${[...new Set(lines)].join('\n')}\n`;
  });
  return `# What every function may do

Written by a whole run of the tests (\`npm test -- --record\`), in which each call of each function was judged by its
role's policies and by the resource's own, as IAM does ([how](../adr/0024-policies-are-tried-by-running.md)).
${functions.size} functions, ${rows.length} permissions: ${used} used, ${explained} unused for the reason beside them, ${rows.length - used - explained} unused and not
explained. One that is not explained fails the gate.

${sections.join('\n')}`;
};

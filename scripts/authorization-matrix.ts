import { type Access, accessTable, type StaffGroup, staffGroups } from '@loja/contracts/access.ts';
import { callers, cellsOf, everyRoute, guardedCells } from '../tests/src/access-matrix.ts';
import { forgeries, forgeriesOfPool } from '../tests/src/forgery.ts';

/** Who is let in without being staff, and what they show; a cart's and an order's own key is shown by whoever has it. */
const others = {
  anonymous: { public: 'yes', visitor: 'yes', provider: 'no', customer: 'no', 'guest-token': 'no' },
  'guest with its key': {
    public: 'yes',
    visitor: 'yes',
    provider: 'no',
    customer: 'no',
    'guest-token': 'own',
  },
  customer: { public: 'yes', visitor: 'yes', provider: 'no', customer: 'own', 'guest-token': 'own' },
  provider: { public: 'yes', visitor: 'yes', provider: 'signed', customer: 'no', 'guest-token': 'no' },
} as const satisfies Record<string, Record<Exclude<Access['audience'], 'staff'>, string>>;

const staffCell = (access: Access, group: StaffGroup): string => {
  if (access.audience !== 'staff') return others.anonymous[access.audience];
  if (!access.groups?.includes(group)) return 'no';
  return access.hides?.[group] ? 'yes, less' : 'yes';
};

const cellOf = (access: Access, role: keyof typeof others | StaffGroup): string => {
  if (staffGroups.some((group) => group === role)) return staffCell(access, role as StaffGroup);
  return access.audience === 'staff' ? 'no' : others[role as keyof typeof others][access.audience];
};

const hidden = ({ hides = {} }: Access): string =>
  Object.entries(hides)
    .map(([group, paths]) => `${group}: ${paths.map((path) => `\`${path}\``).join(', ')}`)
    .join('; ') || '–';

/** The access table as a page: one line for each route, one column for each role. */
export const authorizationMatrix = (): string => {
  const roles = [...(Object.keys(others) as (keyof typeof others)[]), ...staffGroups];
  const rows = Object.entries<Access>(accessTable).map(
    ([key, access]) =>
      `| \`${key}\` | ${access.object} | ${roles.map((role) => cellOf(access, role)).join(' | ')} | ${hidden(access)} |`,
  );
  const cells = everyRoute.flatMap((route) => cellsOf(route));
  const forged = Object.keys({ ...forgeries, ...forgeriesOfPool }).length;
  return `# Who may do what

Written by \`npm run generate\` from [the access table](../../packages/contracts/src/access.ts): role × route × object ×
field, and whoever is not named is refused. "own": with the order's token or its owner's session, and for an account by
a key that the session gives; what is another's answers as what does not exist. "less": without the fields of the last
column.

Asked of the running shop by [the matrix](../../tests/access/matrix.test.ts): **${cells.length} cells**, ${everyRoute.length} routes as ${callers.length} callers each, with
a thing of one's own and of another's where the route names one, and none may leak; who is refused is answered as if the
thing did not exist. **${guardedCells.length * forged} more** show ${forged} forged tokens at the ${guardedCells.length} places that ask for one. That a check missing from the
shop's own code is found is [tried too](../../tests/access/planted-miss.test.ts).

| route (below \`/api\`) | object | ${roles.join(' | ')} | fields not shown |
| --- | --- | ${roles.map(() => '---').join(' | ')} | --- |
${rows.join('\n')}
`;
};

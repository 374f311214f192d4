import * as z from 'zod';

const Licence = z.union([
  z.object({ expression: z.string() }).transform(({ expression }) => expression),
  z
    .object({ license: z.object({ id: z.string().optional(), name: z.string().optional() }) })
    .transform(({ license: { id, name } }) => id ?? name ?? 'unknown'),
]);

const Component = z.object({
  name: z.string(),
  group: z.string().optional(),
  version: z.string(),
  licenses: z.array(Licence).default([]),
  properties: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
});
export const Sbom = z.object({ components: z.array(Component) });
export type Component = z.infer<typeof Component>;

/** Free to use in what we publish, with no duty beyond naming whose it is. */
const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  // Binds who changes its files, which we do not.
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'WTFPL',
  'Zlib',
]);

/** Whose licence file is one of the above though their package does not say so: read by hand. */
const READ: Readonly<Record<string, string>> = {
  mercadopago: 'MIT',
  'png-js': 'MIT',
  'compute-lcm': 'MIT',
  'compute-gcd': 'MIT',
  'validate.io-function': 'MIT',
  'validate.io-integer-array': 'MIT',
  'validate.io-integer': 'MIT',
  'validate.io-number': 'MIT',
};

/** Copyleft that a development tool may have, since nothing of it is handed on. */
const FOR_TOOLS = new Set(['AGPL-3.0-or-later', 'Artistic-2.0', 'LGPL-3.0-or-later']);

/** Astro's own picture tool, which the site does not use and no bundle holds; its binaries for every platform are LGPL. */
const isUnused = ({ group }: Component): boolean => group === '@img';

const isTool = ({ properties }: Component): boolean =>
  properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');

const alternatives = (expression: string): string[][] =>
  expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .map((each) => each.split(' AND '));

const isFine = (component: Component): boolean => {
  const licences = component.licenses.length > 0 ? component.licenses : [READ[component.name] ?? 'unknown'];
  const allowed = (id: string) =>
    PERMISSIVE.has(id) || ((isTool(component) || isUnused(component)) && FOR_TOOLS.has(id));
  return licences.every((expression) => alternatives(expression).some((all) => all.every(allowed)));
};

/** Packages that may not be where they are: copyleft outside the tools, or a licence that nobody has read. */
export const licenceProblems = (components: readonly Component[]): string[] =>
  components
    .filter((component) => !isFine(component))
    .map(
      ({ group, name, version, licenses }) =>
        `${group ? `${group}/` : ''}${name}@${version}: ${licenses.join(', ') || 'no licence named'}`,
    );

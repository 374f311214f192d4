import { readFileSync } from 'node:fs';
import * as z from 'zod';

const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
  Parameters: z.record(z.string(), z.looseObject({ Default: z.unknown().optional() })).default({}),
});
export type Template = z.infer<typeof Template>;

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Region': 'sa-east-1',
  'AWS::AccountId': '000000000000',
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

export function readTemplate(path: string): Template {
  return Template.parse(JSON.parse(readFileSync(path, 'utf8')));
}

export function resourcesOf(
  template: Template,
  type: string,
): [id: string, properties: Record<string, unknown>][] {
  return Object.entries(template.Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, resource]) => [id, resource.Properties]);
}

/** The mark left where only a deployment knows the value, such as `${Media.RegionalDomainName}`. */
const unknownValue = (name: string): string => `\${${name}}`;

/** The logical id inside a mark, if the text is one. */
export function logicalIdOf(text: string): string | undefined {
  return /^\$\{([A-Za-z0-9]+)(?:\.[\w.]+)?\}$/.exec(text)?.[1];
}

type Intrinsic = (argument: unknown, template: Template) => unknown;

const text = (value: unknown): string => (typeof value === 'string' ? value : String(value));
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

function ref(name: string, template: Template): unknown {
  return PSEUDO[name] ?? template.Parameters[name]?.Default ?? unknownValue(name);
}

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, template) => ref(text(name), template),
  'Fn::GetAtt': (path) => unknownValue(list(path).map(text).join('.')),
  'Fn::ImportValue': (name, template) => unknownValue(`import ${text(resolve(name, template))}`),
  'Fn::GetStackOutput': (argument) => unknownValue(`output ${JSON.stringify(argument)}`),
  'Fn::Join': (argument, template) => {
    const [separator, parts] = list(argument);
    return list(resolve(parts, template)).map(text).join(text(separator));
  },
  'Fn::Split': (argument, template) => {
    const [separator, whole] = list(argument);
    return text(resolve(whole, template)).split(text(separator));
  },
  'Fn::Select': (argument, template) => {
    const [index, from] = list(argument);
    const parts = list(resolve(from, template));
    return parts[Number(index)] ?? parts.at(-1);
  },
  'Fn::Sub': (argument, template) => {
    const [pattern, values] = list(argument);
    const known = typeof values === 'object' && values !== null ? Object.entries(values) : [];
    const given = new Map(known.map(([name, value]) => [name, text(resolve(value, template))]));
    return text(pattern).replace(
      /\$\{([^!}]+)\}/g,
      (_, name: string) => given.get(name) ?? text(ref(name, template)),
    );
  },
};

/** `value` without intrinsic functions; what only a deployment knows becomes a mark (see `logicalIdOf`). */
export function resolve(value: unknown, template: Template): unknown {
  if (Array.isArray(value)) return value.map((entry) => resolve(entry, template));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  const intrinsic = entries.length === 1 && only ? INTRINSICS[only[0]] : undefined;
  if (intrinsic && only) return intrinsic(only[1], template);
  return Object.fromEntries(entries.map(([key, entry]) => [key, resolve(entry, template)]));
}

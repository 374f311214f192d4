import fc from 'fast-check';

/** As much of JSON Schema as the shop's contracts say (OpenAPI 3.0). */
export interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  enum?: unknown[];
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  oneOf?: Schema[];
  anyOf?: Schema[];
  additionalProperties?: Schema | boolean;
}

/** Of a pattern that the generator cannot read (look-ahead, property escapes): words that it lets through. */
const words = fc.oneof(
  fc.constantFrom('AB', 'SERRA', 'Ana', 'torra-média', '2026-11-24', 'ç á ñ', '   x   '),
  fc.string({ minLength: 1, maxLength: 40 }),
);

const matching = (pattern: string): fc.Arbitrary<string> => {
  // Without the flag that they need, property escapes would be read as letters, and hardly a word would pass.
  if (/\\p\{|\(\?[!=<]/.test(pattern)) return words;
  try {
    return fc.stringMatching(new RegExp(pattern));
  } catch {
    return words;
  }
};

const text = ({ pattern, format, minLength = 0, maxLength = 200 }: Schema): fc.Arbitrary<string> => {
  const fits = (value: string): boolean =>
    value.length >= minLength &&
    value.length <= maxLength &&
    (pattern === undefined || new RegExp(pattern, 'u').test(value));
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (format === 'date')
    return fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  if (format === 'email') return fc.stringMatching(/^[a-z]{1,12}$/).map((name) => `${name}.fuzz@example.com`);
  const any =
    pattern === undefined ? fc.string({ minLength, maxLength: Math.min(maxLength, 200) }) : matching(pattern);
  return any.filter(fits);
};

const fields = ({ properties = {}, required = [] }: Schema): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, satisfying(schema)])),
    { requiredKeys: required },
  );

/** Values that a schema allows. What its own words cannot say (two fields that exclude each other) may still be wrong. */
export const satisfying = (schema: Schema): fc.Arbitrary<unknown> => {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const either = schema.oneOf ?? schema.anyOf;
  if (either) return fc.oneof(...either.map(satisfying));
  const { minimum = -1000, maximum = 100_000 } = schema;
  if (schema.type === 'integer') return fc.integer({ min: minimum, max: maximum });
  if (schema.type === 'number') return fc.double({ min: minimum, max: maximum, noNaN: true });
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'array')
    return fc.array(satisfying(schema.items ?? {}), {
      minLength: schema.minItems ?? 0,
      maxLength: Math.min(schema.maxItems ?? 3, 5),
    });
  if (schema.type === 'object') return fields(schema);
  return schema.type === 'string' ? text(schema) : fc.anything({ maxDepth: 1 });
};

/** What a stranger sends where something else is meant: types, sizes, encodings and names that have broken others. */
const oddities: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0.1,
    1e308,
    Number.MAX_SAFE_INTEGER,
    '',
    ' ',
    '\u0000',
    '\r\nSet-Cookie: a=b',
    '../../etc/passwd',
    '$' + '{jndi:ldap://x}',
    "' OR 1=1 --",
    '<script>alert(1)</script>',
    '\ud800',
    '\u202e',
    [],
    [[]],
    {},
    { $gt: '' },
    { S: 'x' },
    'a'.repeat(5_000),
  ),
  fc.anything({ maxDepth: 3, maxKeys: 4 }),
);

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};

const without = (value: Record<string, unknown>, name: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));

/** A value of the schema with one thing wrong: a field that is missing, strange, or nobody asked for; or no such value. */
export const violating = (schema: Schema): fc.Arbitrary<unknown> => {
  const names = Object.keys(schema.properties ?? {});
  if (names.length === 0) return oddities;
  const good = satisfying(schema).map(asRecord);
  const name = fc.constantFrom(...names);
  return fc.oneof(
    fc.tuple(good, name).map(([value, gone]) => without(value, gone)),
    fc.tuple(good, name, oddities).map(([value, field, odd]) => ({ ...value, [field]: odd })),
    fc.tuple(good, oddities).map(([value, odd]) => ({ ...value, isAdmin: odd })),
    oddities,
  );
};

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

/**
 * Words that break the schema of a path's parameters: one of them at a time is strange. Dots alone would be another path
 * before they are sent, and half a character cannot be sent at all.
 */
export const violatingTexts = (schema: Schema): fc.Arbitrary<Record<string, string>> =>
  fc
    .tuple(
      satisfying(schema).map(asRecord),
      fc.constantFrom(...Object.keys(schema.properties ?? {})),
      oddities,
    )
    .map(([values, name, odd]) =>
      Object.fromEntries(
        Object.entries({ ...values, [name]: asText(odd).toWellFormed() }).map(([key, value]) => [
          key,
          asText(value),
        ]),
      ),
    )
    .filter((values) => Object.values(values).every((value) => !/^\.{0,2}$/.test(value)));

/** What a header can carry at all, and nobody means. */
export const headerOddities: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    'null',
    'undefined',
    '*',
    '../..',
    "' OR 1=1 --",
    '{"$ne":""}',
    'a'.repeat(81),
    'a'.repeat(4_000),
  ),
  fc.stringMatching(/^[!-~]([ -~]{0,60}[!-~])?$/),
);

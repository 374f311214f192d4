import * as z from 'zod';

const FieldToMatch = z.union([
  z.object({ UriPath: z.unknown() }).transform(() => ({ part: 'path' as const, name: '' })),
  z.object({ QueryString: z.unknown() }).transform(() => ({ part: 'query' as const, name: '' })),
  z.object({ Method: z.unknown() }).transform(() => ({ part: 'method' as const, name: '' })),
  z.object({ Body: z.unknown() }).transform(() => ({ part: 'body' as const, name: '' })),
  z
    .object({ SingleHeader: z.union([z.object({ Name: z.string() }), z.object({ name: z.string() })]) })
    .transform(({ SingleHeader: header }) => ({
      part: 'header' as const,
      name: 'Name' in header ? header.Name : header.name,
    })),
]);
export type Field = z.infer<typeof FieldToMatch>;

// Applied in order of priority.
const Transformations = z
  .array(z.object({ Type: z.string(), Priority: z.number().default(0) }))
  .default([])
  .transform((steps) => steps.sort((a, b) => a.Priority - b.Priority).map(({ Type }) => Type));

export type Statement =
  | { kind: 'size'; field: Field; comparison: string; size: number }
  | { kind: 'bytes'; field: Field; position: string; search: string; transformations: readonly string[] }
  | { kind: 'regex'; field: Field; pattern: string; transformations: readonly string[] }
  | { kind: 'rate'; limit: number; windowSeconds: number; within?: Statement }
  | { kind: 'label'; key: string; isNamespace: boolean }
  | { kind: 'and' | 'or'; statements: Statement[] }
  | { kind: 'not'; statement: Statement }
  /** AWS's managed groups, IP sets and the like: never match here. */
  | { kind: 'unplayed' };

const Matched = { FieldToMatch, TextTransformations: Transformations };

const Size = z
  .object({
    SizeConstraintStatement: z.object({
      ...Matched,
      ComparisonOperator: z.string(),
      Size: z.coerce.number(),
    }),
  })
  .transform(
    ({ SizeConstraintStatement: it }): Statement => ({
      kind: 'size',
      field: it.FieldToMatch,
      comparison: it.ComparisonOperator,
      size: it.Size,
    }),
  );

const Bytes = z
  .object({
    ByteMatchStatement: z.object({ ...Matched, PositionalConstraint: z.string(), SearchString: z.string() }),
  })
  .transform(
    ({ ByteMatchStatement: it }): Statement => ({
      kind: 'bytes',
      field: it.FieldToMatch,
      position: it.PositionalConstraint,
      search: it.SearchString,
      transformations: it.TextTransformations,
    }),
  );

const Regex = z.object({ RegexMatchStatement: z.object({ ...Matched, RegexString: z.string() }) }).transform(
  ({ RegexMatchStatement: it }): Statement => ({
    kind: 'regex',
    field: it.FieldToMatch,
    pattern: it.RegexString,
    transformations: it.TextTransformations,
  }),
);

const Label = z
  .object({ LabelMatchStatement: z.object({ Scope: z.enum(['LABEL', 'NAMESPACE']), Key: z.string() }) })
  .transform(
    ({ LabelMatchStatement: it }): Statement => ({
      kind: 'label',
      key: it.Key,
      isNamespace: it.Scope === 'NAMESPACE',
    }),
  );

const Statement: z.ZodType<Statement> = z.lazy(() =>
  z.union([Size, Bytes, Regex, Label, Rate, And, Or, Not, Unplayed]),
);

const Rate = z
  .object({
    RateBasedStatement: z.object({
      Limit: z.coerce.number(),
      // WAF's own default is five minutes.
      EvaluationWindowSec: z.coerce.number().default(300),
      ScopeDownStatement: Statement.optional(),
    }),
  })
  .transform(
    ({ RateBasedStatement: it }): Statement => ({
      kind: 'rate',
      limit: it.Limit,
      windowSeconds: it.EvaluationWindowSec,
      ...(it.ScopeDownStatement && { within: it.ScopeDownStatement }),
    }),
  );

const And = z
  .object({ AndStatement: z.object({ Statements: z.array(Statement) }) })
  .transform((it): Statement => ({ kind: 'and', statements: it.AndStatement.Statements }));

const Or = z
  .object({ OrStatement: z.object({ Statements: z.array(Statement) }) })
  .transform((it): Statement => ({ kind: 'or', statements: it.OrStatement.Statements }));

const Not = z
  .object({ NotStatement: z.object({ Statement }) })
  .transform((it): Statement => ({ kind: 'not', statement: it.NotStatement.Statement }));

const Unplayed = z.unknown().transform((): Statement => ({ kind: 'unplayed' }));

const CustomResponse = z.object({
  ResponseCode: z.coerce.number(),
  CustomResponseBodyKey: z.string().optional(),
  ResponseHeaders: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
});

const Rule = z.object({
  Name: z.string(),
  Priority: z.number(),
  Action: z
    .object({
      Block: z.object({ CustomResponse: CustomResponse.optional() }).optional(),
      Allow: z.unknown().optional(),
    })
    .optional(),
  RuleLabels: z.array(z.object({ Name: z.string() })).default([]),
  Statement,
});

export type Rule = {
  readonly name: string;
  readonly action: 'block' | 'allow' | 'count';
  readonly statement: Statement;
  /** Left on a request that matches, for the rules after it. */
  readonly labels: readonly string[];
  /** Absent: CloudFront's own 403, to which custom error pages apply. */
  readonly response?: {
    readonly status: number;
    readonly headers: readonly (readonly [name: string, value: string])[];
    readonly body?: { type: string; content: string };
  };
};

export type WebAcl = { readonly rules: readonly Rule[] };

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  APPLICATION_JSON: 'application/json',
  TEXT_HTML: 'text/html; charset=utf-8',
  TEXT_PLAIN: 'text/plain; charset=utf-8',
};

export const WebAclProperties = z
  .object({
    Rules: z.array(Rule).default([]),
    CustomResponseBodies: z
      .record(z.string(), z.object({ ContentType: z.string(), Content: z.string() }))
      .default({}),
  })
  .transform(({ Rules, CustomResponseBodies: bodies }): WebAcl => {
    const rules = Rules.sort((a, b) => a.Priority - b.Priority).map((rule): Rule => {
      const custom = rule.Action?.Block?.CustomResponse;
      const body = bodies[custom?.CustomResponseBodyKey ?? ''];
      const action = rule.Action?.Block ? 'block' : rule.Action?.Allow ? 'allow' : 'count';
      return {
        name: rule.Name,
        action,
        statement: rule.Statement,
        labels: rule.RuleLabels.map(({ Name }) => Name),
        ...(custom && {
          response: {
            status: custom.ResponseCode,
            headers: custom.ResponseHeaders.map(({ Name, Value }) => [Name, Value] as const),
            ...(body && {
              body: { type: CONTENT_TYPES[body.ContentType] ?? body.ContentType, content: body.Content },
            }),
          },
        }),
      };
    });
    return { rules };
  });

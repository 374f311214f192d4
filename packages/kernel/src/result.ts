/** What a use case answers: a value, or an expected failure by its stable code. Surprises are thrown. */
export type Result<Value, Code extends string> = { ok: true; value: Value } | Failure<Code>;
export type Failure<Code extends string> = { ok: false; code: Code; detail?: string };

/** A success. */
export const ok = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });

/** An expected failure; `detail` is for the person, never for a program. */
export const fail = <Code extends string>(code: Code, detail?: string): Failure<Code> =>
  detail === undefined ? { ok: false, code } : { ok: false, code, detail };

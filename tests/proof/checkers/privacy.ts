import { broken, type Violation } from './violation.ts';

/** Text that may stand in no log: as typed, and as bare digits where it is a number. */
export const personalData = (person: Readonly<Record<string, string>>): string[] => {
  const texts = Object.values(person);
  const digits = texts.map((text) => text.replace(/\D/g, '')).filter((number) => number.length >= 8);
  return [...new Set([...texts, ...digits])];
};

/** `at` is the instant by the clock of whoever keeps the log, not of who wrote it. */
export type LogLine = { group: string; message: string; at: number };

export const noPersonalData = (lines: readonly LogLine[], secrets: readonly string[]): Violation[] =>
  lines.flatMap(({ group, message }) =>
    secrets
      .filter((secret) => message.includes(secret))
      // The finding goes to a terminal and a file: it names the kind of line, not the person.
      .map((secret) => broken('no-personal-data', `${group} holds ${secret.length} characters of a person`)),
  );

/** The report about something that is there twice, and when two statements are certainly there together. */
import type { Report } from '../../src/lint/rule.ts';
import { type Statement, spanOf } from '../../src/nginx/config/context.ts';

/** `what` completes "nginx does not start: …". */
export function twice(second: Statement, first: Statement, what: string): Report {
  return {
    message: `nginx does not start: ${what}.`,
    span: spanOf(second),
    related: [{ message: 'it is set here already', span: spanOf(first) }],
  };
}

/** Whether a statement is in its block in every rendering of a template, with a name that is known. */
export function inEveryRendering({ directive }: Statement): boolean {
  return !directive.conditional && !directive.name.templated;
}

/** Likewise, and its words are known too. */
export function isCertain(statement: Statement): boolean {
  return inEveryRendering(statement) && !statement.directive.args.some(({ templated }) => templated);
}

/** Reports each statement whose key another one had before it; null is no key. */
export function* repeated(
  statements: Iterable<Statement>,
  keyOf: (statement: Statement) => string | null,
  what: (statement: Statement) => string,
): Generator<Report> {
  const firsts = new Map<string, Statement>();
  for (const statement of statements) {
    const key = isCertain(statement) ? keyOf(statement) : null;
    if (key === null) continue;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, statement);
    else yield twice(statement, first, what(statement));
  }
}

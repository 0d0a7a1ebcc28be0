/**
 * Every statement of a Caddyfile with the one around it, those of a snippet once. What is in the block of a directive of
 * nginx is not among them: it is that directive's fault.
 */
import { everyStatement, type Statement } from '../../src/caddy/config/statement.ts';
import type { CaddyConfiguration } from '../../src/caddy/routes.ts';
import { counterpartOf } from './foreign-directives.ts';

export interface Line {
  readonly statement: Statement;
  readonly owner: Statement | null;
}

export function* everyLine({ sites, globalOptions }: CaddyConfiguration): Generator<Line> {
  const seen = new Set<string>();
  const foreign = new Set<Statement>();
  for (const statements of [globalOptions, ...sites.map((site) => site.statements)]) {
    for (const line of everyStatement(statements)) {
      const { file, start } = line.statement.name.span;
      const key = `${file.path} ${start}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (line.owner !== null && foreign.has(line.owner)) {
        foreign.add(line.statement);
        continue;
      }
      if (counterpartOf(line.statement, line.owner) !== undefined) foreign.add(line.statement);
      yield line;
    }
  }
}

/** Upgrade and Connection have rules of their own. */
export function isAboutUpgrade({ statement, owner }: Line): boolean {
  const field = isHeaderLine(owner)
    ? statement.name.value
    : (statement.args.find(({ value }) => !/^[/@*]/.test(value))?.value ?? '');
  const name = statement.name.value;
  const isHeader = name === 'header_up' || name === 'request_header' || isHeaderLine(owner);
  return isHeader && /^[+>?-]?(?:upgrade|connection)$/i.test(field);
}

export function isHeaderLine(owner: Statement | null): boolean {
  return owner !== null && /^(?:request_)?header$/.test(owner.name.value);
}

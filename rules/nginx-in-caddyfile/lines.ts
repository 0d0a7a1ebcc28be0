/** Every statement of a Caddyfile with the one around it, those of a snippet once. */
import { everyStatement, type Statement } from '../../src/caddy/config/statement.ts';
import type { CaddyConfiguration } from '../../src/caddy/routes.ts';

export interface Line {
  readonly statement: Statement;
  readonly owner: Statement | null;
}

export function* everyLine({ sites, globalOptions }: CaddyConfiguration): Generator<Line> {
  const seen = new Set<string>();
  for (const statements of [globalOptions, ...sites.map((site) => site.statements)]) {
    for (const line of everyStatement(statements)) {
      const { file, start } = line.statement.name.span;
      const key = `${file.path} ${start}`;
      if (seen.has(key)) continue;
      seen.add(key);
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

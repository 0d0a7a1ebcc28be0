/** `log` in a site (httpcaddyfile/builtins.go, `parseLogHelper`). */
import type { Statement } from '../../config/statement.ts';
import type { ConfigValue } from '../config-value.ts';
import type { AdaptContext } from '../directive-adapter.ts';
import { readLogLines } from '../logs/log-lines.ts';
import { wholeLine } from './read-line.ts';

export function log(statement: Statement, context: AdaptContext): readonly ConfigValue[] {
  const line = wholeLine(statement, context);
  const [name] = line.rest();
  if (name !== undefined && !context.isAtLeast('2.7')) {
    const message = 'log has a name since Caddy 2.7, and not in this version; remove it';
    line.refuse('arguments', message, name.span, { version: { since: '2.7' } });
  }
  const { isEmpty, hosts, isForNoHost } = readLogLines(line, 'site');
  const given = name?.value ?? (isEmpty ? '' : context.newLog());
  return isForNoHost ? [] : [{ class: 'log', log: given, hosts }];
}

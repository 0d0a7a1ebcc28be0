/** Directives about a whole site: `tls` and `bind`. What a log holds does not matter to any request, so `log` gives nothing. */
import { headSpan, type Statement } from '../../config/statement.ts';
import { objectNode } from '../../json/node.ts';
import type { ConfigValue } from '../config-value.ts';
import type { AdaptContext } from '../directive-adapter.ts';
import { Draft } from '../json-draft.ts';
import { wholeLine } from './read-line.ts';

export function bind(statement: Statement, context: AdaptContext): readonly ConfigValue[] {
  const line = wholeLine(statement, context);
  const addresses = line.rest().map(({ value }) => value);
  const protocols = context.isAtLeast('2.10')
    ? line
        .block()
        .flatMap(({ name, args }) => (name.value === 'protocols' ? args.map(({ value }) => value) : []))
    : [];
  return [{ class: 'bind', addresses, protocols, span: headSpan(statement) }];
}

/** Which certificates a site has does not matter here; that it has a policy of its own means that it speaks TLS. */
export function tls(statement: Statement, context: AdaptContext): readonly ConfigValue[] {
  const span = headSpan(statement);
  const line = wholeLine(statement, context);
  const [first, second, third] = line.rest();
  if (third !== undefined)
    line.refuse(
      'arguments',
      'tls takes a certificate and its key, an email address, or internal',
      third.span,
    );
  else if (
    first !== undefined &&
    second === undefined &&
    first.value !== 'internal' &&
    !first.value.includes('@')
  ) {
    line.refuse(
      'value',
      `tls takes internal, an email address, or a certificate and its key, not ${first.value}`,
      first.span,
    );
  }
  const policy = new Draft(span);
  if (second !== undefined) policy.putAlways('certificate_selection', { any_tag: ['cert0'] }, span);
  for (const { name, args, block } of line.block()) {
    const values = args.map(({ value }) => value);
    switch (name.value) {
      case 'protocols':
        policy.put('protocol_min', values[0] ?? '', name.span);
        policy.put('protocol_max', values[1] ?? '', name.span);
        break;
      case 'ciphers':
        policy.put('cipher_suites', values, name.span);
        break;
      case 'curves':
        policy.put('curves', values, name.span);
        break;
      case 'alpn':
        policy.put('alpn', values, name.span);
        break;
      case 'client_auth':
        policy.putAlways(
          'client_authentication',
          objectNode({ lines: (block ?? []).length }, name.span),
          name.span,
        );
        break;
    }
  }
  const value = policy.node();
  return value.members.length === 0 ? [] : [{ class: 'other', name: 'tls.connection_policy', value }];
}

/** Validated nowhere yet: any number of sinks and filters may be written there. */
export function log(): readonly ConfigValue[] {
  return [];
}

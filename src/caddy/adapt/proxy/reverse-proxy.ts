/** `reverse_proxy`, and what `php_fastcgi` and `forward_auth` make of it (reverseproxy/caddyfile.go, `Handler`). */
import type { Span } from '../../../text/span.ts';
import type { Argument, Statement } from '../../config/statement.ts';
import type { ObjectNode } from '../../json/node.ts';
import type { AdaptContext, HandlerAdapter } from '../directive-adapter.ts';
import { Draft } from '../json-draft.ts';
import { type OptionTable, readOptions } from '../option-lines.ts';
import { ProxyDraft } from './proxy-draft.ts';
import { proxyOptions } from './proxy-options.ts';
import { responseEntries } from './response-handlers.ts';

export const reverseProxy: HandlerAdapter = ({ statement, args, span }, context) => {
  const proxy = new ProxyDraft(span, statement.opaque);
  readProxy(proxy, args, statement.block ?? [], {
    table: proxyOptions(context),
    owner: 'reverse_proxy',
    context,
  });
  return proxyHandler(proxy, context);
};

/** The options that a directive has, which is a proxy or makes one. */
export interface ProxyReading {
  readonly table: OptionTable<ProxyDraft>;
  /** For people: whose options they are. */
  readonly owner: string;
  readonly context: AdaptContext;
}

/** Reads upstreams and options into a proxy that may hold something already. */
export function readProxy(
  proxy: ProxyDraft,
  upstreams: readonly Argument[],
  block: readonly Statement[],
  { table, owner, context }: ProxyReading,
): void {
  for (const word of upstreams) if (!proxy.addUpstream(word, context)) break;
  readOptions(block, table, proxy, owner, context);
  settleTransport(proxy, context);
}

/** The handler, once all is read. */
export function proxyHandler(proxy: ProxyDraft, context: AdaptContext): ObjectNode {
  const entries = responseEntries(proxy, context);
  proxy.handler.put(
    'handle_response',
    entries.map(({ entry }) => entry),
    proxy.span,
  );
  proxy.handler.put('handler', 'reverse_proxy', proxy.span);
  return proxy.handler.node();
}

/** What the scheme of the upstreams and the transport say must agree; one brings about the other. */
function settleTransport(proxy: ProxyDraft, context: AdaptContext): void {
  const { scheme, span } = proxy;
  const implied = proxy.transport === null && (scheme === 'https' || scheme === 'h2c');
  const name = proxy.transport?.name.value ?? (implied ? 'http' : null);
  if (name === null) return;
  const draft = proxy.transport?.draft ?? new Draft(span);
  const place = proxy.transport?.name.span ?? span;
  const isCertain = proxy.transport?.name.certain !== false;
  if (name === 'http') settleHttp(draft, scheme, place, context);
  else if (name === 'fastcgi' && scheme === 'https') {
    const message =
      'FastCGI has no TLS, and Caddy refuses an https:// upstream with it; write the host and port alone';
    context.problem({ code: 'value', message, span: place });
  }
  if (!isCertain || (name === 'http' && draft.isEmpty)) return;
  draft.put('protocol', name, place);
  proxy.handler.putAlways('transport', draft.node(), place);
}

function settleHttp(draft: Draft, scheme: string, place: Span, context: AdaptContext): void {
  if (scheme === 'https') draft.within('tls', place);
  if (scheme === 'http' && draft.has('tls')) {
    const message =
      'the transport speaks TLS, and the upstreams are http://; write https://, or remove the tls options';
    context.problem({ code: 'value', message, span: place });
  }
  if (scheme === 'h2c') draft.put('versions', ['h2c', '2'], place);
}

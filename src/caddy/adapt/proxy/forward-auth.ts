/**
 * `forward_auth` (reverseproxy/forwardauth/caddyfile.go): a proxy to a gateway that is asked with GET; what it answers with 2xx
 * is not sent on, but lets the request go further, with headers that are taken from the answer.
 */
import type { Span } from '../../../text/span.ts';
import { type Argument, headSpan, type Statement, splitMatcher } from '../../config/statement.ts';
import { type ObjectNode, objectNode } from '../../json/node.ts';
import { canonicalField } from '../../language/header-names.ts';
import type { AdaptedRoute } from '../config-value.ts';
import type { AdaptContext, DirectiveAdapter } from '../directive-adapter.ts';
import { byteOrder } from '../go-values.ts';
import { type OptionLine, type OptionTable, wordLines } from '../option-lines.ts';
import { routeNode } from '../subroute.ts';
import { ProxyDraft } from './proxy-draft.ts';
import { proxyOptions } from './proxy-options.ts';
import { proxyHandler, readProxy } from './reverse-proxy.ts';

/** Names in the gateway's answer, with the names under which they go on. */
type CopiedHeaders = Map<string, Argument>;

export const forwardAuth: DirectiveAdapter = (statement, context) => {
  const span = headSpan(statement);
  const { matcher, args } = splitMatcher(statement);
  const match = matcher === null ? null : context.matcherSet(matcher);
  const proxy = gatewayProxy(span, statement.opaque);
  const copied: CopiedHeaders = new Map();
  const table = { ...proxyOptions(context), ...gatewayOptions(copied) };
  readProxy(proxy, args, inReadingOrder(statement), { table, owner: 'forward_auth', context });
  checkUri(statement, context);
  proxy.replacements.unshift(goodAnswer(copied, span, context));
  const handle = [proxyHandler(proxy, context)];
  const route = { match: match === null ? [] : [match], handle, group: null, terminal: false, span };
  return [{ class: 'route', directive: 'forward_auth', route }];
};

/** What Caddy sets before it reads the block. */
function gatewayProxy(span: Span, isOpaque: boolean): ProxyDraft {
  const proxy = new ProxyDraft(span, isOpaque);
  const set = proxy.handler.within('headers', span).within('request', span).within('set', span);
  set.put('X-Forwarded-Method', ['{http.request.method}'], span);
  set.put('X-Forwarded-Uri', ['{http.request.uri}'], span);
  proxy.handler.within('rewrite', span).put('method', 'GET', span);
  return proxy;
}

const OWN_OPTIONS: readonly string[] = ['uri', 'copy_headers'];

/** Its own options are read before those of the proxy, which may say otherwise. */
function inReadingOrder({ block }: Statement): readonly Statement[] {
  const isOwn = ({ name }: Statement): boolean => OWN_OPTIONS.includes(name.value);
  return [...(block ?? []).filter(isOwn), ...(block ?? []).filter((line) => !isOwn(line))];
}

function gatewayOptions(copied: CopiedHeaders): OptionTable<ProxyDraft> {
  return {
    uri: { read: readUri },
    copy_headers: { read: (line) => readCopiedHeaders(line, copied) },
  };
}

function readUri(line: OptionLine, proxy: ProxyDraft): void {
  const uri = line.need('the path of the gateway that is asked');
  if (uri === null) return;
  const rewrite = proxy.handler.within('rewrite', line.span);
  if (rewrite.has('uri') && line.isAtLeast('2.11')) {
    line.refuse('duplicate', 'uri was given before; keep one of them', line.span);
  }
  rewrite.put('uri', uri.value, uri.span);
}

/** `copy_headers A B>C`, or a block of such words. */
function readCopiedHeaders(line: OptionLine, copied: CopiedHeaders): void {
  const inBlock = wordLines(line.block()).flatMap(({ name, args }) => [name, ...args]);
  for (const word of [...line.rest(), ...inBlock]) {
    const [from = '', to = from] = word.value.split('>');
    copied.set(from, { ...word, value: to });
  }
  // Caddy loses count of the braces of an empty block, and refuses what it finds then (measured on 2.6.2).
  if (line.statement.block?.length === 0 && !line.opaque) {
    line.refuse(
      'arguments',
      'copy_headers has an empty block; name the headers in it, or remove it',
      line.name.span,
    );
  }
  if (copied.size === 0) line.refuse('arguments', 'copy_headers needs the name of a header', line.name.span);
}

function checkUri(statement: Statement, context: AdaptContext): void {
  const said = (statement.block ?? []).findLast(({ name, args }) => name.value === 'uri' && args.length > 0);
  if (
    (said?.args[0]?.value ?? '') !== '' ||
    statement.opaque ||
    (statement.block ?? []).some(({ name }) => !name.certain)
  )
    return;
  const message = 'forward_auth needs to know what to ask the gateway for; add a line such as uri /verify';
  context.problem({ code: 'arguments', message, span: statement.name.span });
}

function goodAnswer(copied: CopiedHeaders, span: Span, context: AdaptContext) {
  const routes = context.isAtLeast('2.9') ? guardedRoutes(copied, span, context) : [copyAll(copied, span)];
  const entry = objectNode({ match: { status_code: [2] }, routes: routes.map(routeNode) }, span);
  return { isMatched: true, entry };
}

/** Before 2.9 what the gateway did not send was set all the same. */
function copyAll(copied: CopiedHeaders, span: Span): AdaptedRoute {
  const set = Object.fromEntries(
    [...copied].map(([from, to]) => [canonicalField(to.value), [takenFrom(from, to)]] as const),
  );
  return handling([], objectNode({ handler: 'headers', request: copied.size === 0 ? {} : { set } }, span));
}

function takenFrom(from: string, { span }: Argument) {
  return { kind: 'string', value: placeholder(from), span } as const;
}

function placeholder(from: string): string {
  return `{http.reverse_proxy.header.${canonicalField(from)}}`;
}

/** Each header for itself, if the gateway sent it; since 2.11.2 what the client sent under its name is deleted first. */
function guardedRoutes(copied: CopiedHeaders, span: Span, context: AdaptContext): readonly AdaptedRoute[] {
  const routes = [handling([], objectNode({ handler: 'vars' }, span))];
  for (const [from, to] of [...copied].sort(([a], [b]) => byteOrder(a, b))) {
    const name = canonicalField(to.value);
    const isEmpty = objectNode({ not: [{ vars: { [placeholder(from)]: [''] } }] }, span);
    const set = { [name]: [takenFrom(from, to)] };
    if (context.isAtLeast('2.11.2')) {
      routes.push(handling([], objectNode({ handler: 'headers', request: { delete: [name] } }, to.span)));
    }
    routes.push(handling([isEmpty], objectNode({ handler: 'headers', request: { set } }, to.span)));
  }
  return routes;
}

function handling(match: readonly ObjectNode[], handler: ObjectNode): AdaptedRoute {
  return { match, handle: [handler], group: null, terminal: false, span: handler.span };
}

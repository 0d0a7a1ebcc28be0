/**
 * `php_fastcgi` (reverseproxy/fastcgi/caddyfile.go): a redirect for directories, a rewrite to an index file, and a proxy for what
 * is PHP. With a matcher of its own all three stand in a subroute.
 */
import { type Argument, headSpan, splitMatcher } from '../../config/statement.ts';
import { type ObjectNode, objectNode } from '../../json/node.ts';
import type { AdaptedRoute } from '../config-value.ts';
import type { AdaptContext, DirectiveAdapter } from '../directive-adapter.ts';
import { Draft } from '../json-draft.ts';
import type { Option, OptionLine, OptionTable } from '../option-lines.ts';
import { textsOf } from '../option-values.ts';
import { ProxyDraft } from './proxy-draft.ts';
import { proxyOptions } from './proxy-options.ts';
import { proxyHandler, readProxy } from './reverse-proxy.ts';
import { FASTCGI_TRANSPORT } from './transport-fastcgi.ts';

export const phpFastCgi: DirectiveAdapter = (statement, context) => {
  const span = headSpan(statement);
  const { matcher, args } = splitMatcher(statement);
  const match = matcher === null ? null : context.matcherSet(matcher);
  const php = new PhpDraft(new ProxyDraft(span, statement.opaque));
  const block = statement.block ?? [];
  const table = { ...proxyOptions(context), ...phpOptions(php) };
  readProxy(php.proxy, args, block, { table, owner: 'php_fastcgi', context });
  const routes = routesOf(php, context);
  if (match === null) return [{ class: 'routes', directive: 'php_fastcgi', routes }];
  const handle = [context.subrouteOf(routes, span)];
  const route = { match: [match], handle, group: null, terminal: false, span };
  return [{ class: 'route', directive: 'php_fastcgi', route }];
};

/** What the lines say beside what they say of the proxy. */
class PhpDraft {
  readonly proxy: ProxyDraft;
  readonly transport: Draft;
  index: Argument | null = null;
  tryFiles: readonly Argument[] = [];

  constructor(proxy: ProxyDraft) {
    this.proxy = proxy;
    this.proxy.hasFixedTransport = true;
    this.transport = new Draft(proxy.span);
    this.transport.put('split_path', ['.php'], proxy.span);
  }
}

function phpOptions(php: PhpDraft): OptionTable<ProxyDraft> {
  const ofTransport = Object.entries(FASTCGI_TRANSPORT).map(
    ([name, option]): [string, Option<ProxyDraft>] => [
      name,
      { ...option, read: (line) => option.read(line, php.transport) },
    ],
  );
  const flag = (field: string): Option<ProxyDraft> => ({
    read: (line) => {
      line.rest();
      php.transport.put(field, true, line.span);
    },
  });
  return {
    ...Object.fromEntries(ofTransport),
    resolve_root_symlink: flag('resolve_root_symlink'),
    capture_stderr: flag('capture_stderr'),
    index: { read: (line) => readIndex(line, php) },
    try_files: { read: (line) => readTryFiles(line, php) },
  };
}

function readIndex(line: OptionLine, php: PhpDraft): void {
  const [index] = line.exactly(1, 1, 'the name of one index file, or off') ?? [];
  if (index !== undefined) php.index = index;
}

function readTryFiles(line: OptionLine, php: PhpDraft): void {
  php.tryFiles = line.rest();
  if (php.tryFiles.length === 0) line.refuse('arguments', 'try_files needs a file', line.name.span);
}

function routesOf(php: PhpDraft, context: AdaptContext): readonly AdaptedRoute[] {
  const { proxy, transport } = php;
  const { span } = proxy;
  const split = endings(transport);
  if (!proxy.handler.has('transport')) {
    transport.put('protocol', 'fastcgi', span);
    proxy.handler.putAlways('transport', transport.node(), span);
  }
  const phpFiles = objectNode({ path: split.map((ending) => `*${ending}`) }, span);
  const last = route([phpFiles], proxyHandler(proxy, context), php);
  return php.index?.value === 'off' ? [last] : [...indexRoutes(php, split, context), last];
}

/** What a path is split at. */
function endings(transport: Draft): readonly string[] {
  const node = transport.node().members.find(({ name }) => name === 'split_path')?.value;
  return node?.kind === 'array' ? node.items.map((item) => (item.kind === 'string' ? item.value : '')) : [];
}

/** Since 2.9 files of one's own do away with the redirect, unless the index of a directory is among them. */
function indexRoutes(
  php: PhpDraft,
  split: readonly string[],
  context: AdaptContext,
): readonly AdaptedRoute[] {
  const { span } = php.proxy;
  const index = php.index?.value ?? 'index.php';
  const ofDirectory = `{http.request.uri.path}/${index}`;
  const isModern = context.isAtLeast('2.9');
  const own = php.tryFiles;
  const files = own.length === 0 ? ['{http.request.uri.path}', ofDirectory, index] : textsOf(own);
  const fallsBack = own.length === 0 || own.at(-1)?.value.endsWith('.php') === true;
  const rewrites = route(
    [
      objectNode(
        {
          file: {
            try_files: files,
            try_policy: isModern && fallsBack ? 'first_exist_fallback' : undefined,
            split_path: split,
          },
        },
        span,
      ),
    ],
    objectNode({ handler: 'rewrite', uri: '{http.matchers.file.relative}' }, span),
    php,
  );
  const redirects = !isModern || own.length === 0 || own.some(({ value }) => value === ofDirectory);
  return redirects ? [redirect(php, ofDirectory, isModern), rewrites] : [rewrites];
}

/** To the path with a slash at its end, where that is a directory with an index. */
function redirect(php: PhpDraft, ofDirectory: string, keepsQuery: boolean): AdaptedRoute {
  const { span } = php.proxy;
  const query = keepsQuery ? '{http.request.orig_uri.prefixed_query}' : '';
  const location = `{http.request.orig_uri.path}/${query}`;
  return route(
    [objectNode({ file: { try_files: [ofDirectory] }, not: [{ path: ['*/'] }] }, span)],
    objectNode({ handler: 'static_response', headers: { Location: [location] }, status_code: 308 }, span),
    php,
  );
}

function route(match: readonly ObjectNode[], handler: ObjectNode, { proxy }: PhpDraft): AdaptedRoute {
  return { match, handle: [handler], group: null, terminal: false, span: proxy.span };
}

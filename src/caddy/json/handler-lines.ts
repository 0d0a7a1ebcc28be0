/** The handlers of a JSON route, each as the directive of a Caddyfile that it comes from, or would come from. */
import { lookUp } from '../../text/look-up.ts';

import type { Span } from '../../text/span.ts';
import type { Argument, Statement } from '../config/statement.ts';
import type { Directive } from '../syntax/tree.ts';
import { operationLines } from './header-lines.ts';
import { type LineParts, line, memberLine, word, wordAt } from './line.ts';
import {
  type Cursor,
  isTrueAt,
  itemsOf,
  memberAt,
  membersAt,
  membersOf,
  type NamedCursor,
  textAt,
  textsAt,
} from './place.ts';
import { isForwardAuth, proxyLines, upstreamWords } from './proxy-lines.ts';

/** What is around a handler. */
export interface Around {
  /** What its directive is given before its own arguments. */
  readonly token: Argument | null;
  /** The files that its matcher looks for, where it asks for nothing else. */
  readonly files: readonly Argument[] | null;
  readonly owner: Directive | null;
  readonly group: string | null;
  /** Its route is the last one for what it matches, and it is the last handler of its route. */
  readonly ends: boolean;
  /** The routes of a subroute, or of an answer. */
  readonly lower: (routes: Cursor, owner: Directive) => readonly Statement[];
}

/** The directives of one handler: `headers` gives two where it changes requests and responses. */
export function handlerLines(handler: Cursor, around: Around): readonly Statement[] {
  const name = memberAt(handler, 'handler');
  const kind = textAt(handler, 'handler');
  if (name === null || kind === null) return [];
  const make: MakeLine = (directive, args = [], parts = {}) =>
    line(
      directive,
      {
        head: name.span,
        place: handler.place,
        group: around.group,
        ends: around.ends,
        ...parts,
        args: around.token === null ? withoutMatcher(args, name.span) : [around.token, ...args],
      },
      around.owner,
    );
  const lower = lookUp(HANDLERS, kind);
  return lower === undefined ? [make(kind, [], { opaque: true })] : lower(handler, make, around);
}

/** A first word that could be one is none. */
function withoutMatcher(args: readonly Argument[], span: Span): readonly Argument[] {
  return /^(?:\*$|[/@])/.test(args[0]?.value ?? '') ? [word('*', span), ...args] : args;
}

type Lower = (handler: Cursor, make: MakeLine, around: Around) => readonly Statement[];
type MakeLine = (directive: string, args?: readonly Argument[], parts?: Partial<LineParts>) => Statement;

const HANDLERS: Readonly<Record<string, Lower>> = {
  subroute,
  headers,
  reverse_proxy: reverseProxy,
  static_response: staticResponse,
  error: (handler, make) => [make('error', present(wordAt(memberAt(handler, 'status_code'))))],
  rewrite,
  authentication: (handler, make) => [
    make(memberAt(memberAt(handler, 'providers'), 'http_basic') === null ? 'authentication' : 'basic_auth'),
  ],
  encode: (handler, make) => [
    make(
      'encode',
      membersAt(handler, 'encodings').map(({ name, nameSpan }) => word(name, nameSpan)),
      { block: (owner) => encodeLines(handler, owner) },
    ),
  ],
  file_server: (_, make) => [make('file_server')],
  templates: (_, make) => [make('templates')],
  vars,
  invoke: (handler, make) => [make('invoke', present(wordAt(memberAt(handler, 'name'))))],
  request_body: (handler, make) => [
    make('request_body', [], { block: (owner) => ownMembers(handler, owner) }),
  ],
  intercept: (handler, make, { lower }) => [
    make('intercept', [], {
      block: (owner) =>
        itemsOf(memberAt(handler, 'handle_response')).flatMap((each) => {
          const routes = memberAt(each, 'routes');
          return routes === null ? [] : lower(routes, owner);
        }),
    }),
  ],
  push: (_, make) => [make('push')],
  tracing: (_, make) => [make('tracing')],
  map: (_, make) => [make('map')],
  metrics: (_, make) => [make('metrics')],
  acme_server: (_, make) => [make('acme_server')],
  copy_response: (_, make) => [make('copy_response')],
  copy_response_headers: (_, make) => [make('copy_response_headers')],
  log_append: (_, make) => [make('log_append')],
};

function subroute(
  handler: Cursor,
  make: MakeLine,
  { token, group, ends, lower }: Around,
): readonly Statement[] {
  const routes = memberAt(handler, 'routes');
  const prefix = strippedPrefix(handler);
  const isStripped =
    prefix !== null && token !== null && token.value.replace(/\/?\*$/, '') === prefix.replace(/\/$/, '');
  const name = isStripped ? 'handle_path' : group !== null || ends ? 'handle' : 'route';
  const block = (owner: Directive) => {
    const lines = routes === null ? [] : lower(routes, owner);
    return isStripped ? lines.slice(1) : lines;
  };
  return [make(name, [], { block })];
}

/** The prefix that the first route of a subroute takes off all paths. */
function strippedPrefix(handler: Cursor): string | null {
  const [first] = itemsOf(memberAt(handler, 'routes'));
  if (first === undefined || memberAt(first, 'match') !== null) return null;
  const [rewriter, ...others] = itemsOf(memberAt(first, 'handle'));
  if (rewriter === undefined || others.length > 0 || textAt(rewriter, 'handler') !== 'rewrite') return null;
  return textAt(rewriter, 'strip_path_prefix');
}

function headers(handler: Cursor, make: MakeLine): readonly Statement[] {
  const request = memberAt(handler, 'request');
  const response = memberAt(handler, 'response');
  const lines: Statement[] = [];
  if (request !== null)
    lines.push(make('request_header', [], { block: (owner) => operationLines(request, null, owner) }));
  if (response !== null) lines.push(make('header', [], { block: (owner) => responseLines(response, owner) }));
  return lines;
}

function responseLines(response: NamedCursor, owner: Directive): readonly Statement[] {
  return [
    ...operationLines(response, null, owner),
    ...(isTrueAt(response, 'deferred')
      ? memberLine(memberAt(response, 'deferred'), owner, { name: 'defer', args: [] })
      : []),
    ...memberLine(memberAt(response, 'require'), owner, { name: 'match' }),
  ];
}

function reverseProxy(handler: Cursor, make: MakeLine, { token, lower }: Around): readonly Statement[] {
  const transport = textAt(memberAt(handler, 'transport'), 'protocol');
  const isPhp = transport === 'fastcgi' && token?.value.includes('*.php') === true;
  const name = isForwardAuth(handler) ? 'forward_auth' : isPhp ? 'php_fastcgi' : 'reverse_proxy';
  return [make(name, upstreamWords(handler), { block: (owner) => proxyLines(handler, lower, owner) })];
}

function staticResponse(handler: Cursor, make: MakeLine): readonly Statement[] {
  if (isTrueAt(handler, 'abort')) return [make('abort')];
  const status = wordAt(memberAt(handler, 'status_code'));
  const location = membersAt(handler, 'headers').find(({ name }) => name.toLowerCase() === 'location');
  const target = location === undefined ? undefined : textsAt(location)[0];
  if (target !== undefined) return [make('redir', [word(target.text, target.node.span), ...present(status)])];
  return [make('respond', [...present(wordAt(memberAt(handler, 'body'))), ...present(status)])];
}

/** One handler may rewrite several things; each is a directive of its own in a Caddyfile. */
function rewrite(handler: Cursor, make: MakeLine, around: Around): readonly Statement[] {
  const { files } = around;
  const part = (name: string) => memberAt(handler, name);
  const lines: Statement[] = [];
  const method = wordAt(part('method'));
  if (method !== null) lines.push(make('method', [method]));
  const uri = part('uri');
  const target = wordAt(uri);
  if (uri !== null && target !== null)
    lines.push(
      files === null || !isFound(target) ? make('rewrite', [target]) : tryFiles(handler, files, around),
    );
  for (const [name, action] of URI_ACTIONS) {
    const member = part(name);
    if (member === null) continue;
    const value = wordAt(member);
    lines.push(make('uri', [word(action, member.nameSpan), ...present(value)]));
  }
  return lines;
}

const URI_ACTIONS = [
  ['strip_path_prefix', 'strip_prefix'],
  ['strip_path_suffix', 'strip_suffix'],
  ['uri_substring', 'replace'],
  ['path_regexp', 'path_regexp'],
  ['query', 'query'],
] as const;

/** What a file matcher found: what `try_files` becomes. */
function isFound({ value }: Argument): boolean {
  return value === '{http.matchers.file.relative}';
}

/** `try_files` takes no matcher: it is one. */
function tryFiles(handler: Cursor, files: readonly Argument[], { owner, group, ends }: Around): Statement {
  const head = memberAt(handler, 'handler')?.span ?? handler.node.span;
  return line('try_files', { head, place: handler.place, args: files, group, ends }, owner);
}

function vars(handler: Cursor, make: MakeLine): readonly Statement[] {
  const own = membersOf(handler).filter(({ name }) => name !== 'handler');
  const root = own.length === 1 && own[0]?.name === 'root' ? wordAt(own[0]) : null;
  return [root === null ? make('vars') : make('root', [root])];
}

function encodeLines(handler: Cursor, owner: Directive): readonly Statement[] {
  return [
    ...memberLine(memberAt(handler, 'minimum_length'), owner),
    ...memberLine(memberAt(handler, 'match'), owner, {
      block: (inner) =>
        membersAt(memberAt(handler, 'match'), 'headers').flatMap((field) =>
          textsAt(field).map(({ text, node }) =>
            line(
              'header',
              {
                head: field.span,
                place: field.place,
                args: [word(field.name, field.nameSpan), word(text, node.span)],
              },
              inner,
            ),
          ),
        ),
    }),
  ];
}

function ownMembers(handler: Cursor, owner: Directive): readonly Statement[] {
  return membersOf(handler)
    .filter(({ name }) => name !== 'handler')
    .flatMap((member) => memberLine(member, owner));
}

function present(argument: Argument | null): readonly Argument[] {
  return argument === null ? [] : [argument];
}

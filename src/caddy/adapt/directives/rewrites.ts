/** `rewrite`, `method`, `uri` and `try_files`: what changes the request itself (modules/caddyhttp/rewrite/caddyfile.go). */
import { lookUp } from '../../../text/look-up.ts';
import { type Argument, headSpan, type Statement, splitMatcher } from '../../config/statement.ts';
import { type ObjectNode, objectNode, type PlainJson } from '../../json/node.ts';
import { routeOf } from '../block-values.ts';
import type { ConfigValue } from '../config-value.ts';
import type { AdaptContext, HandlerAdapter } from '../directive-adapter.ts';
import { goInteger } from '../go-values.ts';
import { Draft } from '../json-draft.ts';
import { type OptionLine, type OptionTable, readOptions } from '../option-lines.ts';
import { queryChanges } from './query-changes.ts';
import { endOfLine, lineOf, wholeLine } from './read-line.ts';

/** From 2.8 on a single argument is the target, even if it looks like a path matcher. */
export function rewrite(statement: Statement, context: AdaptContext): readonly ConfigValue[] {
  const options = new Draft(headSpan(statement));
  const isOptional = context.isAtLeast('2.11') && statement.block !== null;
  if (isOptional) readOptions(statement.block ?? [], REWRITE_OPTIONS, options, 'rewrite', context);
  const line = isOptional ? { ...statement, block: null } : statement;
  return withOneArgument(line, context, 'a target', (uri, span) =>
    objectNode(
      {
        ...(options.has('force_modify_query') ? { force_modify_query: true } : {}),
        handler: 'rewrite',
        uri: uri.value === '' ? undefined : uri.value,
      },
      span,
    ),
  );
}

/** Which release brought it has not been looked up; it is after 2.10. */
const REWRITE_OPTIONS: OptionTable<Draft> = {
  force_modify_query: { read: (line, draft) => draft.put('force_modify_query', true, line.name.span) },
};

export function root(statement: Statement, context: AdaptContext): readonly ConfigValue[] {
  return withOneArgument(statement, context, 'a directory', (directory, span) =>
    objectNode({ handler: 'vars', root: directory.value }, span),
  );
}

function withOneArgument(
  statement: Statement,
  context: AdaptContext,
  what: string,
  make: (argument: Argument, span: ObjectNode['span']) => ObjectNode,
): readonly ConfigValue[] {
  const isAlone = statement.args.length === 1 && context.isAtLeast('2.8');
  const { matcher, args } = isAlone ? { matcher: null, args: statement.args } : splitMatcher(statement);
  const match = matcher === null ? null : context.matcherSet(matcher);
  const span = headSpan(statement);
  const line = lineOf({ statement, args, span }, context);
  const argument = line.need(matcher === null ? what : `${what} behind the matcher ${matcher.value}`);
  endOfLine(line);
  return argument === null ? [] : [routeOf(statement, match, [make(argument, span)])];
}

export const method: HandlerAdapter = (directive, context) => {
  const line = lineOf(directive, context);
  const argument = line.need('a method such as GET');
  endOfLine(line);
  return argument === null
    ? null
    : objectNode({ handler: 'rewrite', method: argument.value }, directive.span);
};

export const uri: HandlerAdapter = (directive, context) => {
  const { span } = directive;
  const line = lineOf(directive, context);
  const [operation, ...args] = line.rest();
  if (operation === undefined || (args.length === 0 && operation.value !== 'query')) {
    line.refuse(
      'arguments',
      'uri needs an operation and its arguments, such as strip_prefix /api',
      line.name.span,
    );
    return null;
  }
  const members = operationOn(operation, args, line);
  if (operation.value !== 'query') line.remainder();
  return members === null ? null : objectNode({ handler: 'rewrite', ...members }, span);
};

const MOST: Readonly<Record<string, readonly [least: number, most: number, takes: string]>> = {
  strip_prefix: [1, 1, 'one prefix'],
  strip_suffix: [1, 1, 'one suffix'],
  replace: [2, 3, 'what to find, what to put in its place, and at most how often'],
  path_regexp: [2, 2, 'a regular expression and what to put in its place'],
};

function operationOn(
  operation: Argument,
  args: readonly Argument[],
  line: OptionLine,
): { readonly [name: string]: PlainJson } | null {
  const name = operation.value;
  if (name === 'query' && line.isAtLeast('2.8')) return { query: queryChanges(args, line) };
  const limits = lookUp(MOST, name);
  if (limits === undefined) {
    if (name === 'query') {
      const message = 'uri changes queries since Caddy 2.8, and not in this version';
      line.refuse('unknown-option', message, operation.span, { version: { since: '2.8' } });
    } else {
      const message = `uri has no operation ${name}; it has ${Object.keys(MOST).join(', ')}`;
      line.refuse('value', message, operation.span);
    }
    return null;
  }
  const [least, most, takes] = limits;
  if (args.length < least || args.length > most) {
    line.refuse('arguments', `uri ${name} takes ${takes}`, args[most]?.span ?? operation.span);
    return null;
  }
  const [first = '', second = '', third] = args.map(({ value }) => value);
  switch (name) {
    case 'strip_prefix':
      // From 2.9 on a slash that lacks is put there while requests are served (pull request 6662).
      return { strip_path_prefix: first.startsWith('/') || line.isAtLeast('2.9') ? first : `/${first}` };
    case 'strip_suffix':
      return { strip_path_suffix: first };
    case 'path_regexp':
      return { path_regexp: [withoutEmpty({ find: first, replace: second })] };
    default: {
      const limit = third === undefined ? 0 : goInteger(third);
      const span = args[2]?.span ?? operation.span;
      if (limit === null) line.refuse('value', `uri replace takes a whole number, not ${third}`, span);
      return { uri_substring: [withoutEmpty({ find: first, limit: limit ?? 0, replace: second })] };
    }
  }
}

function withoutEmpty(
  members: Readonly<Record<string, string | number>>,
): Readonly<Record<string, string | number>> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== '' && value !== 0));
}

/** Each name with a query of its own makes a route of its own; only the first that matches runs. */
export function tryFiles(statement: Statement, context: AdaptContext): readonly ConfigValue[] {
  const span = headSpan(statement);
  const line = wholeLine(statement, context);
  const names = line.rest();
  if (names.length === 0) line.refuse('arguments', 'try_files needs a file', line.name.span);
  const settings = new Draft(span);
  // Caddy passes over what it does not know there.
  const known = line.block().filter(({ name }) => name.value === 'policy');
  readOptions(known, TRY_OPTIONS, settings, 'try_files', context);
  const policy = settings.node().members.find(({ name }) => name === 'try_policy')?.value;
  const route = (files: readonly string[], query: string): ConfigValue =>
    routeOf(statement, objectNode({ file: { try_files: [...files], try_policy: policy } }, span), [
      objectNode({ handler: 'rewrite', uri: `{http.matchers.file.relative}${query}` }, span),
    ]);
  const routes: ConfigValue[] = [];
  let plain: string[] = [];
  for (const { value } of names) {
    const mark = value.indexOf('?');
    if (mark === -1) {
      plain.push(value);
      continue;
    }
    if (plain.length > 0) routes.push(route(plain, ''));
    plain = [];
    routes.push(route([value.slice(0, mark)], value.slice(mark)));
  }
  if (plain.length > 0) routes.push(route(plain, ''));
  return routes.length > 1 ? inOneGroup(routes, context.newGroup()) : routes;
}

function inOneGroup(values: readonly ConfigValue[], group: string): readonly ConfigValue[] {
  return values.map((value) =>
    value.class === 'route' ? { ...value, route: { ...value.route, group } } : value,
  );
}

function tryPolicies(line: OptionLine): readonly string[] {
  const known = ['first_exist', 'largest_size', 'smallest_size', 'most_recently_modified'];
  return line.isAtLeast('2.8') ? [...known, 'first_exist_fallback'] : known;
}

const TRY_OPTIONS: OptionTable<Draft> = {
  policy: {
    read: (line, draft) => {
      if (draft.has('try_policy')) line.refuse('duplicate', 'try_files has a policy already', line.name.span);
      const policy = line.need('a policy such as first_exist');
      line.ignoreRest();
      if (policy === null) return;
      const known = tryPolicies(line);
      if (!known.includes(policy.value)) {
        line.refuse(
          'value',
          `try_files knows no policy ${policy.value}; it has ${known.join(', ')}`,
          policy.span,
        );
      }
      draft.put('try_policy', policy.value, policy.span);
    },
  },
};

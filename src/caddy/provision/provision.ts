/**
 * What `caddy adapt` takes and Caddy refuses when it starts: its modules look at their values only when they are
 * provisioned (`caddy validate` shows it). Told of the JSON that Caddy runs, whether it was adapted or written by hand, and
 * only where it is sure: values with placeholders and the modules of plugins are passed over.
 */
import { quotedPiece } from '../../text/quoted-piece.ts';
import type { AdaptProblem } from '../adapt/problem.ts';
import { at, itemsAt, objectAt } from '../http/read-json.ts';
import type { JsonNode, Member, ObjectNode } from '../json/node.ts';
import { goPatternFault } from '../language/go-pattern-fault.ts';
import { isAddressRange } from './address-range.ts';

/** Of a whole configuration. Each place is told of once. Never throws. */
export function provisionProblems(configuration: ObjectNode): readonly AdaptProblem[] {
  const found = new Map<string, AdaptProblem>();
  const http = objectAt(objectAt(configuration, 'apps'), 'http');
  for (const { value: server } of membersOf(objectAt(http, 'servers'))) {
    for (const problem of serverProblems(server)) {
      const { file, start, end } = problem.span;
      const key = `${file.path}\0${start}\0${end}\0${problem.message}`;
      if (!found.has(key)) found.set(key, problem);
    }
  }
  return [...found.values()];
}

type Problems = Generator<AdaptProblem, void, undefined>;

function* serverProblems(server: JsonNode): Problems {
  const trusted = objectAt(server, 'trusted_proxies');
  const source = at(trusted, 'source');
  if (source?.kind === 'string' && source.value === 'static') yield* ranges(trusted, 'ranges');
  yield* routes(server);
  yield* routes(at(server, 'errors'));
  for (const { value: route } of membersOf(objectAt(server, 'named_routes'))) yield* routeProblems(route);
}

function* routes(owner: JsonNode | null): Problems {
  for (const route of itemsAt(owner, 'routes')) yield* routeProblems(route);
}

function* routeProblems(route: JsonNode): Problems {
  yield* matcherSets(at(route, 'match'));
  for (const handler of itemsAt(route, 'handle')) yield* handlerProblems(handler);
}

function* matcherSets(sets: JsonNode | null): Problems {
  for (const set of sets?.kind === 'array' ? sets.items : [])
    for (const matcher of membersOf(set)) yield* matcherProblems(matcher);
}

function* matcherProblems({ name, value }: Member): Problems {
  switch (name) {
    case 'path_regexp':
      return yield* pattern(value, 'pattern');
    case 'header_regexp':
    case 'vars_regexp':
      for (const { value: field } of membersOf(value)) yield* pattern(field, 'pattern');
      return;
    case 'remote_ip':
    case 'client_ip':
      return yield* ranges(value, 'ranges');
    case 'not':
      return yield* matcherSets(value);
    default:
  }
}

function* handlerProblems(handler: JsonNode): Problems {
  const module = at(handler, 'handler');
  switch (module?.kind === 'string' ? module.value : '') {
    case 'subroute':
      yield* routes(handler);
      return yield* routes(at(handler, 'errors'));
    case 'headers':
      return yield* headerProblems(handler);
    case 'rewrite':
      return yield* rewriteProblems(handler);
    case 'map':
      for (const mapping of itemsAt(handler, 'mappings')) yield* pattern(mapping, 'input_regexp');
      return;
    case 'reverse_proxy':
      yield* headerProblems(at(handler, 'headers'));
      yield* rewriteProblems(at(handler, 'rewrite'));
      yield* ranges(handler, 'trusted_proxies');
      for (const response of itemsAt(handler, 'handle_response')) yield* routes(response);
      return;
    case 'intercept':
      for (const response of itemsAt(handler, 'handle_response')) yield* routes(response);
      return;
    default:
  }
}

function* headerProblems(headers: JsonNode | null): Problems {
  for (const side of ['request', 'response']) {
    for (const { value: replacements } of membersOf(objectAt(at(headers, side), 'replace'))) {
      if (replacements.kind !== 'array') continue;
      for (const replacement of replacements.items) yield* pattern(replacement, 'search_regexp');
    }
  }
}

function* rewriteProblems(rewrite: JsonNode | null): Problems {
  for (const change of itemsAt(rewrite, 'path_regexp')) yield* pattern(change, 'find');
}

function* pattern(owner: JsonNode | null, name: string): Problems {
  const node = at(owner, name);
  if (node?.kind !== 'string' || hasPlaceholder(node.value)) return;
  const fault = goPatternFault(node.value);
  if (fault === null) return;
  const message = `the pattern ${quotedPiece(node.value)} ${fault}`;
  yield { code: 'value', message, span: node.span };
}

function* ranges(owner: JsonNode | null, name: string): Problems {
  for (const node of itemsAt(owner, name)) {
    if (node.kind !== 'string' || hasPlaceholder(node.value) || isAddressRange(node.value)) continue;
    const message = `${quotedPiece(node.value)} is no IP address and no range of addresses`;
    yield { code: 'value', message, span: node.span };
  }
}

/** Or what is still to be filled in before Caddy reads it. */
function hasPlaceholder(text: string): boolean {
  return /\{[A-Za-z_$%{]|<%|\$\{/.test(text);
}

function membersOf(node: JsonNode | null): readonly Member[] {
  return node?.kind === 'object' ? node.members : [];
}

/** Decodes the sets of matchers of a route (modules/caddyhttp/matchers.go). */
import type { JsonNode, Member } from '../json/node.ts';
import type { MatcherSet, NamedPattern, RequestMatcher, ResponseMatcher } from './model.ts';
import {
  at,
  flagAt,
  itemsAt,
  textAt,
  textLists,
  textListsOf,
  textOrNull,
  textsAt,
  textsOf,
} from './read-json.ts';

/** The sets of `match`, of which one must match. */
export function decodeMatcherSets(node: JsonNode | null): readonly MatcherSet[] {
  if (node?.kind !== 'array') return [];
  return node.items.map((set) => (set.kind === 'object' ? set.members.map(decodeMatcher) : []));
}

function decodeMatcher({ name, value, nameSpan }: Member): RequestMatcher {
  // In adapted JSON both spans are the same.
  const span = {
    file: nameSpan.file,
    start: Math.min(nameSpan.start, value.span.start),
    end: value.span.end,
  };
  switch (name) {
    case 'path':
      return { kind: 'path', patterns: textsOf(value), span };
    case 'host':
      return { kind: 'host', hosts: textsOf(value), span };
    case 'method':
      return { kind: 'method', methods: textsOf(value), span };
    case 'path_regexp':
      return { kind: 'path_regexp', pattern: decodePattern(value), span };
    case 'query':
      return { kind: 'query', values: textLists(value), span };
    case 'header':
      return { kind: 'header', fields: textListsOf(value), span };
    case 'header_regexp':
      return { kind: 'header_regexp', fields: decodePatterns(value), span };
    case 'protocol':
      return value.kind === 'string'
        ? { kind: 'protocol', protocol: value.value, span }
        : unknown(name, span);
    case 'remote_ip':
      return {
        kind: 'remote_ip',
        ranges: textsAt(value, 'ranges'),
        forwarded: flagAt(value, 'forwarded'),
        span,
      };
    case 'client_ip':
      return { kind: 'client_ip', ranges: textsAt(value, 'ranges'), span };
    case 'not':
      return { kind: 'not', sets: decodeMatcherSets(value), span };
    case 'expression':
      return {
        kind: 'expression',
        expression: value.kind === 'string' ? value.value : textAt(value, 'expr'),
        name: textAt(value, 'name'),
        span,
      };
    case 'vars':
      return { kind: 'vars', values: textLists(value), span };
    case 'vars_regexp':
      return { kind: 'vars_regexp', values: decodePatterns(value), span };
    case 'file':
      return decodeFile(value, span);
    default:
      return unknown(name, span);
  }
}

function unknown(module: string, span: RequestMatcher['span']): RequestMatcher {
  return { kind: 'unknown', module, span };
}

/** Another file system than the disk is not known. */
function decodeFile(value: JsonNode, span: RequestMatcher['span']): RequestMatcher {
  if (at(value, 'fs') !== null) return unknown('file', span);
  return {
    kind: 'file',
    root: textOrNull(value, 'root'),
    tryFiles: textsAt(value, 'try_files'),
    tryPolicy: textOrNull(value, 'try_policy'),
    splitPath: textsAt(value, 'split_path'),
    made: [],
    span,
  };
}

function decodePattern(node: JsonNode): NamedPattern {
  return { name: textAt(node, 'name'), pattern: textAt(node, 'pattern') };
}

function decodePatterns(node: JsonNode): ReadonlyMap<string, NamedPattern> {
  if (node.kind !== 'object') return new Map();
  return new Map(node.members.map(({ name, value }) => [name, decodePattern(value)]));
}

/** Null where every response matches. */
export function decodeResponseMatcher(node: JsonNode | null): ResponseMatcher | null {
  if (node?.kind !== 'object') return null;
  return {
    statusCodes: itemsAt(node, 'status_code').flatMap((item) => (item.kind === 'number' ? [item.value] : [])),
    headers: textListsOf(at(node, 'headers')),
  };
}

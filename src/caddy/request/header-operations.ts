/**
 * What `header`, `request_header`, `header_up` and `header_down` do to a list of header fields (headers.go of Caddy's
 * headers module): all are deleted, then fields are added, set, deleted, and replaced in, in this order.
 */
import type { HeaderField } from '../../route/client-request.ts';
import { isVersionAtLeast } from '../../route/target.ts';
import type { HeaderOperations, HeaderReplacement } from '../http/model.ts';
import { compileGoPattern } from '../language/go-pattern.ts';
import { canonicalField, deletesField } from '../language/header-names.ts';
import { withoutField } from './header-fields.ts';
import { fillKnown } from './placeholders.ts';
import type { RequestInProgress } from './progress.ts';

/** Whether Caddy breaks the connection off: to delete `*` is a mistake of its own there (measured on 2.6.2). */
export function breaksOff(operations: HeaderOperations, request: RequestInProgress): boolean {
  const deletesAll = operations.delete.some((name) => fillKnown(name, request).text === '*');
  return deletesAll && !isVersionAtLeast(request.version, '2.7.0');
}

/** A list of fields that is being changed, with the names whose values stand as they are written, and why. */
interface Fields {
  list: readonly HeaderField[];
  readonly unknown: Map<string, string>;
}

/**
 * Changes the headers of the request itself. Host counts as one of them. `asked` fills in the placeholders: for a proxy,
 * whose request is one of its own, the one that it was asked with.
 */
export function changeRequestHeaders(
  operations: HeaderOperations,
  request: RequestInProgress,
  asked: RequestInProgress = request,
): void {
  const start: readonly HeaderField[] = [...withoutField(request.headers, 'Host'), ['Host', request.host]];
  const fields: Fields = asked === request ? liveFields(request, start) : { list: start, unknown: new Map() };
  for (const [part, because] of request.unknownParts) {
    if (part.startsWith('header ')) fields.unknown.set(part.slice('header '.length), because);
  }
  const unknownHost = request.unknownParts.get('host');
  if (unknownHost !== undefined) fields.unknown.set('Host', unknownHost);
  change(operations, fields, asked);
  request.host = fields.list.findLast(([name]) => name === 'Host')?.[1] ?? '';
  request.headers = withoutField(fields.list, 'Host');
  for (const part of [...request.unknownParts.keys()]) {
    if (part === 'host' || part.startsWith('header ')) request.unknownParts.delete(part);
  }
  for (const [name, because] of fields.unknown) {
    request.unknownParts.set(name === 'Host' ? 'host' : `header ${name}`, because);
  }
}

/** Placeholders see at once what is changed before, and Host among the headers. */
function liveFields(request: RequestInProgress, start: readonly HeaderField[]): Fields {
  request.headers = start;
  return {
    get list() {
      return request.headers;
    },
    set list(list) {
      request.headers = list;
    },
    unknown: new Map(),
  };
}

/** Changes what the response will carry. */
export function changeResponseHeaders(operations: HeaderOperations, request: RequestInProgress): void {
  const fields: Fields = { list: request.responseHeaders, unknown: new Map() };
  change(operations, fields, request);
  request.responseHeaders = fields.list;
}

function change(operations: HeaderOperations, fields: Fields, request: RequestInProgress): void {
  const deleted = operations.delete.map((name) => fillKnown(name, request).text);
  if (deleted.includes('*')) {
    fields.list = [];
    fields.unknown.clear();
  }
  for (const [name, values] of operations.add) {
    for (const value of values) addField(fillKnown(name, request).text, [value], fields, request);
  }
  for (const [name, values] of operations.set) {
    setField(fillKnown(name, request).text, values, fields, request);
  }
  for (const name of deleted) if (name !== '*') deleteFields(name, fields);
  for (const [name, replacements] of operations.replace) {
    const wanted = canonicalField(fillKnown(name, request).text);
    for (const replacement of replacements) replaceIn(wanted, replacement, fields, request);
  }
}

function addField(name: string, values: readonly string[], fields: Fields, request: RequestInProgress): void {
  append(name, lineOf(values, request), fields);
}

/** The new value may be made of the old one. */
function setField(name: string, values: readonly string[], fields: Fields, request: RequestInProgress): void {
  const line = lineOf(values, request);
  removeField(name, fields);
  append(name, line, fields);
}

interface FilledLine {
  readonly text: string;
  readonly doubt: string | null;
}

/** Several values are filled in one by one, and make one line. */
function lineOf(values: readonly string[], request: RequestInProgress): FilledLine {
  const filled = values.map((value) => fillKnown(value, request));
  return {
    text: filled.map(({ text }) => text).join(','),
    doubt: filled.find(({ doubt }) => doubt !== null)?.doubt ?? null,
  };
}

function append(name: string, { text, doubt }: FilledLine, fields: Fields): void {
  const canonical = canonicalField(name);
  fields.list = [...fields.list, [canonical, text]];
  if (doubt !== null) fields.unknown.set(canonical, doubt);
}

function removeField(name: string, fields: Fields): void {
  fields.list = withoutField(fields.list, name);
  fields.unknown.delete(canonicalField(name));
}

function deleteFields(pattern: string, fields: Fields): void {
  const hasWildcard = pattern.startsWith('*') || pattern.endsWith('*');
  const names = fields.list.flatMap(([name]) => (deletesField(pattern, name) ? [name] : []));
  for (const name of hasWildcard ? names : [pattern]) removeField(name, fields);
}

function replaceIn(
  wanted: string,
  { search, searchRegexp, replace }: HeaderReplacement,
  fields: Fields,
  request: RequestInProgress,
): void {
  const sought = fillKnown(search, request);
  const written = fillKnown(replace, request);
  const regexp = searchRegexp === '' ? null : compileGoPattern(searchRegexp);
  fields.list = fields.list.map(([name, value]): HeaderField => {
    if (wanted !== '*' && name !== wanted) return [name, value];
    if (searchRegexp !== '' && regexp === null) {
      fields.unknown.set(name, `what ${searchRegexp} matches is not known`);
      return [name, value];
    }
    const changed =
      regexp === null
        ? value.replaceAll(sought.text, () => written.text)
        : regexp.replaceAll(value, written.text);
    const doubt = sought.doubt ?? (changed === value ? null : written.doubt);
    if (doubt !== null) fields.unknown.set(name, doubt);
    return [name, changed];
  });
}

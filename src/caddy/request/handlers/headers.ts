/** `header` and `request_header` (modules/caddyhttp/headers/headers.go). */
import type { HeaderField } from '../../../route/client-request.ts';
import type { HeaderOperations } from '../../http/model.ts';
import { compileGoPattern } from '../../language/go-pattern.ts';
import { canonicalField } from '../../language/go-url.ts';
import type { Chain, Ended, HandlerOf } from '../handler.ts';
import type { RequestInProgress } from '../progress.ts';
import { replaceIn } from '../replacement.ts';

export function serveHeaders(handler: HandlerOf<'headers'>, request: RequestInProgress, chain: Chain): Ended {
  if (handler.request !== null) {
    const changed = applyToRequest(handler.request, request, request.headers, request.host, handler.span);
    request.headers = changed.headers;
    request.host = changed.host;
  }
  const response = handler.response;
  if (response !== null && touchesLocation(response)) {
    request.doubt('changes the Location of the answer', handler.span);
  }
  return chain.next(request);
}

function touchesLocation({
  add,
  set,
  delete: deleted,
  replace,
  deferred,
}: HeaderOperations & { deferred: boolean }): boolean {
  const names = [...add.keys(), ...replace.keys(), ...deleted, ...(deferred ? set.keys() : [])];
  return names.some((name) => canonicalField(name) === 'Location' || name.includes('*'));
}

export interface ChangedHeaders {
  readonly headers: readonly HeaderField[];
  readonly host: string;
}

/** Applies operations to headers and Host. A value that is not known stands as it is written, and its field is doubted. */
export function applyToRequest(
  operations: HeaderOperations,
  request: RequestInProgress,
  headers: readonly HeaderField[],
  host: string,
  span: HandlerOf<'headers'>['span'],
): ChangedHeaders {
  const fields: HeaderField[] = [...headers, ['Host', host]];
  const applied = new HeaderChange(request, fields, span).apply(operations);
  const hosts = applied.filter(([name]) => name === 'Host');
  return { headers: applied.filter(([name]) => name !== 'Host'), host: hosts.at(-1)?.[1] ?? '' };
}

class HeaderChange {
  readonly #request: RequestInProgress;
  readonly #span: HandlerOf<'headers'>['span'];
  #fields: HeaderField[];

  constructor(request: RequestInProgress, fields: HeaderField[], span: HandlerOf<'headers'>['span']) {
    this.#request = request;
    this.#fields = fields;
    this.#span = span;
  }

  apply({ add, set, delete: deleted, replace }: HeaderOperations): readonly HeaderField[] {
    const deletions = deleted.map((name) => this.#text(name));
    if (deletions.includes('*')) this.#fields = [];
    for (const [name, values] of add) {
      for (const value of values) this.#fields.push([canonicalField(this.#text(name)), this.#text(value)]);
    }
    for (const [name, values] of set) {
      const field = canonicalField(this.#text(name));
      this.#set(field, values.map((value) => this.#text(value)).join(','));
    }
    for (const name of deletions) if (name !== '*') this.#delete(name.toLowerCase());
    for (const [name, replacements] of replace) {
      const field = canonicalField(this.#text(name));
      for (const each of replacements) {
        this.#fields = this.#fields.map(([given, value]) =>
          field === '*' || given === field
            ? [given, this.#replaced(value, each.search, each.searchRegexp, each.replace)]
            : [given, value],
        );
      }
    }
    return this.#fields;
  }

  #set(field: string, value: string): void {
    this.#fields = this.#fields.filter(([name]) => name !== field);
    this.#fields.push([field, value]);
  }

  /** `*` in front, at the end, or both. */
  #delete(pattern: string): void {
    const isOpenLeft = pattern.startsWith('*');
    const isOpenRight = pattern.endsWith('*');
    const text = pattern.replace(/^\*|\*$/g, '');
    this.#fields = this.#fields.filter(([name]) => {
      const given = name.toLowerCase();
      if (isOpenLeft && isOpenRight) return !given.includes(text);
      if (isOpenLeft) return !given.endsWith(text);
      return isOpenRight ? !given.startsWith(text) : given !== text;
    });
  }

  #replaced(value: string, search: string, searchRegexp: string, replacement: string): string {
    const by = this.#text(replacement);
    if (searchRegexp === '') return value.replaceAll(this.#text(search), () => by);
    const pattern = compileGoPattern(searchRegexp);
    if (pattern === null) {
      this.#request.doubt(
        `what the regular expression \`${searchRegexp}\` replaces is not worked out`,
        this.#span,
      );
      return value;
    }
    return pattern.replaceAll(value, by);
  }

  #text(text: string): string {
    const replaced = replaceIn(text, this.#request, 'kept');
    return replaced.kind === 'known' ? replaced.value : text;
  }
}

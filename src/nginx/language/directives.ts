/**
 * What nginx knows about its own directives: where each may stand, how many arguments it takes, how its value is read,
 * what its default is, and which versions have it. Read from a generated table on first use.
 */

import { isVersionAtLeast } from '../../route/target.ts';
import { lookUp } from '../../text/look-up.ts';
import { DIRECTIVE_TABLE } from './directives.generated.ts';
import { THIRD_PARTY_BLOCKS, THIRD_PARTY_DIRECTIVES, THIRD_PARTY_FREE_BLOCKS } from './third-party.ts';

/** The blocks that directives can stand in, as nginx distinguishes them. */
export type Context =
  | 'main'
  | 'events'
  | 'http'
  | 'server'
  | 'location'
  | 'if in server'
  | 'if in location'
  | 'limit_except'
  | 'upstream'
  | 'stream'
  | 'stream server'
  | 'stream upstream'
  | 'mail'
  | 'mail server'
  | 'mgmt'
  | 'oidc_provider'
  | 'acme_issuer';

const CONTEXT_BY_LETTER: Readonly<Record<string, Context>> = {
  m: 'main',
  e: 'events',
  h: 'http',
  s: 'server',
  l: 'location',
  i: 'if in server',
  j: 'if in location',
  x: 'limit_except',
  u: 'upstream',
  H: 'stream',
  S: 'stream server',
  U: 'stream upstream',
  a: 'mail',
  A: 'mail server',
  g: 'mgmt',
  o: 'oidc_provider',
  c: 'acme_issuer',
};

/**
 * How a simple value is read (`values.ts`). `set` is a list of allowed words, `buffers` a number and a size, `text` any
 * text, `other` whatever the directive's own handler makes of it.
 */
export type ValueKind =
  | 'flag'
  | 'milliseconds'
  | 'seconds'
  | 'size'
  | 'offset'
  | 'number'
  | 'enum'
  | 'set'
  | 'buffers'
  | 'text'
  | 'other';

/** What a second use at the same level does; `custom` is decided by the directive's own handler. */
export type Repetition = 'error' | 'accumulates' | 'custom';

/** Where a directive comes from. Nothing is known about the versions of `plus` and `module` directives. */
export type Distribution = 'nginx' | 'plus' | 'module';

/** One directive as one module defines it; `server`, for one, has five forms. */
export interface DirectiveForm {
  readonly name: string;
  /** As in nginx's documentation: `ngx_http_proxy_module`; '' where it is not known. */
  readonly module: string;
  /** null: every context (`include`), or not known. */
  readonly contexts: ReadonlySet<Context> | null;
  /** Allowed numbers of arguments, the name not counted; null where they are not known. */
  readonly argumentCounts: { readonly counts: readonly number[] } | { readonly min: number } | null;
  readonly block: boolean;
  /** The body is a list of entries (`map`, `types`), not of directives. */
  readonly freeBody: boolean;
  readonly repetition: Repetition;
  readonly valueKind: ValueKind;
  /** The words that an `enum` or `set` allows; empty where any text may stand. */
  readonly allowedWords: readonly string[];
  /** As documented for the newest version, null where there is none. See `defaultIn`. */
  readonly default: string | null;
  readonly distribution: Distribution;
  /** The first version that has it, null where it is older than 1.14.2 or not known. */
  readonly since: string | null;
  /** The first version without it. */
  readonly removed: string | null;
  /** nginx accepts it with a warning, or it has been superseded. */
  readonly obsolete: boolean;
}

/** Every form of a directive, in the order of nginx's modules; empty where the name is not known. */
export function lookUpDirective(name: string): readonly DirectiveForm[] {
  table ??= readTable();
  const entry = table.get(name);
  if (entry === undefined) return NO_FORMS;
  entry.forms ??= entry.rows.map((read) => read());
  return entry.forms;
}

export function isKnownDirective(name: string): boolean {
  return lookUpDirective(name).length > 0;
}

/** The names of all known directives, for finding the one that was meant. */
export function directiveNames(): Iterable<string> {
  table ??= readTable();
  return table.keys();
}

/** Whether some form is a block directive; `*_by_lua_block` is not one, its body being Lua. */
export function isBlockDirective(name: string): boolean {
  return lookUpDirective(name).some((form) => form.block);
}

/** Whether a form may stand in a context; where the contexts are not known it may. */
export function isAllowedIn(form: DirectiveForm, context: Context): boolean {
  return form.contexts === null || form.contexts.has(context);
}

/** Whether some form takes this many arguments (the name not counted); true where that is not known. */
export function allowsArgumentCount(forms: readonly DirectiveForm[], count: number): boolean {
  return forms.length === 0 || forms.some((form) => takesArguments(form, count));
}

/** Whether this form takes this many arguments. */
export function takesArguments({ argumentCounts }: DirectiveForm, count: number): boolean {
  if (argumentCounts === null) return true;
  return 'min' in argumentCounts ? count >= argumentCounts.min : argumentCounts.counts.includes(count);
}

/** Whether an nginx of this version has the directive; always true for NGINX Plus and third-party modules. */
export function isPresentIn(form: DirectiveForm, version: string): boolean {
  if (form.since !== null && !isVersionAtLeast(version, form.since)) return false;
  return form.removed === null || !isVersionAtLeast(version, form.removed);
}

/** Defaults that a release changed, and what they were before it (nginx CHANGES, measured). */
const EARLIER_DEFAULTS: Readonly<
  Record<string, { readonly before: string; readonly default: string | null }>
> = {
  'ngx_http_proxy_module proxy_http_version': { before: '1.29.7', default: '1.0' },
  'ngx_http_upstream_module keepalive': { before: '1.29.7', default: null },
  'ngx_http_core_module keepalive_requests': { before: '1.19.10', default: '100' },
  'ngx_http_upstream_module keepalive_requests': { before: '1.19.10', default: '100' },
};

/** The default in an nginx of this version, null where there is none. */
export function defaultIn(form: DirectiveForm, version: string): string | null {
  const earlier = EARLIER_DEFAULTS[`${form.module} ${form.name}`];
  return earlier !== undefined && !isVersionAtLeast(version, earlier.before) ? earlier.default : form.default;
}

/** A file uses a few dozen of the thousand names, so that a line of the table is read when its name is asked for. */
interface Entry {
  readonly rows: (() => DirectiveForm)[];
  forms: readonly DirectiveForm[] | null;
}

const NO_FORMS: readonly DirectiveForm[] = [];

let table: Map<string, Entry> | null = null;

function readTable(): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const add = (name: string, read: () => DirectiveForm) => {
    const entry = entries.get(name);
    if (entry === undefined) entries.set(name, { rows: [read], forms: null });
    else entry.rows.push(read);
  };
  let module = '';
  for (const line of DIRECTIVE_TABLE.split('\n')) {
    if (line.startsWith('# ')) module = line.slice(2);
    else {
      const definedBy = module;
      add(line.slice(0, line.indexOf(' ')), () => readForm(line, definedBy));
    }
  }
  for (const name of THIRD_PARTY_DIRECTIVES) add(name, () => thirdPartyForm(name, false, false));
  for (const name of THIRD_PARTY_BLOCKS) add(name, () => thirdPartyForm(name, true, false));
  for (const name of THIRD_PARTY_FREE_BLOCKS) add(name, () => thirdPartyForm(name, true, true));
  return entries;
}

/** The fields of a line are those that `scripts/generate-directives.mjs` writes. */
function readForm(line: string, module: string): DirectiveForm {
  const [
    name = '',
    contexts = '',
    counts = '',
    traits = '',
    kind = '',
    since = '',
    removed = '',
    words = '',
    ...rest
  ] = line.split(' ');
  const defaultValue = rest.join(' ');
  return {
    name,
    module,
    contexts: readContexts(contexts),
    argumentCounts: readArgumentCounts(counts),
    block: traits.includes('b'),
    freeBody: traits.includes('f'),
    repetition: traits.includes('e') ? 'error' : traits.includes('a') ? 'accumulates' : 'custom',
    valueKind: kind as ValueKind,
    allowedWords: words === '-' ? [] : words.split(','),
    default: defaultValue === '-' ? null : defaultValue,
    distribution: traits.includes('p') ? 'plus' : traits.includes('x') ? 'module' : 'nginx',
    since: since === '-' ? null : since,
    removed: removed === '-' ? null : removed,
    obsolete: traits.includes('o'),
  };
}

function readContexts(letters: string): ReadonlySet<Context> | null {
  if (letters === '*' || letters === '?') return null;
  const contexts = new Set<Context>();
  for (const letter of letters) {
    const context = lookUp(CONTEXT_BY_LETTER, letter);
    if (context !== undefined) contexts.add(context);
  }
  return contexts;
}

function readArgumentCounts(text: string): DirectiveForm['argumentCounts'] {
  if (text === '?') return null;
  if (text.endsWith('+')) return { min: Number(text.slice(0, -1)) };
  return { counts: Array.from(text, Number) };
}

function thirdPartyForm(name: string, block: boolean, freeBody: boolean): DirectiveForm {
  return {
    name,
    module: '',
    contexts: null,
    argumentCounts: null,
    block,
    freeBody,
    repetition: 'custom',
    valueKind: 'other',
    allowedWords: [],
    default: null,
    distribution: 'module',
    since: null,
    removed: null,
    obsolete: false,
  };
}

/**
 * What one terminator ended. Where a semicolon or an opening brace is missing, nginx reads several statements as one and
 * complains at the terminator of the last; this module finds the line that lacks it.
 *
 * What nginx accepts is never divided: `server_name a.example` followed by a line `root /www;` is a list of three names.
 */
import {
  type DirectiveForm,
  isKnownDirective,
  lookUpDirective,
  takesArguments,
} from '../language/directives.ts';
import { hasLuaBody } from './lua.ts';
import type { Word } from './tree.ts';

/** The terminator; `end` is the end of the file. */
export type StatementEnd = ';' | '{' | '}' | 'end';

/**
 * What a block may hold: `directives`, those of `upstream` (where `server` is one), a list of `pairs` (`map`) or of
 * longer entries (`types`), or something nothing is known about (third-party blocks).
 */
export type Body = 'directives' | 'upstream' | 'pairs' | 'list' | 'unchecked';

export type StatementFault = 'missing-semicolon' | 'missing-block' | 'not-a-block-directive' | null;

/** Words `from` up to `to` are one statement; `certain` where only the terminator is wrong with it. */
export interface Statement {
  readonly from: number;
  readonly to: number;
  readonly fault: StatementFault;
  readonly certain: boolean;
}

/** Lists that refuse an entry of more than two words. */
const PAIR_LISTS = new Set(['map', 'geo', 'charset_map']);
const LISTS = new Set(['types', 'split_clients']);
/** Entries of one word in a list of pairs. */
const LONE_ENTRIES = new Set(['hostnames', 'volatile', 'ranges', 'proxy_recursive']);

/**
 * Directives that take any number of arguments, but refuse a directive's name among them, so that a line which begins
 * with one must be a statement of its own.
 */
const REFUSES_DIRECTIVE_NAMES = new Set(
  [
    'access_log error_log error_page if limit_except listen location resolver server sticky worker_cpu_affinity',
    'proxy_cache_path fastcgi_cache_path scgi_cache_path uwsgi_cache_path',
    'proxy_cache_valid fastcgi_cache_valid scgi_cache_valid uwsgi_cache_valid',
  ].flatMap((line) => line.split(' ')),
);

/** Whether a statement that ends in `;` on its own line can be taken as it is. */
export function isPlainStatement(words: readonly Word[], body: Body): boolean {
  if (body !== 'directives' && body !== 'upstream') return body !== 'pairs' || words.length <= 2;
  const name = words[0]?.value ?? '';
  if (hasLuaBody(name)) return false;
  const forms = lookUpDirective(name);
  return forms.length === 0 || forms.some((form) => !form.block && takesArguments(form, words.length - 1));
}

/** Parameters of these that happen to be names of directives as well: `listen 443 ssl`, `access_log … gzip`. */
const ALSO_PARAMETERS = new Set(['gzip', 'http2', 'proxy_protocol', 'random', 'ssl', 'timeout']);

/** What stands in the block that `name` opens inside a block of kind `parent`. */
export function bodyOf(name: string, parent: Body): Body {
  if (parent === 'unchecked' || parent === 'pairs' || parent === 'list') return 'unchecked';
  if (name === 'upstream') return 'upstream';
  const form = lookUpDirective(name).find(({ block }) => block);
  if (form === undefined || form.module === '') return 'unchecked';
  if (!form.freeBody) return 'directives';
  return PAIR_LISTS.has(name) ? 'pairs' : LISTS.has(name) ? 'list' : 'unchecked';
}

/**
 * Divides the words before one terminator into statements. `lineStarts` are the indices of words that begin a line, the
 * first word left out; null where the words stand on one line.
 */
export function divideStatement(
  words: readonly Word[],
  lineStarts: readonly number[] | null,
  end: StatementEnd,
  body: Body,
): readonly Statement[] {
  if (words.some(({ templated }) => templated)) return [whole(words, null, false)];
  if (body === 'pairs' && end !== '{') return dividePairs(words, lineStarts ?? [], end);
  if (body === 'list' || body === 'unchecked' || body === 'pairs') return [judgeLast(words, 0, end, body)];
  const bodyStart = startOfBody(words, lineStarts, end);
  if (bodyStart !== null) return divideAfterMissingBrace(words, bodyStart, lineStarts, end, body);
  const starts = (lineStarts ?? []).filter((index) => beginsStatement(words[index]));
  if (starts.length === 0) starts.push(...startOnSameLine(words, end));
  return starts.length > 0 && mayDivide(words, starts, end)
    ? divideAt(words, starts, end, body)
    : [judgeLast(words, 0, end, body)];
}

/** Where the first statement of a block begins whose `{` is missing; null where the words are no such thing. */
function startOfBody(
  words: readonly Word[],
  lineStarts: readonly number[] | null,
  end: StatementEnd,
): number | null {
  const forms = lookUpDirective(words[0]?.value ?? '');
  if (end === '{' || forms.length === 0 || fits(words, 0, words.length, ';')) return null;
  const [start = startOnSameLine(words, end)[0]] = lineStarts ?? [];
  return start !== undefined && fits(words, 0, start, '{') ? start : null;
}

function divideAfterMissingBrace(
  words: readonly Word[],
  bodyStart: number,
  lineStarts: readonly number[] | null,
  end: StatementEnd,
  body: Body,
): readonly Statement[] {
  const opening: Statement = { from: 0, to: bodyStart, ...judgeUnended(words, 0, bodyStart) };
  const laterStarts = (lineStarts ?? [])
    .filter((index) => index > bodyStart)
    .map((index) => index - bodyStart);
  const inner = bodyOf(words[0]?.value ?? '', body);
  const rest = divideStatement(words.slice(bodyStart), laterStarts, end, inner);
  return [
    opening,
    ...rest.map((each) => ({ ...each, from: each.from + bodyStart, to: each.to + bodyStart })),
  ];
}

function beginsStatement(word: Word | undefined): boolean {
  return word !== undefined && word.quote === '' && (isKnownDirective(word.value) || hasLuaBody(word.value));
}

/** A statement that begins on the line of the one before it: believed only where both are complete and together are not. */
function startOnSameLine(words: readonly Word[], end: StatementEnd): readonly number[] {
  if (!isKnownDirective(words[0]?.value ?? '') || fits(words, 0, words.length, end)) return [];
  const starts = [...words.keys()].filter(
    (index) =>
      index > 0 &&
      beginsStatement(words[index]) &&
      (fits(words, 0, index, ';') || fits(words, 0, index, '{')) &&
      fits(words, index, words.length, end),
  );
  return starts.length === 1 ? starts : [];
}

/** Whether several statements make better sense than one. `starts` are the words at which further ones would begin. */
function mayDivide(words: readonly Word[], starts: readonly number[], end: StatementEnd): boolean {
  const name = words[0]?.value ?? '';
  const lastStart = starts.at(-1) ?? 0;
  if (end === '{' && !fits(words, lastStart, words.length, '{')) return false;
  const known = isKnownDirective(name);
  if (known && !fits(words, 0, words.length, end)) return true;
  const isEnded = end === ';' || end === '{';
  if (
    known &&
    isEnded &&
    (!refusesDirectiveNames(name) || starts.some((index) => isAlsoParameter(words[index])))
  ) {
    return false;
  }
  const bounds = [...starts, words.length];
  return starts.every((from, index) => {
    const isLast = index === starts.length - 1;
    return fits(words, from, bounds[index + 1] ?? words.length, isLast && isEnded ? end : ';');
  });
}

function isAlsoParameter(word: Word | undefined): boolean {
  return word !== undefined && ALSO_PARAMETERS.has(word.value);
}

function refusesDirectiveNames(name: string): boolean {
  return (
    REFUSES_DIRECTIVE_NAMES.has(name) || lookUpDirective(name).some(({ valueKind }) => valueKind === 'set')
  );
}

/** Whether some form of the directive ends like this and takes as many arguments. */
function fits(words: readonly Word[], from: number, to: number, end: StatementEnd): boolean {
  const name = words[from]?.value ?? '';
  if (hasLuaBody(name)) return end === '{';
  const isBlock = end === '{';
  return lookUpDirective(name).some((form) => form.block === isBlock && takesArguments(form, to - from - 1));
}

function divideAt(
  words: readonly Word[],
  starts: readonly number[],
  end: StatementEnd,
  body: Body,
): readonly Statement[] {
  const firsts = [0, ...starts];
  return firsts.map((from, index) => {
    const to = firsts[index + 1];
    if (to === undefined) return judgeLast(words, from, end, body);
    return { from, to, ...judgeUnended(words, from, to) };
  });
}

/** The statement that the terminator ends. */
function judgeLast(words: readonly Word[], from: number, end: StatementEnd, body: Body): Statement {
  const to = words.length;
  const checked = body === 'directives' || body === 'upstream';
  if (end === '}' || end === 'end') {
    return checked
      ? { from, to, ...judgeUnended(words, from, to) }
      : { from, to, fault: 'missing-semicolon', certain: true };
  }
  if (!checked) return { from, to, fault: null, certain: false };
  const name = words[from]?.value ?? '';
  if (end === ';') {
    const needsBlock = hasLuaBody(name) || (!fits(words, from, to, ';') && fits(words, from, to, '{'));
    return { from, to, fault: needsBlock ? 'missing-block' : null, certain: false };
  }
  const takesBlock = !isKnownDirective(name) || formsFor(name, body).some(({ block }) => block);
  return { from, to, fault: takesBlock ? null : 'not-a-block-directive', certain: false };
}

/** In `upstream`, `server` is a simple directive; elsewhere it is a block. */
function formsFor(name: string, body: Body): readonly DirectiveForm[] {
  const forms = lookUpDirective(name);
  return body === 'upstream' && name === 'server' ? forms.filter(({ block }) => !block) : forms;
}

/** A statement without a terminator of its own. */
function judgeUnended(
  words: readonly Word[],
  from: number,
  to: number,
): Pick<Statement, 'fault' | 'certain'> {
  const name = words[from]?.value ?? '';
  const forms = lookUpDirective(name);
  const blockFits = fits(words, from, to, '{');
  const opensBlock = hasLuaBody(name) || (forms.length > 0 && forms.every(({ block }) => block));
  if (opensBlock || (blockFits && !fits(words, from, to, ';'))) {
    return { fault: 'missing-block', certain: blockFits && !hasLuaBody(name) };
  }
  const mayBeDirective = forms.length === 0 && /^[a-z][a-z0-9_]*$/.test(name);
  return { fault: 'missing-semicolon', certain: mayBeDirective || fits(words, from, to, ';') };
}

/** In a list of pairs the lines show where entries end, whatever their first words are. */
function dividePairs(
  words: readonly Word[],
  lineStarts: readonly number[],
  end: StatementEnd,
): readonly Statement[] {
  const firsts = [0, ...lineStarts];
  const ended = end === ';';
  const isEntry = (from: number, to: number) =>
    to - from === 2 || (to - from === 1 && LONE_ENTRIES.has(words[from]?.value ?? ''));
  const asLines = firsts.map((from, index) => ({ from, to: firsts[index + 1] ?? words.length }));
  if (isEntry(0, words.length) || !asLines.every(({ from, to }) => isEntry(from, to))) {
    return [whole(words, ended ? null : 'missing-semicolon', !ended)];
  }
  return asLines.map(({ from, to }, index) => {
    const hasEnd = ended && index === asLines.length - 1;
    return { from, to, fault: hasEnd ? null : 'missing-semicolon', certain: !hasEnd };
  });
}

function whole(words: readonly Word[], fault: StatementFault, certain: boolean): Statement {
  return { from: 0, to: words.length, fault, certain };
}

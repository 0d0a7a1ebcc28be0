/**
 * Regular expressions of Go's regexp package (RE2), run by JavaScript's engine after translation: both search leftmost
 * and prefer the first alternative. What cannot be said in JavaScript is not translated, and then nothing is claimed.
 *
 * Subjects hold one character for each byte.
 */

import { toBytes } from '../../text/bytes.ts';
import { lookUp } from '../../text/look-up.ts';

export interface GoMatch {
  /** By group number; the first is the whole match. A group that took no part is empty. */
  readonly groups: readonly string[];
  readonly named: ReadonlyMap<string, string>;
}

export interface GoPattern {
  match(subject: string): GoMatch | null;
  /** `Expand`: fills in what a match has captured. */
  expand(match: GoMatch, template: string): string;
  /** `ReplaceAllString`: `$1`, `${name}` and `$$` in the template are expanded. */
  replaceAll(subject: string, template: string): string;
}

const CLASSES: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7f',
  blank: '\\t ',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

const compiled = new Map<string, GoPattern | null>();

/** Null where Go would refuse the pattern, or where JavaScript cannot say what it means. */
export function compileGoPattern(pattern: string): GoPattern | null {
  const before = compiled.get(pattern);
  if (before !== undefined) return before;
  const bytes = toBytes(pattern);
  const translated = hasNestedQuantifier(bytes) ? null : translate(bytes);
  const regexp = translated === null ? null : asGo(translated);
  compiled.set(pattern, regexp);
  return regexp;
}

/** Whether Go finds a pattern in a text; null where that is not worked out. */
export function findsGoPattern(pattern: string, text: string): boolean | null {
  const compiled = compileGoPattern(pattern);
  return compiled === null ? null : compiled.match(toBytes(text)) !== null;
}

function asGo({ source, flags }: { readonly source: string; readonly flags: string }): GoPattern | null {
  let expression: RegExp;
  try {
    expression = new RegExp(source, `${flags}g`);
  } catch {
    return null;
  }
  return {
    match(subject) {
      expression.lastIndex = 0;
      const found = expression.exec(subject);
      return found === null ? null : asMatch(found);
    },
    expand: ({ groups, named }, template) => expandTemplate(template, groups, named),
    replaceAll(subject, template) {
      let end = -1;
      return subject.replace(expression, (whole: string, ...rest: readonly unknown[]) => {
        const at = rest.find((one) => typeof one === 'number') ?? 0;
        // Go takes no empty match where the one before it ended.
        if (whole === '' && at === end) return '';
        end = at + whole.length;
        const { groups, named } = matchOfReplacement([whole, ...rest]);
        return expandTemplate(template, groups, named);
      });
    },
  };
}

function asMatch(found: RegExpExecArray): GoMatch {
  const named = Object.entries(found.groups ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    groups: [...found].map((group) => group ?? ''),
    named: new Map(named),
  };
}

function matchOfReplacement(args: readonly unknown[]): Pick<GoMatch, 'groups' | 'named'> {
  const groups: string[] = [];
  for (const arg of args) {
    if (typeof arg === 'number') break;
    groups.push(typeof arg === 'string' ? arg : '');
  }
  const last = args.at(-1);
  const named = new Map<string, string>();
  if (typeof last === 'object' && last !== null) {
    for (const [name, value] of Object.entries(last)) if (typeof value === 'string') named.set(name, value);
  }
  return { groups, named };
}

/** Go's `Regexp.Expand`: `$name` takes as many letters, digits and `_` as there are; `$$` is a dollar sign. */
function expandTemplate(
  template: string,
  groups: readonly string[],
  named: ReadonlyMap<string, string>,
): string {
  return template.replace(/\$(?:\$|\{(\w+)\}|(\w+))/g, (whole, braced?: string, plain?: string) => {
    if (whole === '$$') return '$';
    const name = braced ?? plain ?? '';
    return /^\d+$/.test(name) ? (groups[Number(name)] ?? '') : (named.get(name) ?? '');
  });
}

/** A repeated group that holds a repetition: what makes backtracking explode. RE2 never backtracks. */
function hasNestedQuantifier(pattern: string): boolean {
  const repeats: boolean[] = [false];
  let inClass = false;
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at];
    if (char === '\\') at++;
    else if (inClass) inClass = char !== ']';
    else if (char === '[') inClass = true;
    else if (char === '(') repeats.push(false);
    else if (char === ')') {
      const inner = repeats.pop() ?? false;
      if (inner && /[*+{]/.test(pattern[at + 1] ?? '')) return true;
      if (inner) repeats[repeats.length - 1] = true;
    } else if (char === '*' || char === '+' || char === '{') repeats[repeats.length - 1] = true;
  }
  return false;
}

/** Writes a pattern of Go's in JavaScript's words. */
function translate(pattern: string): { readonly source: string; readonly flags: string } | null {
  // Flags for the whole pattern; flags in the middle have no form in JavaScript.
  const leading = /^\(\?([ims]+)\)/.exec(pattern);
  let flags = '';
  let dot = '[^\\n]';
  if (leading !== null) {
    const given = leading[1] ?? '';
    if (given.includes('i')) flags += 'i';
    if (given.includes('m')) flags += 'm';
    if (given.includes('s')) dot = '[^]';
  }
  let source = '';
  let at = leading?.[0].length ?? 0;
  while (at < pattern.length) {
    const rest = pattern.slice(at);
    const step =
      translateClass(rest) ?? translateGroup(rest) ?? translateEscape(rest, false) ?? plainStep(rest, dot);
    if (step === null) return null;
    source += step.source;
    at += step.length;
  }
  return { source, flags };
}

interface Translated {
  readonly source: string;
  readonly length: number;
}

/** A character that both write in the same way, or a dot. Null where JavaScript would read something else into it. */
function plainStep(rest: string, dot: string): Translated | null {
  const char = rest.charAt(0);
  if (char === '\\' || (char === '(' && rest.charAt(1) === '?')) return null;
  if (char === '.') return { source: dot, length: 1 };
  if (char === '{')
    return /^\{\d+(?:,\d*)?\}/.test(rest) ? { source: '{', length: 1 } : { source: '\\{', length: 1 };
  return { source: char, length: 1 };
}

function translateGroup(rest: string): Translated | null {
  const named = /^\(\?P?<([A-Za-z_]\w*)>/.exec(rest);
  if (named !== null) return { source: `(?<${named[1]}>`, length: named[0].length };
  return rest.startsWith('(?:') ? { source: '(?:', length: 3 } : null;
}

function translateEscape(rest: string, inClass: boolean): Translated | null {
  if (!rest.startsWith('\\')) return null;
  const quoted = /^\\Q([\s\S]*?)(?:\\E|$)/.exec(rest);
  if (quoted !== null && !inClass) {
    return { source: (quoted[1] ?? '').replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), length: quoted[0].length };
  }
  const char = rest.charAt(1);
  if (char === 's') return { source: inClass ? '\\t\\n\\f\\r ' : '[\\t\\n\\f\\r ]', length: 2 };
  if (char === 'S') return inClass ? null : { source: '[^\\t\\n\\f\\r ]', length: 2 };
  if (char === 'A' && !inClass) return { source: '(?<![^])', length: 2 };
  if (char === 'z' && !inClass) return { source: '(?![^])', length: 2 };
  if (char === 'a') return { source: '\\x07', length: 2 };
  const braced = /^\\x\{([0-9A-Fa-f]{1,2})\}/.exec(rest);
  if (braced !== null)
    return { source: `\\x${(braced[1] ?? '').padStart(2, '0')}`, length: braced[0].length };
  const hex = /^\\x[0-9A-Fa-f]{2}/.exec(rest);
  if (hex !== null) return { source: hex[0], length: 4 };
  if (/[dDwWtnrfv]/.test(char) || (/[bB]/.test(char) && !inClass)) return { source: `\\${char}`, length: 2 };
  return /[^A-Za-z0-9]/.test(char) ? { source: `\\${char}`, length: 2 } : null;
}

function translateClass(rest: string): Translated | null {
  const opening = /^\[\^?\]?/.exec(rest);
  if (opening === null) return null;
  // Go takes a `]` that comes first for itself.
  let source = opening[0].replace(']', '\\]');
  let at = opening[0].length;
  while (at < rest.length) {
    const char = rest.charAt(at);
    if (char === ']') return { source: `${source}]`, length: at + 1 };
    const posix = /^\[:(\w+):\]/.exec(rest.slice(at));
    const members = posix === null ? undefined : lookUp(CLASSES, posix[1] ?? '');
    if (posix !== null) {
      if (members === undefined) return null;
      source += members;
      at += posix[0].length;
    } else if (char === '\\') {
      const escaped = translateEscape(rest.slice(at), true);
      if (escaped === null) return null;
      source += escaped.source;
      at += escaped.length;
    } else {
      source += char === '[' ? '\\[' : char;
      at++;
    }
  }
  return null;
}

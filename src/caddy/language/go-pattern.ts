/**
 * Go's regular expressions (RE2) in JavaScript's. What has no sure equivalent, or could take JavaScript for ever, is null:
 * what it matches is then unknown.
 */

export interface GoPattern {
  /** The text of the whole match and of each group, and the named groups; null where it does not match. */
  readonly match: (text: string) => GoMatch | null;
  /** regexp.Expand: fills in what a match has captured. */
  readonly expand: (match: GoMatch, template: string) => string;
  /** Replaces every match, `$1` and `${name}` as regexp.Expand does. */
  readonly replaceAll: (text: string, replacement: string) => string;
}

export interface GoMatch {
  readonly groups: readonly string[];
  readonly named: ReadonlyMap<string, string>;
}

const compiled = new Map<string, GoPattern | null>();

/** No configuration has so many. */
const MOST_COMPILED = 5000;

export function compileGoPattern(pattern: string): GoPattern | null {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const expression = translate(pattern);
  const result = expression === null ? null : patternOf(expression);
  if (compiled.size < MOST_COMPILED) compiled.set(pattern, result);
  return result;
}

/** What JavaScript reads otherwise: `\Q…\E`, Unicode classes, classes by name, flags in the middle, possessive forms. */
const UNTRANSLATED = /\\[QEpPCa]|\\x\{|\[\[?\^?\[?:|\(\?[a-zA-Z-]*[:)]|\\[1-9]|\(\?[=!]|\(\?<[=!]/;

function translate(pattern: string): RegExp | null {
  const flags = /^\(\?([ims]+)\)/.exec(pattern);
  const body = flags === null ? pattern : pattern.slice(flags[0].length);
  const plain = body
    .replaceAll('(?:', '(?\u0001')
    .replaceAll('(?P<', '(?<')
    .replaceAll(/\\A/g, '^')
    .replaceAll(/\\z/g, '$');
  if (UNTRANSLATED.test(plain) || hasNestedQuantifier(plain)) return null;
  try {
    return new RegExp(plain.replaceAll('(?\u0001', '(?:'), `${flags?.[1] ?? ''}g`);
  } catch {
    return null;
  }
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

function patternOf(expression: RegExp): GoPattern {
  return {
    match(text) {
      expression.lastIndex = 0;
      const found = expression.exec(text);
      if (found === null) return null;
      return {
        groups: [...found].map((group) => group ?? ''),
        named: new Map(Object.entries(found.groups ?? {}).map(([name, value]) => [name, value ?? ''])),
      };
    },
    expand: ({ groups, named }, template) => expand(template, groups, named),
    replaceAll(text, replacement) {
      expression.lastIndex = 0;
      return text.replace(expression, (...found) => {
        const last: unknown = found.at(-1);
        const named = typeof last === 'object' && last !== null ? Object.entries(last) : [];
        const groups = found.filter(
          (part, index) => index < found.length && typeof part !== 'number' && typeof part !== 'object',
        );
        return expand(
          replacement,
          groups.map((group) => (group === undefined ? '' : String(group))),
          new Map(named.map(([name, value]) => [name, String(value ?? '')])),
        );
      });
    },
  };
}

/** regexp.Expand: the longest run of word characters is the name, so that `$1x` is the group `1x`, which is empty. */
function expand(template: string, groups: readonly string[], named: ReadonlyMap<string, string>): string {
  return template.replace(/\$(?:\$|\{(\w+)\}|(\w+))/g, (whole, braced?: string, bare?: string) => {
    if (whole === '$$') return '$';
    const name = braced ?? bare ?? '';
    return /^\d+$/.test(name) ? (groups[Number(name)] ?? '') : (named.get(name) ?? '');
  });
}

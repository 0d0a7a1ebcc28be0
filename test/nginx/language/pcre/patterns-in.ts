/** The regular expressions of a configuration: of locations, conditions, rewrites, maps and server names. */
import type { Directive } from '../../../../src/nginx/syntax/tree.ts';

export interface PatternUse {
  readonly pattern: string;
  readonly ignoreCase: boolean;
}

export function* patternsIn(directives: readonly Directive[], parent = ''): Generator<PatternUse> {
  for (const directive of directives) {
    yield* patternsOf(directive, parent);
    yield* patternsIn(directive.block?.children ?? [], directive.name.value);
  }
}

function patternsOf(directive: Directive, parent: string): readonly PatternUse[] {
  const words = directive.args.map(({ value }) => value);
  const [first = '', second = ''] = words;
  if (parent === 'map') return marked(directive.name.value);
  switch (directive.name.value) {
    case 'server_name':
      return words.flatMap((word) =>
        word.startsWith('~') ? [{ pattern: word.slice(1), ignoreCase: /[A-Z]/.test(word) }] : [],
      );
    case 'rewrite':
      return [{ pattern: first, ignoreCase: false }];
    case 'location':
      return second === '' ? marked(first) : marked(`${first}${second}`, /^~\*?$/.test(first));
    case 'if': {
      const at = words.findIndex((word) => /^!?~\*?$/.test(word));
      // After a quote the parenthesis is a word of its own, and one before it belongs to the pattern.
      const [word = '', end] = words.slice(at + 1);
      const pattern = end === ')' ? word : word.replace(/\)$/, '');
      return at < 0 || pattern === '' ? [] : [{ pattern, ignoreCase: words[at]?.endsWith('*') === true }];
    }
    default:
      return [];
  }
}

/** `~pattern` or `~*pattern`. */
function marked(word: string, isMarked = word.startsWith('~')): readonly PatternUse[] {
  if (!isMarked) return [];
  const ignoreCase = word.startsWith('~*');
  return [{ pattern: word.slice(ignoreCase ? 2 : 1), ignoreCase }];
}

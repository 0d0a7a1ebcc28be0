/**
 * Fills `{placeholders}` in a text as `caddy.Replacer` does (replacer.go). Handlers differ in what becomes of a name that
 * no module knows: `ReplaceAll` leaves nothing of it, `ReplaceKnown` leaves it as it is written.
 */
import { toBytes } from '../../text/bytes.ts';

/** What stands for a placeholder. */
export type Filled =
  | {
      readonly kind: 'value';
      readonly value: string;
      /** There is none: nothing stands for it in most places, but a query gets `<nil>`. */
      readonly isNil?: boolean;
    }
  /** Some module fills it in, but with what is not known. */
  | { readonly kind: 'unknown'; readonly because: string }
  /** No module knows the name. */
  | { readonly kind: 'unrecognized' };

export type FillIn = (name: string) => Filled;

export interface Replaced {
  /** With what is not known as it is written, braces and all. */
  readonly text: string;
  /** Why the text is not certain; null where it is. */
  readonly doubt: string | null;
}

export interface ReplaceOptions {
  /** What becomes of a placeholder that no module knows. Default: nothing is left of it. */
  readonly unrecognized?: 'empty' | 'kept';
  /** What stands for an empty value. Default: nothing. */
  readonly empty?: string;
  /** Changes each value before it is written; null for none. */
  readonly change?: (value: string | null, name: string) => string;
}

/** `input`: as the configuration has it. The result holds one character for each byte. */
export function replacePlaceholders(input: string, fillIn: FillIn, options: ReplaceOptions = {}): Replaced {
  const text = toBytes(input);
  if (!text.includes('{')) return { text, doubt: null };
  const { unrecognized = 'empty', empty = '', change = (value) => value ?? '' } = options;
  let result = '';
  let doubt: string | null = null;
  let written = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (at > 0 && text.charAt(at - 1) === '\\' && (char === '{' || char === '}')) {
      result += text.slice(written, at - 1);
      written = at;
      continue;
    }
    if (char !== '{') continue;
    const end = endOfPlaceholder(text, at);
    if (end === 'none') continue;
    const name = text.slice(at + 1, end);
    const filled = fillIn(name);
    result += text.slice(written, at);
    written = at;
    if (filled.kind === 'unrecognized' && unrecognized === 'kept') continue;
    if (filled.kind === 'unknown') {
      doubt ??= filled.because;
      result += text.slice(at, end + 1);
    } else {
      const value = change(filled.kind === 'value' && filled.isNil !== true ? filled.value : null, name);
      result += value === '' ? empty : value;
    }
    at = end;
    written = end + 1;
  }
  return { text: result + text.slice(written), doubt };
}

/** Where the first closing brace is that is not escaped. */
function endOfPlaceholder(text: string, from: number): number | 'none' {
  let end = text.indexOf('}', from);
  if (end < 0) return 'none';
  while (end > 0 && end < text.length - 1 && text.charAt(end - 1) === '\\') {
    const next = text.indexOf('}', end + 1);
    if (next < 0) return 'none';
    end = next;
  }
  return end;
}

/** Placeholders and parts of a request as matchers ask for them: one value, known or not. */
import { type Known, known, unknown } from '../../route/setting.ts';
import { canonicalField } from '../language/go-url.ts';
import { valuesOf } from './header-fields.ts';
import { fillText, valueAt } from './placeholders.ts';
import type { RequestInProgress } from './progress.ts';

export { splitHost as hostPort } from './placeholders.ts';

/** What becomes of a placeholder that nobody knows: ReplaceAll empties it, ReplaceKnown leaves it as it is written. */
export type Unrecognized = 'empty' | 'kept';

/** A text with its placeholders replaced; unknown as soon as one of them is. */
export function replaceIn(
  text: string,
  request: RequestInProgress,
  unrecognized: Unrecognized,
): Known<string> {
  const filled = fillText(text, request, { unrecognized });
  return filled.doubt === null ? known(filled.text) : unknown(filled.doubt);
}

/** The value of a placeholder, by its name without braces; null where there is none of that name. */
export function placeholderValue(name: string, request: RequestInProgress): Known<string> | null {
  const filled = valueAt(name, request);
  if (filled.kind === 'unrecognized') return null;
  return filled.kind === 'value' ? known(filled.value) : unknown(filled.because);
}

/** The lines of a header as matchers find them; Host is none of Go's headers. */
export function headerValues(request: RequestInProgress, name: string): readonly string[] {
  return canonicalField(name) === 'Host' ? [request.host] : valuesOf(request.headers, name);
}

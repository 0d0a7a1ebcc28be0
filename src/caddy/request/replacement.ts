/** Placeholders as matchers ask for them: a value, or why it is not known. */
import { type Known, known, unknown } from '../../route/setting.ts';
import { canonicalField } from '../language/header-names.ts';
import { valuesOf } from './header-fields.ts';
import { fillText, valueAt } from './placeholders.ts';
import type { RequestInProgress } from './progress.ts';

/** A text with its placeholders filled in, as bytes; nothing is left of those that nobody knows. */
export function replaceIn(text: string, request: RequestInProgress): Known<string> {
  const { text: replaced, doubt } = fillText(text, request);
  return doubt === null ? known(replaced) : unknown(doubt);
}

/** The value of a placeholder, by its name without braces; null where nobody knows that name. */
export function placeholderValue(name: string, request: RequestInProgress): Known<string> | null {
  const filled = valueAt(name, request);
  switch (filled.kind) {
    case 'value':
      return known(filled.value);
    case 'unknown':
      return unknown(filled.because);
    case 'unrecognized':
      return null;
  }
}

/** The lines of a header as matchers find them; Host is none of Go's headers. */
export function headerValues(request: RequestInProgress, name: string): readonly string[] {
  return canonicalField(name) === 'Host' ? [request.host] : valuesOf(request.headers, name);
}

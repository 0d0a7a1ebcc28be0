/** Lists of header fields as Go's `http.Header` keeps them: names in their canonical form, values in order. */
import type { HeaderField } from '../../route/client-request.ts';
import { canonicalField } from '../language/header-names.ts';

/** Whether Go would send such a value: no control characters but tabs. */
export function isFieldValue(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are meant.
  return !/[\x00-\x08\x0a-\x1f\x7f]/.test(value);
}

export function valuesOf(fields: readonly HeaderField[], name: string): readonly string[] {
  const wanted = canonicalField(name);
  return fields.filter(([given]) => given === wanted).map(([, value]) => value);
}

/** `Header.Get`: the first value, '' where there is none. */
export function firstOf(fields: readonly HeaderField[], name: string): string {
  return valuesOf(fields, name)[0] ?? '';
}

export function hasField(fields: readonly HeaderField[], name: string): boolean {
  return valuesOf(fields, name).length > 0;
}

export function withoutField(fields: readonly HeaderField[], name: string): readonly HeaderField[] {
  const unwanted = canonicalField(name);
  return fields.filter(([given]) => given !== unwanted);
}

/** `Header.Set`. */
export function withField(
  fields: readonly HeaderField[],
  name: string,
  value: string,
): readonly HeaderField[] {
  return [...withoutField(fields, name), [canonicalField(name), value]];
}

/** `httpguts.HeaderValuesContainsToken`: a member of comma-separated lists, in any letter case. */
export function listsToken(values: readonly string[], token: string): boolean {
  const wanted = token.toLowerCase();
  return values.some((value) =>
    value.split(',').some((member) => member.replace(/^[ \t]+|[ \t]+$/g, '').toLowerCase() === wanted),
  );
}

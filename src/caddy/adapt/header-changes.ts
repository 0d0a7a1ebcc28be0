/**
 * One line that changes headers, put into the `headers` handler's JSON (headers/caddyfile.go, `CaddyfileHeaderOp`): `Field value`
 * sets, `+Field` adds, `-Field` deletes, `Field find replace` replaces.
 */
import type { Argument } from '../config/statement.ts';
import { canonicalField } from '../language/header-names.ts';
import type { Draft } from './json-draft.ts';
import type { OptionLine } from './option-lines.ts';

/** Reads `header_up` and `header_down`. Neither waits for the answer: `?` is refused, and `>` is taken for a part of the name. */
export function putHeaderChange(line: OptionLine, changes: Draft): void {
  const words = line.exactly(
    1,
    3,
    'a field, and at most a value, or what to find and what to put in its place',
  );
  const [field, value, replacement] = words ?? [];
  if (field === undefined) return;
  const name = field.value;
  if (name.startsWith('?')) {
    const message = `${line.name.value} knows no default (?); write header ${name} in the site, which sets a field that the answer has not`;
    line.refuse('value', message, field.span);
    return;
  }
  putOperation({ field, value: value ?? null, replacement: replacement ?? null }, line, changes);
}

interface Operation {
  readonly field: Argument;
  readonly value: Argument | null;
  readonly replacement: Argument | null;
}

function putOperation({ field, value, replacement }: Operation, line: OptionLine, changes: Draft): void {
  const name = field.value;
  const text = value?.value ?? '';
  const span = value?.span ?? field.span;
  if (name.startsWith('+')) {
    changes.within('add', line.span).append(canonicalField(name.slice(1)), [text], span);
  } else if (name.startsWith('-')) {
    changes.append('delete', [{ kind: 'string', value: name.slice(1), span: field.span }], field.span);
  } else if (replacement !== null && isReplacement(replacement, line)) {
    const change = {
      replace: replacement.value === '' ? undefined : replacement.value,
      search_regexp: text === '' ? undefined : text,
    };
    changes.within('replace', line.span).append(name, [change], line.span);
  } else {
    changes.within('set', line.span).put(canonicalField(name), [text], span);
  }
}

/** Before 2.8 an empty replacement was none, and the pattern was set as the value. */
function isReplacement(replacement: Argument, line: OptionLine): boolean {
  return replacement.value !== '' || line.isAtLeast('2.8');
}

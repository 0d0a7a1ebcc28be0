/** `header` and `request_header` (modules/caddyhttp/headers/caddyfile.go). */

import type { Span } from '../../../text/span.ts';
import { type Argument, headSpan, type Statement, splitMatcher } from '../../config/statement.ts';
import type { ObjectNode } from '../../json/node.ts';
import { canonicalField } from '../../language/header-names.ts';
import { routeOf } from '../block-values.ts';
import type { ConfigValue } from '../config-value.ts';
import type { AdaptContext } from '../directive-adapter.ts';
import { Draft } from '../json-draft.ts';
import { OptionLine, wordLines } from '../option-lines.ts';
import { readResponseMatcher } from '../response-matcher.ts';

/** `header`: fields with `?` make a second handler, since they ask what the response has. */
export function header(statement: Statement, context: AdaptContext): readonly ConfigValue[] {
  const { matcher, args } = splitMatcher(statement);
  const match = matcher === null ? null : context.matcherSet(matcher);
  const span = headSpan(statement);
  const plain = new ResponseDraft(span);
  const withDefaults = new ResponseDraft(span);
  const line = new OptionLine(statement.name, args, statement, context);
  const [field, value, replacement] = args;
  if (field !== undefined) {
    change(plain, { field, value, replacement }, line);
    if (plain.draft.has('delete')) plain.defer();
  }
  for (const child of statement.block ?? [])
    readBlockLine(child, field !== undefined, [plain, withDefaults], line);
  return [plain, withDefaults].flatMap((draft) =>
    draft.isEmpty ? [] : [routeOf(statement, match, [draft.node()])],
  );
}

/** The response's side of a `headers` handler while it is read. */
class ResponseDraft {
  readonly draft: Draft;
  readonly #span: Span;

  constructor(span: Span) {
    this.#span = span;
    this.draft = new Draft(span);
  }

  defer(): void {
    this.draft.put('deferred', true, this.#span);
  }

  get isEmpty(): boolean {
    return this.draft.isEmpty;
  }

  node(): ObjectNode {
    const handler = new Draft(this.#span);
    handler.put('handler', 'headers', this.#span);
    handler.putAlways('response', this.draft.node(), this.#span);
    return handler.node();
  }
}

function readBlockLine(
  child: Statement,
  hasOwn: boolean,
  [plain, withDefaults]: readonly [ResponseDraft, ResponseDraft],
  owner: OptionLine,
): void {
  const { name, args } = child;
  if (name.value === 'match' && owner.isAtLeast('2.9')) {
    // Fields with `?` ask for their own absence, and for nothing else.
    const { span } = new OptionLine(name, args, child, owner.context);
    plain.draft.putAlways('require', readResponseMatcher(child, owner.context), span);
    return;
  }
  for (const words of wordLines([child]).flatMap(changesOf)) {
    const [first, value, replacement] = words;
    if (first === undefined) continue;
    if (first.value === 'defer') {
      plain.defer();
      continue;
    }
    const line = new OptionLine(first, words.slice(1), child, owner.context);
    if (hasOwn) {
      line.refuse('arguments', 'header takes fields on its line or in its block, not both', first.span);
      return;
    }
    const field = { ...first, value: first.value.replace(/:$/, '') };
    change(field.value.startsWith('?') ? withDefaults : plain, { field, value, replacement }, line);
  }
}

/** What three words leave on their line is the next field; behind `defer` it is at once. */
function changesOf({ name, args }: Statement): readonly (readonly Argument[])[] {
  const words = [name, ...args];
  const changes: (readonly Argument[])[] = [];
  for (let at = 0; at < words.length; ) {
    const end = at + (words[at]?.value === 'defer' ? 1 : 3);
    changes.push(words.slice(at, end));
    at = end;
  }
  return changes;
}

interface Change {
  readonly field: Argument;
  readonly value: Argument | undefined;
  readonly replacement: Argument | undefined;
}

function change(target: ResponseDraft, { field, value, replacement }: Change, line: OptionLine): void {
  const { draft } = target;
  const name = field.value;
  const text = value?.value ?? '';
  const span = line.span;
  const deferring = line.isAtLeast('2.7');
  if (name.startsWith('+')) draft.within('add', span).append(canonicalField(name.slice(1)), [text], span);
  else if (name.startsWith('-')) {
    draft.append('delete', [name.slice(1)], span);
    target.defer();
  } else if (name.startsWith('?')) {
    const wanted = name.slice(1);
    draft.within('require', span).within('headers', span).putAlways(wanted, null, span);
    draft.within('set', span).putAlways(canonicalField(wanted), [text], span);
  } else if (replacement !== undefined && (replacement.value !== '' || line.isAtLeast('2.8'))) {
    if (name.startsWith('>') && deferring) target.defer();
    draft
      .within('replace', span)
      .append(bareField(name, line), [replacementOf(text, replacement.value)], span);
  } else if (name.startsWith('>') && deferring) {
    draft.within('set', span).putAlways(canonicalField(name.slice(1)), [text], span);
    target.defer();
  } else draft.within('set', span).putAlways(canonicalField(name), [text], span);
}

/** Before 2.7 `>` was a part of the name. */
function bareField(name: string, line: OptionLine): string {
  return name.replace(line.isAtLeast('2.7') ? /^[+\-?>]+/ : /^[+\-?]+/, '');
}

function replacementOf(search: string, replace: string) {
  return { replace: replace === '' ? undefined : replace, search_regexp: search === '' ? undefined : search };
}

/** `request_header`: one operation on its line. */
export function requestHeader(statement: Statement, context: AdaptContext): readonly ConfigValue[] {
  const { matcher, args } = splitMatcher(statement);
  const match = matcher === null ? null : context.matcherSet(matcher);
  const span = headSpan(statement);
  const line = new OptionLine(statement.name, args, statement, context);
  const words = line.exactly(
    1,
    3,
    'a field, and at most a value, or what to find and what to put in its place',
  );
  const [written, value, replacement] = words ?? [];
  line.remainder();
  if (written === undefined) return [];
  const field = written.value.replace(/:$/, '');
  const text = value?.value ?? '';
  const changes = new Draft(span);
  if (field.startsWith('+')) changes.within('add', span).put(canonicalField(field.slice(1)), [text], span);
  else if (field.startsWith('-')) changes.append('delete', [field.slice(1)], span);
  else if (field.startsWith('?')) {
    line.refuse(
      'value',
      'request_header knows no default (?); use a matcher for requests without the field',
      written.span,
    );
  } else if (replacement !== undefined && (replacement.value !== '' || line.isAtLeast('2.8'))) {
    changes
      .within('replace', span)
      .append(bareField(field, line), [replacementOf(text, replacement.value)], span);
  } else {
    const name = field.startsWith('>') && line.isAtLeast('2.7') ? field.slice(1) : field;
    changes.within('set', span).putAlways(canonicalField(name), [text], span);
  }
  const handler = new Draft(span);
  handler.put('handler', 'headers', span);
  handler.putAlways('request', changes.node(), span);
  return [routeOf(statement, match, [handler.node()])];
}

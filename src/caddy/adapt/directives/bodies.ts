/** `encode`, `templates`, `request_body`: what looks at bodies. */
import { isOneEditAway } from '../../../text/one-edit.ts';
import type { Argument, Statement } from '../../config/statement.ts';
import type { HandlerAdapter } from '../directive-adapter.ts';
import { Draft } from '../json-draft.ts';
import { OptionLine, type OptionTable, readKnownOptions, readOptions } from '../option-lines.ts';
import { putByteSize, putDuration, putInteger, putText, putTexts, textsOf } from '../option-values.ts';
import { readResponseMatcher } from '../response-matcher.ts';
import { refuseSlip } from '../standard-modules.ts';
import { lineOf } from './read-line.ts';

/** Others, such as `br`, are plugins'. */
const ENCODINGS = ['gzip', 'zstd'];

export const encode: HandlerAdapter = (directive, context) => {
  const { span, statement } = directive;
  const line = lineOf(directive, context);
  const draft = new Draft(span);
  draft.put('handler', 'encode', span);
  const names = line.rest();
  // From 2.10 on the block is read first, and without any encoder there are two.
  const isBlockFirst = context.isAtLeast('2.10');
  if (!isBlockFirst) putEncoders(names, line, draft);
  for (const child of line.block()) {
    if (isOfPlugin(child)) readEncoder(new OptionLine(child.name, child.args, child, context), draft);
    else readOptions([child], ENCODE_OPTIONS, draft, 'encode', context);
  }
  if (!isBlockFirst) return draft.node();
  putEncoders(names, line, draft);
  if (!draft.has('prefer') && names.length === 0 && !statement.opaque) {
    for (const name of ['zstd', 'gzip']) draft.within('encodings', span).putAlways(name, {}, span);
    draft.put('prefer', ['zstd', 'gzip'], span);
  }
  return draft.node();
};

function putEncoders(names: readonly Argument[], line: OptionLine, draft: Draft): void {
  for (const { value, span, ...rest } of names) {
    if (refuseSlip({ value, span, ...rest }, ENCODINGS, 'encoder', line)) return;
    draft.within('encodings', line.span).putAlways(value, {}, span);
    draft.append('prefer', [value], span);
  }
}

/** An encoder that is not Caddy's own, and no slip of the pen. */
function isOfPlugin({ name: { value } }: Statement): boolean {
  const known = Object.keys(ENCODE_OPTIONS);
  return !known.some((name) => name === value || isOneEditAway(name, value));
}

function readEncoder(line: OptionLine, draft: Draft): void {
  const name = line.name.value;
  const encoder = new Draft(line.span);
  if (name === 'gzip' && line.hasMore) putInteger(line, encoder, 'level');
  else if (name === 'zstd' && line.isAtLeast('2.9') && line.hasMore) {
    const level = line.next();
    if (level !== null) encoder.put('level', level.value, level.span);
  }
  line.ignoreRest();
  draft.within('encodings', line.span).putAlways(name, encoder.node(), line.span);
  draft.append('prefer', [name], line.span);
}

const ENCODE_OPTIONS: OptionTable<Draft> = {
  minimum_length: { read: (line, draft) => putInteger(line, draft, 'minimum_length') },
  match: {
    read: (line, draft) =>
      draft.putAlways('match', readResponseMatcher(line.asStatement(), line.context), line.span),
  },
  gzip: { read: readEncoder },
  zstd: { read: readEncoder },
};

export const templates: HandlerAdapter = (directive, context) => {
  const { span } = directive;
  const line = lineOf(directive, context);
  const draft = new Draft(span);
  draft.put('handler', 'templates', span);
  line.rest();
  readKnownOptions(line.block(), TEMPLATE_OPTIONS, draft, context);
  return draft.node();
};

const TEMPLATE_OPTIONS: OptionTable<Draft> = {
  mime: { read: (line, draft) => putTexts(line, draft, 'mime_types', 'a type such as text/html') },
  between: {
    read: (line, draft) => {
      const delimiters = line.exactly(2, 2, 'two delimiters');
      if (delimiters !== null) draft.put('delimiters', textsOf(delimiters), line.span);
    },
  },
  root: { read: (line, draft) => putText(line, draft, 'file_root', 'a directory') },
};

export const requestBody: HandlerAdapter = (directive, context) => {
  const { span } = directive;
  const line = lineOf(directive, context);
  const draft = new Draft(span);
  draft.put('handler', 'request_body', span);
  line.rest();
  readOptions(line.block(), BODY_OPTIONS, draft, 'request_body', context);
  return draft.node();
};

const BODY_OPTIONS: OptionTable<Draft> = {
  max_size: {
    read: (line, draft) => {
      putByteSize(line, draft, 'max_size');
      line.end();
    },
  },
  read_timeout: { since: '2.8', read: (line, draft) => putDuration(line, draft, 'read_timeout') },
  write_timeout: { since: '2.8', read: (line, draft) => putDuration(line, draft, 'write_timeout') },
  set: { since: '2.10', read: (line, draft) => putText(line, draft, 'set', 'a text') },
};

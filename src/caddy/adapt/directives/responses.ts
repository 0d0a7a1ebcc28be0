/** `redir`, `respond`, `error` and `abort`: answers of Caddy's own (caddyconfig/httpcaddyfile/builtins.go). */
import type { Argument } from '../../config/statement.ts';
import { objectNode } from '../../json/node.ts';
import type { HandlerAdapter } from '../directive-adapter.ts';
import { goInteger, weakString } from '../go-values.ts';
import { Draft } from '../json-draft.ts';
import { type OptionLine, type OptionTable, readOptions } from '../option-lines.ts';
import { endOfLine, lineOf } from './read-line.ts';

export const redir: HandlerAdapter = (directive, context) => {
  const { span } = directive;
  const line = lineOf(directive, context);
  const to = line.need('where to');
  if (to === null) return null;
  const code = line.next();
  // Nobody looks at a block.
  line.end();
  if (code?.value === 'html') {
    return objectNode({ body: redirectPage(to.value), handler: 'static_response', status_code: 200 }, span);
  }
  const status = redirectStatus(code, line);
  if (status === null) return null;
  const headers = status === '200' ? undefined : { Location: [to.value] };
  return objectNode({ handler: 'static_response', headers, status_code: weakString(status) }, span);
};

function redirectStatus(code: Argument | null, line: OptionLine): string | null {
  if (code === null || code.value === 'temporary' || code.value === '') return '302';
  if (code.value === 'permanent') return '301';
  if (code.value.startsWith('{') || !code.certain) return code.value;
  const status = goInteger(code.value);
  if (status !== null && ((status >= 300 && status <= 399) || status === 401)) return code.value;
  const message = `redir takes a status from 300 to 399, or 401, permanent, temporary or html, not ${code.value}`;
  line.refuse('value', message, code.span);
  return null;
}

/** Browsers follow the script, and others the refresh (`metaRedir`). */
function redirectPage(to: string): string {
  const safe = to
    .replaceAll('&', '&amp;')
    .replaceAll("'", '&#39;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&#34;');
  return `<!DOCTYPE html>
<html>
\t<head>
\t\t<title>Redirecting...</title>
\t\t<script>window.location.replace("${safe}");</script>
\t\t<meta http-equiv="refresh" content="0; URL='${safe}'">
\t</head>
\t<body>Redirecting to <a href="${safe}">${safe}</a>...</body>
</html>
`;
}

export const respond: HandlerAdapter = (directive, context) => {
  const { span } = directive;
  const line = lineOf(directive, context);
  const draft = new Draft(span);
  draft.put('handler', 'static_response', span);
  const args = line.rest();
  const [first, second, third] = args;
  if (first === undefined) {
    const message = 'respond needs a body or a status on its line; a block alone is refused';
    line.refuse('arguments', message, line.name.span);
  } else if (third !== undefined) {
    line.refuse(
      'arguments',
      'respond takes a body and a status; a body with spaces needs quotes',
      third.span,
    );
  } else if (second !== undefined) {
    draft.put('body', first.value, first.span);
    draft.putWeakString('status_code', second.value, second.span);
  } else if (isStatus(first)) draft.putWeakString('status_code', first.value, first.span);
  else draft.put('body', first.value, first.span);
  readOptions(line.block(), RESPOND_OPTIONS, draft, 'respond', context);
  return draft.node();
};

/** Three characters that are a number are a status, and anything else a body. */
function isStatus({ value }: Argument): boolean {
  return value.length === 3 && (goInteger(value) ?? 0) > 0;
}

const RESPOND_OPTIONS: OptionTable<Draft> = {
  body: {
    read: (line, draft) => {
      const [body] = line.exactly(1, 1, 'one text') ?? [];
      if (draft.has('body')) line.refuse('duplicate', 'respond has a body already', line.name.span);
      if (body !== undefined) draft.put('body', body.value, body.span);
    },
  },
  close: {
    read: (line, draft) => {
      if (draft.has('close')) line.refuse('duplicate', 'respond closes already', line.name.span);
      draft.put('close', true, line.name.span);
    },
  },
};

export const abort: HandlerAdapter = (directive, context) => {
  endOfLine(lineOf(directive, context));
  return objectNode({ abort: true, handler: 'static_response' }, directive.span);
};

export const error: HandlerAdapter = (directive, context) => {
  const { span } = directive;
  const line = lineOf(directive, context);
  const draft = new Draft(span);
  draft.put('handler', 'error', span);
  const args = line.exactly(1, 2, 'a message and a status, or one of them') ?? [];
  const [first, second] = args;
  if (second !== undefined && first !== undefined) {
    draft.put('error', first.value, first.span);
    draft.putWeakString('status_code', second.value, second.span);
  } else if (first !== undefined) {
    if (isStatus(first)) draft.putWeakString('status_code', first.value, first.span);
    else draft.put('error', first.value, first.span);
  }
  readOptions(line.block(), ERROR_OPTIONS, draft, 'error', context);
  return draft.node();
};

const ERROR_OPTIONS: OptionTable<Draft> = {
  message: {
    read: (line, draft) => {
      const [message] = line.exactly(1, 1, 'one text') ?? [];
      if (draft.has('error')) line.refuse('duplicate', 'error has a message already', line.name.span);
      if (message !== undefined) draft.put('error', message.value, message.span);
    },
  },
};

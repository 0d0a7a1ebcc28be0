/** Handlers with options of their own and little else: what pushes, copies, traces, measures and issues. */
import type { Statement } from '../../config/statement.ts';
import { objectNode, type PlainJson } from '../../json/node.ts';
import type { HandlerAdapter } from '../directive-adapter.ts';
import { goInteger } from '../go-values.ts';
import { putHeaderChange } from '../header-changes.ts';
import { Draft } from '../json-draft.ts';
import { OptionLine, type OptionTable, readKnownOptions, readOptions, wordLines } from '../option-lines.ts';
import { putDuration, putText, textsOf } from '../option-values.ts';
import { ProxyDraft } from '../proxy/proxy-draft.ts';
import { readNamedResponseMatcher, readReplaceStatus, responseEntries } from '../proxy/response-handlers.ts';
import { lineOf } from './read-line.ts';

/** modules/caddyhttp/push/caddyfile.go. */
export const push: HandlerAdapter = (directive, context) => {
  const { span } = directive;
  const line = lineOf(directive, context);
  const draft = new Draft(span);
  draft.put('handler', 'push', span);
  // What is left after an argument is taken for the directive's name once more.
  line.rest().forEach(({ value, span: at }, index) => {
    if (index % 2 === 0) draft.append('resources', [resource(value)], at);
  });
  const isHeaders = ({ name, args }: Statement): boolean => name.value === 'headers' && args.length === 0;
  for (const child of line.block().flatMap((one) => (isHeaders(one) ? [one] : wordLines([one])))) {
    let inner: OptionLine | null = new OptionLine(child.name, child.args, child, context);
    for (; inner !== null; inner = inner.remainder()) readPush(inner, draft);
  }
  return draft.node();
};

function readPush(line: OptionLine, draft: Draft): void {
  const { value: name, span } = line.name;
  if (name === 'headers') {
    line.end();
    for (const change of wordLines(line.block()))
      putHeaderChange(line.inner(change), draft.within('headers', span));
  } else if (name === 'GET' || name === 'HEAD') {
    const target = line.need('a path');
    if (target !== null) draft.append('resources', [resource(target.value, name)], target.span);
  } else draft.append('resources', [resource(name)], span);
}

function resource(target: string, method?: string): PlainJson {
  return { method, target: target === '' ? undefined : target };
}

/** A handler that takes nothing on its line, and these options. */
function withOptions(name: string, options: OptionTable<Draft>): HandlerAdapter {
  return (directive, context) => {
    const line = lineOf(directive, context);
    const draft = new Draft(directive.span);
    draft.put('handler', name, directive.span);
    line.end();
    readOptions(line.block(), options, draft, name, context);
    return draft.node();
  };
}

export const tracing: HandlerAdapter = withOptions('tracing', {
  span: {
    read: (line, draft) => {
      putText(line, draft, 'span', 'the name of a span');
      line.end();
    },
  },
  span_attributes: {
    since: '2.11',
    read: (line, draft) => {
      const attributes = draft.within('span_attributes', line.span);
      for (const child of line.block()) {
        const own = new OptionLine(child.name, child.args, child, line.context);
        const [value] = own.exactly(1, 1, 'one value') ?? [];
        if (value !== undefined) attributes.putAlways(child.name.value, value.value, value.span);
      }
      line.rest();
    },
  },
});

export const metrics: HandlerAdapter = withOptions('metrics', {
  disable_openmetrics: {
    read: (line, draft) => draft.put('disable_openmetrics', true, line.name.span),
  },
});

const COPIED_FIELDS: OptionTable<Draft> = {
  include: { read: appendFields },
  exclude: { read: appendFields },
};

function appendFields(line: OptionLine, draft: Draft): void {
  draft.append(
    line.name.value,
    line.rest().map(({ value }) => value),
    line.span,
  );
}

export const copyResponseHeaders: HandlerAdapter = withOptions('copy_response_headers', COPIED_FIELDS);

/** Before 2.7 it had one option, and looked at no other (modules/caddypki/acmeserver/caddyfile.go). */
export const acmeServer: HandlerAdapter = (directive, context) => {
  const { span } = directive;
  const line = lineOf(directive, context);
  const draft = new Draft(span);
  draft.put('handler', 'acme_server', span);
  line.end();
  if (context.isAtLeast('2.7')) readOptions(line.block(), ACME_SERVER_OPTIONS, draft, 'acme_server', context);
  else readKnownOptions(line.block(), ACME_SERVER_OPTIONS, draft, context);
  return draft.node();
};

const ACME_SERVER_OPTIONS: OptionTable<Draft> = {
  ca: {
    read: (line, draft) => {
      const [name] = line.exactly(1, 1, 'the name of one authority') ?? [];
      if (name !== undefined) draft.put('ca', name.value, name.span);
    },
  },
  lifetime: {
    since: '2.7',
    read: (line, draft) => {
      putDuration(line, draft, 'lifetime');
      line.ignoreRest();
    },
  },
  resolvers: {
    since: '2.7',
    read: (line, draft) => {
      const names = line.rest().map(({ value }) => value);
      if (names.length === 0) line.refuse('arguments', 'resolvers needs an address', line.name.span);
      draft.put('resolvers', names, line.span);
    },
  },
  challenges: {
    since: '2.8',
    read: (line, draft) => draft.append('challenges', textsOf(line.rest()), line.span),
  },
  allow_wildcard_names: {
    since: '2.8',
    read: (line, draft) => draft.within('policy', line.span).put('allow_wildcard_names', true, line.span),
  },
  allow: { since: '2.8', read: putNames },
  deny: { since: '2.8', read: putNames },
  sign_with_root: {
    since: '2.8',
    read: (line, draft) => {
      line.end();
      draft.put('sign_with_root', true, line.span);
    },
  },
};

/** Whom certificates are for, or not. */
function putNames(line: OptionLine, draft: Draft): void {
  const names = new Draft(line.span);
  const { value: rule } = line.name;
  readOptions(line.block(), NAMES, names, rule, line.context);
  draft.within('policy', line.span).putAlways(rule, names.node(), line.span);
}

const NAMES: OptionTable<Draft> = { domains: { read: appendNames }, ip_ranges: { read: appendNames } };

function appendNames(line: OptionLine, names: Draft): void {
  const { value: kind, span } = line.name;
  if (!line.hasMore) line.refuse('arguments', `${kind} needs one or more`, span);
  names.append(kind, textsOf(line.rest()), line.span);
}

/** A status on the line counts only if it is a number; else it is left out, and nobody complains. Behind one that counts no block is read. */
export const copyResponse: HandlerAdapter = (directive, context) => {
  const { span } = directive;
  const line = lineOf(directive, context);
  const draft = new Draft(span);
  draft.put('handler', 'copy_response', span);
  const [status, extra] = line.rest();
  if (status !== undefined && extra === undefined && (goInteger(status.value) ?? 0) > 0) {
    draft.putWeakString('status_code', status.value, status.span);
  } else readOptions(line.block(), COPY_OPTIONS, draft, 'copy_response', context);
  return draft.node();
};

const COPY_OPTIONS: OptionTable<Draft> = {
  status: {
    read: (line, draft) => {
      const status = line.need('a status');
      if (status !== null) draft.putWeakString('status_code', status.value, status.span);
    },
  },
};

/** What answers of later handlers are replaced with (modules/caddyhttp/intercept/intercept.go); as in `reverse_proxy`. */
export const intercept: HandlerAdapter = (directive, context) => {
  const line = lineOf(directive, context);
  line.end();
  const { span, statement } = directive;
  const answers = new ProxyDraft(span, statement.opaque);
  answers.handler.put('handler', 'intercept', span);
  readOptions(line.block(), INTERCEPT_OPTIONS, answers, 'intercept', context);
  const entries = responseEntries(answers, context).map(({ entry }) => entry);
  answers.handler.put('handle_response', entries, span);
  return answers.handler.node();
};

const INTERCEPT_OPTIONS: OptionTable<ProxyDraft> = {
  replace_status: { read: readReplaceStatus },
  handle_response: { read: (line, answers) => answers.responseBlocks.push(line.asStatement()) },
  '@': { read: readNamedResponseMatcher },
};

export const logAppend: HandlerAdapter = (directive, context) => {
  const line = lineOf(directive, context);
  const key = line.need('a key and a value');
  const value = key === null ? null : line.need(`a value for ${key.value}`);
  // Nobody looks at what follows.
  line.ignoreRest();
  const isEarly = context.isAtLeast('2.11') && /^<./s.test(key?.value ?? '');
  const members: Record<string, PlainJson | undefined> = {
    early: isEarly ? true : undefined,
    handler: 'log_append',
    key: isEarly ? key?.value.slice(1) : key?.value,
    value: value?.value,
  };
  return objectNode(members, directive.span);
};

/** The name of the file system that this and later handlers read from. */
export const fileSystem: HandlerAdapter = (directive, context) => {
  const line = lineOf(directive, context);
  const name = line.need('the name of a file system');
  line.end();
  return name === null ? null : objectNode({ fs: name.value, handler: 'vars' }, directive.span);
};

/** Handlers of whose JSON no more is needed than that they are there. */
import { objectNode } from '../../json/node.ts';
import type { HandlerAdapter } from '../directive-adapter.ts';
import { weakString } from '../go-values.ts';
import { lineOf } from './read-line.ts';

function handlerNamed(name: string): HandlerAdapter {
  return ({ span }) => objectNode({ handler: name }, span);
}

export const push = handlerNamed('push');
export const tracing = handlerNamed('tracing');
export const acmeServer = handlerNamed('acme_server');
export const intercept = handlerNamed('intercept');
export const logAppend = handlerNamed('log_append');
export const copyResponseHeaders = handlerNamed('copy_response_headers');

export const metrics: HandlerAdapter = (directive, context) => {
  const line = lineOf(directive, context);
  line.end();
  return objectNode({ handler: 'metrics' }, directive.span);
};

export const copyResponse: HandlerAdapter = (directive, context) => {
  const line = lineOf(directive, context);
  const [status] = line.exactly(0, 1, 'at most a status') ?? [];
  const code = status === undefined ? undefined : weakString(status.value);
  return objectNode({ handler: 'copy_response', status_code: code }, directive.span);
};

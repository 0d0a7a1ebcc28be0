/** `trace`: what happens to one request on its way through the proxy. */
import { chooseTrace } from '../cli/choose-trace.ts';
import { loadProject } from '../lint/project.ts';
import { traceDocument } from '../report/trace-json.ts';
import { type HeaderField, requestFor } from '../route/client-request.ts';
import { RunFailed } from '../workspace/run-failed.ts';
import type { Configurations } from './configurations.ts';
import { expectOptions, expectText, nounFor } from './expect.ts';
import { CONFIGURATION_OPTIONS, open } from './open.ts';
import { withOrigin } from './report-origins.ts';
import type { TraceReport } from './reports.ts';

export type TraceOptions = Configurations & {
  /** Default: GET. */
  readonly method?: string;
  /** Sent besides the usual ones; one of the same name replaces the usual one, an empty value takes it away. */
  readonly headers?: readonly HeaderField[];
  /** The IP address that the client connects from; without it, rules about addresses cannot be decided. */
  readonly clientAddress?: string;
};

/**
 * Follows the request that a client makes for a URL: `ws:` and `wss:` send a handshake, `http:` and `https:` a plain
 * request. Throws `RunFailed` where no configuration takes it, or several do.
 */
export function trace(url: string, options: TraceOptions): TraceReport {
  expectText(url, 'trace: the URL');
  expectOptions(options, [...CONFIGURATION_OPTIONS, 'method', 'headers', 'clientAddress'], 'trace');
  const { method = 'GET', headers = [], clientAddress = null } = options;
  expectText(method, 'trace: method');
  expectHeaders(headers);
  if (clientAddress !== null) expectText(clientAddress, 'trace: clientAddress');
  const read = requestFor(url, { method, headers });
  if (read.kind === 'problem') throw new TypeError(`trace cannot follow '${url}': ${read.because}`);
  const { request } = read;
  const { source, request: asked, displayPath } = open(options, 'trace');
  const project = loadProject(source, asked);
  const [unreadable] = project.unreadable;
  if (unreadable !== undefined) {
    throw new RunFailed(`${displayPath(unreadable.path)}: ${unreadable.reason}`);
  }
  const report = { url, ...chooseTrace(project, request, { clientAddress }, displayPath), displayPath };
  return withOrigin(traceDocument(report), { kind: 'trace', report });
}

function expectHeaders(headers: unknown): void {
  if (!Array.isArray(headers)) {
    throw new TypeError(`trace: headers is to be an array of [name, value], not ${nounFor(headers)}`);
  }
  for (const [index, field] of headers.entries()) {
    const isField = Array.isArray(field) && field.length === 2;
    if (!isField) throw new TypeError(`trace: headers[${index}] is to be [name, value]`);
    for (const part of field) expectText(part, `trace: headers[${index}]`);
  }
}

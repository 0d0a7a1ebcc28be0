/** One nginx with `stream` in front, the recorders behind it, and what becomes of connections: really, and in the model. */

import { existsSync } from 'node:fs';
import { loadNginxConfiguration } from '../../../src/nginx/config/configuration.ts';
import { traceRequest } from '../../../src/nginx/trace.ts';
import { type ClientRequest, requestFor } from '../../../src/route/client-request.ts';
import { premisesFor } from '../../../src/route/premises.ts';
import type { Outcome, Trace } from '../../../src/route/trace.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';
import { makeCertificate } from '../../proof/harness/certificate.ts';
import { refusalMessage, startNginx } from '../../proof/harness/nginx-process.ts';
import { findFreePort } from '../../proof/harness/ports.ts';
import type { Requirement } from '../../proof/harness/requirements.ts';
import { Sandbox } from '../../proof/harness/sandbox.ts';
import { TARGET } from '../ask.ts';
import { ask, type Question } from './client.ts';
import { ENTRIES, STREAM_MODULE, type StreamPlaces } from './generate.ts';
import type { Arrival, Recorders } from './recorders.ts';

export const needsStream: Requirement = {
  name: "nginx's stream module is not installed",
  met: existsSync(STREAM_MODULE),
};

const TRIES = 4;
const MODEL_PATH = '/etc/nginx/nginx.conf';

/** What really became of a connection. */
export interface Real {
  readonly arrivals: readonly Arrival[];
  readonly status: number | null;
}

/** Starts nginx with what `print` makes for the ports of this run, and does something with it. */
export async function withStreams<T>(
  recorders: Recorders,
  print: (places: StreamPlaces) => string,
  act: (text: string, places: StreamPlaces) => Promise<T>,
): Promise<T> {
  for (let tries = 0; tries < TRIES; tries++) {
    const sandbox = new Sandbox();
    try {
      const places = await findPlaces(recorders, sandbox);
      const text = print(places);
      const { certificate, key } = CERTIFICATE;
      sandbox.write(
        new Map([
          ['nginx.conf', text],
          ['cert.pem', certificate],
          ['key.pem', key],
        ]),
      );
      const start = await startNginx(sandbox, 'nginx.conf', [places.inner.plain]);
      if (start.kind === 'port-taken') continue;
      if (start.kind === 'refused')
        throw new Error(`nginx refuses: ${refusalMessage(start.log) ?? start.log}\n${text}`);
      try {
        // The ports in front are left alone: what connects to them comes out at a recorder.
        if ((await ask({ port: places.inner.plain, scheme: 'http', hostname: 'ready' })) === null) continue;
        return await act(text, places);
      } finally {
        await start.proxy.stop();
      }
    } finally {
      sandbox.remove();
    }
  }
  throw new Error(`every port was taken, ${TRIES} times over`);
}

const CERTIFICATE = makeCertificate();

async function findPlaces(recorders: Recorders, { directory }: Sandbox): Promise<StreamPlaces> {
  const entries: number[] = [];
  while (entries.length < ENTRIES) entries.push(await findFreePort());
  const inner = {
    stream: await findFreePort(),
    plain: await findFreePort(),
    tls: await findFreePort(),
    plainAfterHeader: await findFreePort(),
    tlsAfterHeader: await findFreePort(),
  };
  return { entries, recorders: recorders.ports, inner, directory };
}

export async function askReal(recorders: Recorders, question: Question): Promise<Real> {
  const status = await ask(question);
  return { arrivals: recorders.take(), status };
}

/** The model of a configuration, ready to be asked about URLs. */
export function modelOf(text: string): (url: string) => Trace {
  const source = filesInMemory({ [MODEL_PATH]: text });
  const configuration = loadNginxConfiguration(source, MODEL_PATH, premisesFor(TARGET));
  return (url) => traceRequest(configuration, requestTo(url), CLIENT);
}

const CLIENT = { clientAddress: '127.0.0.1' };

function requestTo(url: string): ClientRequest {
  const read = requestFor(url);
  if (read.kind === 'problem') throw new Error(read.because);
  return read.request;
}

/** Null where the outcome is what really happened; else what it should have been, in words. */
export function difference(outcome: Outcome, real: Real, text: string): string | null {
  // A recorder speaks no TLS itself: where `proxy_ssl` is on nginx goes on to the next server of the upstream.
  const [arrived] = real.arrivals;
  switch (outcome.kind) {
    case 'proxied': {
      const addresses = addressesOf(outcome.upstream.replace('tcp://', ''), text);
      return addresses.includes(`127.0.0.1:${arrived?.port}`) ? null : `not to ${outcome.upstream}`;
    }
    case 'response':
      return real.status === outcome.status && arrived === undefined
        ? null
        : `not answered ${outcome.status}`;
    case 'refused':
      return real.status === null && arrived === undefined ? null : `not closed (${outcome.because})`;
    case 'static':
      return 'no file is ever asked for';
    case 'unknown':
      return null;
  }
}

/** The servers of an upstream that are asked first, as the generator writes them. */
function addressesOf(authority: string, text: string): readonly string[] {
  const group = new RegExp(`upstream ${authority.toLowerCase()} \\{ (.*) \\}`).exec(text)?.[1];
  if (group === undefined) return [authority];
  return [...group.matchAll(/server (\S+) max_fails=0;/g)].flatMap(([, address]) => address ?? []);
}

export function inWords({ arrivals, status }: Real): string {
  const where = arrivals.map(({ port, isTls, hasHeader }) =>
    [`at ${port}`, isTls ? 'with TLS' : '', hasHeader ? 'after the PROXY header' : ''].join(' ').trim(),
  );
  return `status ${status ?? 'none'}, ${where.length === 0 ? 'nowhere recorded' : where.join(', ')}`;
}

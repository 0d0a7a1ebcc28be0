/**
 * Many matchers and many requests at once: the real Caddy names every matcher that takes a request in a header of its
 * answer, one route for each matcher; the model is asked about the same JSON.
 */
import { connect } from 'node:net';
import { decodeHttpApp } from '../../../src/caddy/http/decode.ts';
import type { HttpApp } from '../../../src/caddy/http/model.ts';
import { readJson } from '../../../src/caddy/json/read.ts';
import { arrive } from '../../../src/caddy/request/arrival.ts';
import { matchesAny } from '../../../src/caddy/request/matchers.ts';
import type { ClientRequest, HeaderField } from '../../../src/route/client-request.ts';
import { SourceFile } from '../../../src/text/source-file.ts';
import { startCaddy } from '../../proof/harness/caddy-process.ts';
import { findFreePort } from '../../proof/harness/ports.ts';
import { Sandbox } from '../../proof/harness/sandbox.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** As it goes over the wire, one character for each byte. */
export interface Asked {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly HeaderField[];
}

/** The numbers of the matchers that take the request, or how it ends before any is asked. */
export type Taken =
  | { readonly kind: 'taken'; readonly by: readonly number[] }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'closed' };

export const VERSION = '2.6.2';
export const PORT = 8080;

const ANSWER_WITHIN_MS = 3_000;
const AT_ONCE = 16;

export function configurationWith(matchers: readonly Json[], port: number): Json {
  const routes = matchers.map((matcher, index) => ({
    match: [matcher],
    handle: [{ handler: 'headers', response: { add: { 'X-Taken': [String(index)] } } }],
  }));
  return {
    admin: { disabled: true, config: { persist: false } },
    logging: { logs: { default: { level: 'ERROR' } } },
    apps: {
      http: {
        servers: { srv0: { listen: [`127.0.0.1:${port}`], automatic_https: { disable: true }, routes } },
      },
    },
  };
}

/** Throws when Caddy does not take the matchers. */
export async function askCaddy(
  matchers: readonly Json[],
  requests: readonly Asked[],
): Promise<readonly Taken[]> {
  const sandbox = new Sandbox();
  try {
    const port = await findFreePort();
    sandbox.write(new Map([['caddy.json', JSON.stringify(configurationWith(matchers, port))]]));
    const start = await startCaddy(sandbox, 'caddy.json', [port]);
    if (start.kind !== 'running') throw new Error(`Caddy does not start: ${JSON.stringify(start)}`);
    try {
      const answers: Taken[] = [];
      for (let at = 0; at < requests.length; at += AT_ONCE) {
        const some = requests.slice(at, at + AT_ONCE);
        answers.push(...(await Promise.all(some.map((request) => ask(port, request)))));
      }
      return answers;
    } finally {
      await start.proxy.stop();
    }
  } finally {
    sandbox.remove();
  }
}

/** One request on a connection of its own. */
export function ask(port: number, { method, target, headers }: Asked): Promise<Taken> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    let received = '';
    const end = (taken: Taken): void => {
      clearTimeout(late);
      socket.destroy();
      resolve(taken);
    };
    const late = setTimeout(() => {
      socket.destroy();
      reject(new Error(`no answer to ${method} ${target} ${JSON.stringify(headers)}`));
    }, ANSWER_WITHIN_MS);
    socket.on('error', () => end({ kind: 'closed' }));
    socket.on('end', () => end({ kind: 'closed' }));
    socket.setEncoding('latin1').on('data', (text: string) => {
      received += text;
      if (received.includes('\r\n\r\n')) end(read(received));
    });
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    socket.write(`${method} ${target} HTTP/1.1\r\n${lines}\r\n`, 'latin1');
  });
}

function read(answer: string): Taken {
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
  if (status !== 200) return { kind: 'status', status };
  return {
    kind: 'taken',
    by: [...answer.matchAll(/\r\nX-Taken: (\d+)/g)].map(([, number]) => Number(number)),
  };
}

export function appOf(json: Json, version = VERSION): HttpApp {
  const { node } = readJson(new SourceFile('/c/caddy.json', JSON.stringify(json)));
  const app = node === null ? null : decodeHttpApp(node, version);
  if (app === null) throw new Error('there is no http app');
  return app;
}

/** What the model says. Throws where it cannot tell: nothing in these tests depends on run time. */
export function askModel(
  matchers: readonly Json[],
  requests: readonly Asked[],
  version = VERSION,
): readonly Taken[] {
  const app = appOf(configurationWith(matchers, PORT), version);
  return requests.map((request): Taken => {
    const client: ClientRequest = {
      ...request,
      target: fromLatin1(request.target),
      headers: request.headers.map(([name, value]) => [name, fromLatin1(value)]),
      scheme: 'http',
      hostname: '127.0.0.1',
      port: PORT,
    };
    const arrival = arrive(app, version, client, { clientAddress: '127.0.0.1' });
    if (arrival.kind === 'refused') return { kind: 'closed' };
    if (arrival.kind === 'unknown') throw new Error(arrival.because);
    if (arrival.kind === 'answered') {
      return arrival.status === 200 ? { kind: 'taken', by: [] } : { kind: 'status', status: arrival.status };
    }
    const by = arrival.server.routes.flatMap(({ match }, index) => {
      const answer = matchesAny(match, arrival.request);
      if (answer.kind === 'unknown') throw new Error(answer.because);
      return answer.value ? [index] : [];
    });
    return { kind: 'taken', by };
  });
}

/** The model is given texts; what is sent are bytes. */
function fromLatin1(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Where the two do not agree, by request and matcher; empty where they do. */
export function differences(
  matchers: readonly Json[],
  requests: readonly Asked[],
  real: readonly Taken[],
  model: readonly Taken[],
): readonly string[] {
  return requests.flatMap((request, index) => {
    const [does, says] = [real[index], model[index]];
    if (does === undefined || says === undefined) throw new Error('an answer is missing');
    const asked = JSON.stringify(request);
    if (does.kind !== 'taken' || says.kind !== 'taken') {
      return JSON.stringify(does) === JSON.stringify(says)
        ? []
        : [`${asked}: Caddy ${JSON.stringify(does)}, model ${JSON.stringify(says)}`];
    }
    const [real1, model1] = [new Set(does.by), new Set(says.by)];
    return matchers.flatMap((matcher, at) =>
      real1.has(at) === model1.has(at)
        ? []
        : [`${asked} ${JSON.stringify(matcher)}: Caddy ${real1.has(at)}, model ${model1.has(at)}`],
    );
  });
}

/** Asks the real Caddy, and the model, what becomes of generated requests in generated chains of handlers. */
import { decodeHttpApp } from '../../../src/caddy/http/decode.ts';
import { readJson } from '../../../src/caddy/json/read.ts';
import { loadCaddyConfiguration } from '../../../src/caddy/routes.ts';
import { traceRequest } from '../../../src/caddy/trace.ts';
import { premisesFor } from '../../../src/route/premises.ts';
import type { Outcome } from '../../../src/route/trace.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';
import { SourceFile } from '../../../src/text/source-file.ts';
import { startCaddy } from '../../proof/harness/caddy-process.ts';
import { findFreePort } from '../../proof/harness/ports.ts';
import { Sandbox } from '../../proof/harness/sandbox.ts';
import { TARGET } from '../ask.ts';
import { valuesOf } from '../campaign/message-head.ts';
import { send } from '../campaign/wire-client.ts';
import { WireUpstreams } from '../campaign/wire-upstreams.ts';
import type { Case } from './generate.ts';
import type { SentRequest } from './generate-requests.ts';
import { type Json, UPSTREAM } from './generate-words.ts';

/** What happened, or what is said to happen, in one form. */
export interface Seen {
  readonly kind: 'proxied' | 'response' | 'closed' | 'unknown' | 'late';
  readonly status: number | null;
  readonly location: string | null;
  /** Of what reached the upstream, if anything did: the request line and the headers as they arrive at the upstream, names in their letter case. */
  readonly received: readonly string[];
}

const CASE_HEADER = 'X-Case';
const PORT = 8080;

function configurationOf(cases: readonly Case[], port: number, upstream: string): Json {
  const routes = cases.map(({ routes: own }, index) => ({
    match: [{ header: { [CASE_HEADER]: [String(index)] } }],
    handle: [{ handler: 'subroute', routes: own }],
    terminal: true,
  }));
  const json = {
    admin: { disabled: true, config: { persist: false } },
    apps: {
      http: {
        servers: { srv0: { listen: [`127.0.0.1:${port}`], automatic_https: { disable: true }, routes } },
      },
    },
  };
  return JSON.parse(JSON.stringify(json).replaceAll(UPSTREAM, upstream)) as Json;
}

/** For each case the answers to its requests. Throws when Caddy does not start. */
export async function askCaddy(cases: readonly Case[]): Promise<readonly (readonly Seen[])[]> {
  const upstreams = await WireUpstreams.start(1);
  const sandbox = new Sandbox();
  try {
    const port = await findFreePort();
    const upstream = `127.0.0.1:${upstreams.ports[0] ?? 0}`;
    sandbox.write(new Map([['caddy.json', JSON.stringify(configurationOf(cases, port, upstream))]]));
    const start = await startCaddy(sandbox, 'caddy.json', [port]);
    if (start.kind !== 'running')
      throw new Error(`Caddy does not start: ${JSON.stringify(start).slice(0, 3000)}`);
    try {
      const answers: (readonly Seen[])[] = [];
      for (const [index, { requests }] of cases.entries()) {
        const ofCase: Seen[] = [];
        for (const request of requests)
          ofCase.push(await askOnce(upstreams, port, upstream, withCase(request, index)));
        answers.push(ofCase);
      }
      return answers;
    } finally {
      await start.proxy.stop();
    }
  } finally {
    await upstreams.close();
    sandbox.remove();
  }
}

function withCase(request: SentRequest, index: number): SentRequest {
  return { ...request, headers: [...request.headers, [CASE_HEADER, String(index)]] };
}

async function askOnce(
  upstreams: WireUpstreams,
  port: number,
  upstream: string,
  request: SentRequest,
): Promise<Seen> {
  upstreams.forget();
  const answer = await send({ port, scheme: 'http', hostname: '127.0.0.1', ...request });
  const record = upstreams.record(0);
  const status = answer.kind === 'answered' ? Number(answer.head.first.split(' ')[1]) : null;
  const location = answer.kind === 'answered' ? (valuesOf(answer.head, 'location')[0] ?? null) : null;
  const lines = record?.head.headers.map(([name, value]) => `${name}: ${value}`) ?? [];
  return {
    kind: answer.kind === 'answered' ? 'response' : answer.kind,
    status,
    location,
    received: [...(record === null ? [] : [record.head.first]), ...lines].map((line) =>
      line.replaceAll(upstream, UPSTREAM),
    ),
  };
}

/** What the model says. */
export function askModel(cases: readonly Case[]): readonly (readonly Seen[])[] {
  const path = '/c/Caddyfile';
  const base = loadCaddyConfiguration(filesInMemory({ [path]: '' }), path, premisesFor(TARGET));
  const file = new SourceFile('/c/caddy.json', JSON.stringify(configurationOf(cases, PORT, UPSTREAM)));
  const { node } = readJson(file);
  const http = node === null ? null : decodeHttpApp(node, TARGET.caddy);
  const configuration = { ...base, target: TARGET, http };
  return cases.map(({ requests }, index) =>
    requests.map((request) => {
      const sent = withCase(request, index);
      const client = { ...sent, scheme: 'http', hostname: '127.0.0.1', port: PORT } as const;
      return seenBy(traceRequest(configuration, client, { clientAddress: '127.0.0.1' }).outcome);
    }),
  );
}

function seenBy(outcome: Outcome): Seen {
  switch (outcome.kind) {
    case 'unknown':
      return { kind: 'unknown', status: null, location: null, received: [] };
    case 'refused':
      return { kind: 'closed', status: null, location: null, received: [] };
    case 'static':
      return { kind: 'response', status: outcome.status, location: null, received: [] };
    case 'response':
      return { kind: 'response', status: outcome.status, location: outcome.location, received: [] };
    case 'proxied': {
      const first = `${outcome.method} ${outcome.target} HTTP/${outcome.httpVersion}`;
      const lines = outcome.headers.map(([name, value]) => `${name}: ${value}`);
      return {
        kind: 'proxied',
        status: outcome.status,
        location: null,
        received: [first, ...lines],
      };
    }
  }
}

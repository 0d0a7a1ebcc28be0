/**
 * Policies that ask the client for a certificate, and what they make of Host: the real Caddy is the judge, with one server
 * for each policy. The client has no certificate.
 */
import { expect, it } from 'vitest';
import { type Arrival, arrive } from '../../../src/caddy/request/arrival.ts';
import { send } from '../../differential/campaign/wire-client.ts';
import { startCaddy } from '../../proof/harness/caddy-process.ts';
import { makeCertificate } from '../../proof/harness/certificate.ts';
import { findFreePort } from '../../proof/harness/ports.ts';
import { describeWith, needsCaddy } from '../../proof/harness/requirements.ts';
import { Sandbox } from '../../proof/harness/sandbox.ts';
import { appOf, type Json, VERSION } from './matchers-asked.ts';

const AT_MOST_MS = 20_000;
const NAMES = ['a.test', 'b.test'];
const pair = makeCertificate(NAMES);
const authority = pair.certificate.replace(/-----[^-]*-----|\n/g, '');

const SERVERS: readonly { readonly [name: string]: Json }[] = [
  { tls_connection_policies: [{}] },
  { tls_connection_policies: [{}], strict_sni_host: true },
  { tls_connection_policies: [{ client_authentication: {} }] },
  { tls_connection_policies: [{ client_authentication: { trusted_ca_certs: [authority] } }] },
  { tls_connection_policies: [{ client_authentication: { trusted_ca_certs: [] } }] },
  ...['request', 'require', 'verify_if_given', 'require_and_verify'].flatMap((mode) => {
    const policy = { client_authentication: { mode, trusted_ca_certs: [authority] } };
    return [
      { tls_connection_policies: [policy] },
      { tls_connection_policies: [policy], strict_sni_host: false },
      { tls_connection_policies: [{ match: { sni: ['a.test'] }, ...policy }, {}] },
      { tls_connection_policies: [{ match: { sni: ['*.test'] } }, policy] },
    ];
  }),
];

function configurationOn(ports: readonly number[]): Json {
  const servers = SERVERS.map((server, index) => [
    `srv${index}`,
    {
      ...server,
      listen: [`127.0.0.1:${ports[index] ?? 0}`],
      automatic_https: { disable: true },
      routes: [{ handle: [{ handler: 'static_response', status_code: 204 }] }],
    },
  ]);
  return {
    admin: { disabled: true, config: { persist: false } },
    apps: {
      http: { servers: Object.fromEntries(servers) as Json },
      tls: { certificates: { load_pem: [{ ...pair }] } },
    },
  };
}

function told(arrival: Arrival): number | 'closed' {
  if (arrival.kind === 'answered') return arrival.status;
  return arrival.kind === 'arrived' ? 204 : 'closed';
}

describeWith([needsCaddy], 'a client without a certificate', () => {
  it('is turned away, or held to its name, as Caddy does it', { timeout: AT_MOST_MS }, async () => {
    const ports: number[] = [];
    for (const _ of SERVERS) ports.push(await findFreePort());
    const json = configurationOn(ports);
    const app = appOf(json);
    const sandbox = new Sandbox();
    sandbox.write(new Map([['caddy.json', JSON.stringify(json)]]));
    const start = await startCaddy(sandbox, 'caddy.json', ports);
    try {
      if (start.kind !== 'running') throw new Error(JSON.stringify(start));
      const seen: string[] = [];
      for (const [index, port] of ports.entries()) {
        for (const hostname of NAMES) {
          for (const host of [...NAMES, 'A.TEST:1']) {
            const request = {
              method: 'GET',
              scheme: 'https',
              hostname,
              port,
              target: '/',
              headers: [['Host', host]],
            } as const;
            const answer = await send(request);
            const does = answer.kind === 'answered' ? Number(answer.head.first.split(' ')[1]) : answer.kind;
            const says = told(arrive(app, VERSION, request, {}));
            seen.push(String(does));
            expect(says, `${JSON.stringify(SERVERS[index])} ${hostname} ${host}`).toBe(does);
          }
        }
      }
      expect(new Set(seen)).toEqual(new Set(['204', '421', 'closed']));
    } finally {
      if (start.kind === 'running') await start.proxy.stop();
      sandbox.remove();
    }
  });
});

/** The application learns who asked for what, and no client can make it believe otherwise, but for a trusted proxy. */
import type { ProxyName } from '../../../../src/generate/plan.ts';
import type { HeaderValue, PresetHeader } from '../../../../src/generate/preset.ts';
import { fetchPlain, type HeaderLine, shakeHands } from '../../harness/handshake.ts';
import { headerValues, type RecordedRequest } from '../../harness/recording-upstream.ts';
import { carries } from '../forms.ts';
import type { Served } from '../served.ts';
import { about } from './addressing.ts';
import { endpointOf } from './handshakes.ts';

/** What the client says of itself; the scheme is the one that it does not use. */
const CLAIMED = { for: '203.0.113.9', host: 'claimed.test' } as const;

/** The client of these tests, which is the trusted proxy where there is one. */
const CLIENT = '127.0.0.1';
/** One that nobody trusts. */
const STRANGER = '127.0.0.2';

/**
 * What comes of it where the client is a trusted proxy: Caddy adds that proxy's address, nginx names the client alone; and
 * nginx sends as X-Forwarded-Host what Host says, which a proxy in front passes on as it is.
 */
const BELIEVED: Readonly<
  Record<ProxyName, (host: string) => { readonly for: string; readonly host: string }>
> = {
  nginx: (host) => ({ for: CLAIMED.for, host }),
  caddy: () => ({ for: `${CLAIMED.for}, ${CLIENT}`, host: CLAIMED.host }),
};

type Claim = 'nothing' | 'forged' | 'forged by a stranger';

export async function forwardedComplaints(served: Served): Promise<readonly string[]> {
  const complaints: string[] = [];
  const claims: readonly Claim[] = ['nothing', 'forged'];
  for (const claim of served.form.believed ? [...claims, 'forged by a stranger' as const] : claims) {
    const headers = claim === 'nothing' ? [] : forgery(served);
    const from = clientOf(claim);
    for (const route of served.routes) {
      if (carries(route, 'websockets')) {
        const { line, mark } = served.ask(route, endpointOf(route), headers);
        const answer = await shakeHands({ ...line, from });
        if (answer.kind === 'open' || answer.kind === 'rejected') answer.socket.destroy();
        const found = complaintsOf(served.arrival(mark)?.request ?? null, served, claim);
        complaints.push(...about(`${line.path} (handshake, ${claim} claimed)`, found));
      }
      const { line, mark } = served.ask(route, route.facts.path, headers);
      await fetchPlain({ ...line, from });
      const found = complaintsOf(served.arrival(mark)?.request ?? null, served, claim);
      complaints.push(...about(`${line.path} (request, ${claim} claimed)`, found));
    }
  }
  return complaints;
}

function clientOf(claim: Claim): string {
  return claim === 'forged by a stranger' ? STRANGER : CLIENT;
}

function forgery({ form, preset }: Served): readonly HeaderLine[] {
  const claims: readonly HeaderLine[] = [
    ['X-Forwarded-For', CLAIMED.for],
    ['X-Forwarded-Proto', claimedScheme(form.secure)],
    ['X-Forwarded-Host', CLAIMED.host],
  ];
  const own = (preset.headers ?? []).filter((header) => !claims.some(([name]) => same(name, header.name)));
  return [...claims, ...own.map(({ name }): HeaderLine => [name, 'forged'])];
}

function claimedScheme(secure: boolean): string {
  return secure ? 'http' : 'https';
}

function same(one: string | undefined, other: string | undefined): boolean {
  return one?.toLowerCase() === other?.toLowerCase();
}

function complaintsOf(request: RecordedRequest | null, served: Served, claim: Claim): readonly string[] {
  if (request === null) return ['nothing arrived'];
  const { form, host, preset } = served;
  const isBelieved = claim === 'forged' && form.believed;
  const forwarded = isBelieved ? BELIEVED[served.stage.proxyName](host) : { for: clientOf(claim), host };
  const scheme = isBelieved ? claimedScheme(form.secure) : ownScheme(form.secure);
  const expected: readonly HeaderLine[] = [
    ['Host', host],
    ['X-Forwarded-For', forwarded.for],
    ['X-Forwarded-Proto', scheme],
    ['X-Forwarded-Host', forwarded.host],
  ];
  const own = (preset.headers ?? []).flatMap((header): readonly HeaderLine[] =>
    expected.some(([name]) => same(name, header.name))
      ? []
      : [[header.name, expectedValue(header, served, claim)]],
  );
  return [...expected, ...own].flatMap(([name, value]) => {
    const arrived = headerValues(request, name);
    const isRight = value === '' ? arrived.join('') === '' : arrived.length === 1 && arrived[0] === value;
    return isRight ? [] : [`${name} is ${arrived.join(' and ') || 'missing'}, not ${value}`];
  });
}

function ownScheme(secure: boolean): string {
  return secure ? 'https' : 'http';
}

function expectedValue(header: PresetHeader, served: Served, claim: Claim): string {
  if (header.value === undefined) return header.text;
  const isBelieved = claim === 'forged' && served.form.believed;
  const { form, host, name, port } = served;
  const values: Readonly<Record<HeaderValue, string>> = {
    'client-address': isBelieved ? CLAIMED.for : clientOf(claim),
    host,
    'host-without-port': name,
    port: String(port),
    scheme: isBelieved ? claimedScheme(form.secure) : ownScheme(form.secure),
  };
  return values[header.value];
}

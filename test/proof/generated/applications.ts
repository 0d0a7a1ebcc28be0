/** The applications behind a generated configuration: a recording one for each address that it names. */
import { randomBytes } from 'node:crypto';
import type { Plan } from '../../../src/generate/plan.ts';
import type { Certificate } from '../harness/certificate.ts';
import type { HeaderLine } from '../harness/handshake.ts';
import { type RecordedRequest, RecordingUpstream } from '../harness/recording-upstream.ts';

const MARK = 'X-Proof-Mark';

export interface Arrival {
  /** The address in the configuration that it was sent to. */
  readonly at: string;
  readonly request: RecordedRequest;
}

/** A request that can be told from all others where it arrives. */
export interface Mark {
  readonly header: HeaderLine;
}

export function newMark(): Mark {
  return { header: [MARK, randomBytes(9).toString('hex')] };
}

export class Applications {
  readonly #byAddress = new Map<string, RecordingUpstream>();

  /** One for each server of the plans, which speaks TLS where the plan says so, and for each further address. */
  static async start(
    plans: readonly Plan[],
    certificate: Certificate,
    further: readonly string[] = [],
  ): Promise<Applications> {
    const applications = new Applications();
    const schemes = new Map(further.map((address) => [address, 'http']));
    for (const { scheme, servers } of plans.flatMap(({ upstreams }) => upstreams)) {
      for (const server of servers) {
        if ((schemes.get(server) ?? scheme) !== scheme) throw new Error(`${server}: both http and https`);
        schemes.set(server, scheme);
      }
    }
    for (const [address, scheme] of schemes) {
      const socket = /^unix:(.*)/.exec(address)?.[1];
      const listening = {
        ...(scheme === 'https' ? { certificate } : {}),
        ...(socket === undefined ? {} : { socket }),
      };
      applications.#byAddress.set(address, await RecordingUpstream.start(listening));
    }
    return applications;
  }

  /** The one in the place of an address. */
  at(address: string): RecordingUpstream {
    const application = this.#byAddress.get(address);
    if (application === undefined) throw new Error(`no application is meant to be at ${address}`);
    return application;
  }

  /** Its port; null for one that is where the address says, as a socket is. */
  portOf(address: string): number | null {
    // Caddy writes the two parts of a socket's address with a slash between them.
    return /^unix[:/]/.test(address) ? null : this.at(address).port;
  }

  /** What arrived of a marked request, in order. */
  arrivals({ header: [, value] }: Mark): readonly Arrival[] {
    return [...this.#byAddress].flatMap(([at, { requests }]) =>
      requests
        .filter(({ headers }) => headers.some(([name, given]) => name === MARK && given === value))
        .map((request) => ({ at, request })),
    );
  }

  async close(): Promise<void> {
    for (const application of this.#byAddress.values()) await application.close();
  }
}

/**
 * Generated configurations before the real proxy: the text as `generate` prints it, moved into a sandbox, with the
 * applications behind it.
 */

import { renderCaddy } from '../../../src/generate/caddy/render.ts';
import { renderNginx } from '../../../src/generate/nginx/render.ts';
import type { Part, Plan, ProxyName } from '../../../src/generate/plan.ts';
import { adaptCaddyfile, startCaddy } from '../harness/caddy-process.ts';
import { type Certificate, makeCertificate } from '../harness/certificate.ts';
import { startNginx } from '../harness/nginx-process.ts';
import { findFreePort } from '../harness/ports.ts';
import type { ProxyStart, RunningProxy } from '../harness/proxy-process.ts';
import { rewireCaddy } from '../harness/rewire-caddy.ts';
import { rewireNginx } from '../harness/rewire-nginx.ts';
import type { Rewiring } from '../harness/rewiring.ts';
import { Sandbox } from '../harness/sandbox.ts';
import { Applications } from './applications.ts';
import type { CertificatePaths } from './forms.ts';
import { pasted } from './pasted.ts';

/** A minute is a second. */
export const TIME_SCALE = 60;

const TRIES = 4;

/** What a proxy is to serve. */
export interface Programme {
  readonly proxy: ProxyName;
  /** For certificates that lie at these paths. */
  plans(paths: CertificatePaths, directory: string): readonly Plan[];
  /**
   * `server`: all plans beside each other; `location`: each pasted into a server of its own, beside each other; `full`: the
   * one there is. Or the root file, made from the plans in another way.
   */
  readonly part: Part | ((plans: readonly Plan[], paths: CertificatePaths) => string);
  /** What is done by hand to each text that is printed. */
  edited?(text: string, plan: Plan, directory: string): string;
  /** Written by hand, beside them: a text and the addresses that it names. */
  readonly beside?: { readonly text: string; readonly addresses: readonly string[] };
}

export class Stage {
  readonly proxyName: ProxyName;
  readonly proxy: RunningProxy;
  readonly applications: Applications;
  readonly #ports: ReadonlyMap<string, number>;
  readonly #sandbox: Sandbox;

  private constructor(
    proxyName: ProxyName,
    proxy: RunningProxy,
    applications: Applications,
    ports: ReadonlyMap<string, number>,
    sandbox: Sandbox,
  ) {
    this.proxyName = proxyName;
    this.proxy = proxy;
    this.applications = applications;
    this.#ports = ports;
    this.#sandbox = sandbox;
  }

  /** Throws with the proxy's own words where it does not take the configuration. Whoever opens a stage closes it. */
  static async open(programme: Programme): Promise<Stage> {
    for (let tries = 0; tries < TRIES; tries++) {
      const stage = await Stage.#try(programme);
      if (stage !== 'port-taken') return stage;
    }
    throw new Error(`every port was taken, ${TRIES} times over`);
  }

  static async #try(programme: Programme): Promise<Stage | 'port-taken'> {
    const sandbox = new Sandbox();
    let applications: Applications | null = null;
    try {
      const certificate = makeCertificate(['127.0.0.1', 'localhost']);
      sandbox.write(
        new Map([
          ['cert.pem', certificate.certificate],
          ['key.pem', certificate.key],
        ]),
      );
      const paths = {
        certificate: `${sandbox.directory}/cert.pem`,
        key: `${sandbox.directory}/key.pem`,
      };
      const plans = programme.plans(paths, sandbox.directory);
      applications = await startApplications(plans, certificate, programme);
      const texts = textsOf(programme, plans, paths, sandbox.directory);
      const { start, ports } = await startIn(sandbox, texts, programme, applications);
      if (start.kind === 'running')
        return new Stage(programme.proxy, start.proxy, applications, ports, sandbox);
      await leave(sandbox, applications);
      if (start.kind === 'port-taken') return start.kind;
      throw new Error(`${programme.proxy} refuses: ${start.log}`);
    } catch (mistake) {
      await leave(sandbox, applications);
      throw mistake;
    }
  }

  /** The port in the place of the one that the configuration listens on. */
  portOf(port: number): number {
    for (const [address, moved] of this.#ports) if (address.endsWith(`:${port}`)) return moved;
    throw new Error(`nothing listens on ${port}: ${[...this.#ports.keys()].join(', ')}`);
  }

  async close(): Promise<void> {
    await this.proxy.stop();
    await leave(this.#sandbox, this.applications);
  }
}

function startApplications(
  plans: readonly Plan[],
  certificate: Certificate,
  { beside }: Programme,
): Promise<Applications> {
  return Applications.start(plans, certificate, beside?.addresses);
}

async function leave(sandbox: Sandbox, applications: Applications | null): Promise<void> {
  await applications?.close();
  sandbox.remove();
}

/** The files of the configuration, the root file first. */
function textsOf(
  { proxy, part, beside, edited }: Programme,
  plans: readonly Plan[],
  paths: CertificatePaths,
  directory: string,
): ReadonlyMap<string, string> {
  const root = proxy === 'nginx' ? 'nginx.conf' : 'Caddyfile';
  if (typeof part === 'function') return new Map([[root, part(plans, paths)]]);
  const texts = plans.map((plan, at): readonly [string, string] => {
    const printed = (proxy === 'nginx' ? renderNginx : renderCaddy)(plan, part);
    const text = edited === undefined ? printed : edited(printed, plan, directory);
    return [
      `${at}-${plan.upstreams[0]?.name ?? ''}.conf`,
      part === 'location' ? pasted(proxy, text, plan) : text,
    ];
  });
  if (part === 'full') return new Map([[root, texts.map(([, text]) => text).join('\n')]]);
  if (proxy === 'caddy')
    return new Map([[root, [...texts.map(([, text]) => text), beside?.text ?? ''].join('\n')]]);
  const includes = [...texts.map(([name]) => `include ${name};`), beside?.text ?? ''].join('\n');
  return new Map([[root, `events {}\nhttp {\n${includes}\n}\n`], ...texts]);
}

interface Started {
  readonly start: ProxyStart;
  readonly ports: ReadonlyMap<string, number>;
}

async function startIn(
  sandbox: Sandbox,
  texts: ReadonlyMap<string, string>,
  { proxy }: Programme,
  applications: Applications,
): Promise<Started> {
  const rewiring: Rewiring = {
    upstreamPort: 0,
    secondPort: 0,
    portOf: (address) => applications.portOf(address),
    keepsTls: true,
    keepsRedirects: true,
    timeScale: TIME_SCALE,
    findPort: findFreePort,
  };
  if (proxy === 'nginx') {
    const { files, ports } = await rewireNginx({ root: 'nginx.conf', texts }, rewiring);
    sandbox.write(files.texts);
    return { start: await startNginx(sandbox, files.root, [...ports.values()]), ports };
  }
  sandbox.write(texts);
  const adapted = await adaptCaddyfile(sandbox, 'Caddyfile');
  if (adapted.kind === 'refused') return { start: adapted, ports: new Map() };
  const { configuration, ports } = await rewireCaddy(adapted.configuration, rewiring);
  sandbox.write(new Map([['rewired.json', configuration]]));
  return { start: await startCaddy(sandbox, 'rewired.json', [...ports.values()], 'cert.pem'), ports };
}

/**
 * Asks the model about the same files and the same requests: with what proxylint adapts, and with what Caddy adapted, so
 * that a fault of the adapter is told from one of the engine behind it.
 */
import { dirname, resolve } from 'node:path';
import { decodeHttpApp } from '../../../src/caddy/http/decode.ts';
import type { HttpApp } from '../../../src/caddy/http/model.ts';
import { plainOf } from '../../../src/caddy/json/node.ts';
import { readJson } from '../../../src/caddy/json/read.ts';
import { type CaddyConfiguration, loadCaddyConfiguration } from '../../../src/caddy/routes.ts';
import { type CaddyTrace, traceRequest, type UpstreamAnswer } from '../../../src/caddy/trace.ts';
import { premisesFor } from '../../../src/route/premises.ts';
import type { Outcome } from '../../../src/route/trace.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';
import { SourceFile } from '../../../src/text/source-file.ts';
import { ROOT } from '../../proof/harness/caddy-server.ts';
import { TARGET } from '../ask.ts';
import { realFileAt } from '../campaign/real-file.ts';
import type { WireRequest } from '../campaign/wire-client.ts';
import { leadsNowhere } from './compare.ts';
import type { CaddyPlaces } from './places.ts';
import type { Printed } from './print.ts';
import { toldAnswer } from './upstream-answers.ts';

const DIRECTORY = '/c';

type Proxied = Extract<Outcome, { readonly kind: 'proxied' }>;

/** Who made the JSON that requests are run through. */
export type AdaptedBy = 'Caddy' | 'proxylint';

export interface Model {
  readonly configuration: CaddyConfiguration;
  /** The same, but with the JSON that Caddy made. */
  readonly asCaddyAdapts: CaddyConfiguration;
}

export function loadPrinted(texts: Printed): CaddyConfiguration {
  const files = Object.fromEntries([...texts].map(([name, text]) => [`${DIRECTORY}/${name}`, text]));
  return loadCaddyConfiguration(filesInMemory(files), `${DIRECTORY}/${ROOT}`, premisesFor(TARGET));
}

export function modelOf(texts: Printed, json: string): Model {
  const configuration = loadPrinted(texts);
  return { configuration, asCaddyAdapts: runningOn(configuration, appOf(json)) };
}

function appOf(json: string): HttpApp | null {
  const { node } = readJson(new SourceFile(`${DIRECTORY}/adapted.json`, json));
  return node === null ? null : decodeHttpApp(node, TARGET.caddy);
}

/** Everything else, getters and all, stays that of the Caddyfile. */
function runningOn(configuration: CaddyConfiguration, http: HttpApp | null): CaddyConfiguration {
  return Object.create(configuration, { http: { value: http, enumerable: true } }) as CaddyConfiguration;
}

/** Why proxylint thinks that Caddy refuses the files; empty where it does not. */
export function refusals({
  adaptation,
  syntaxProblems,
  importProblems,
}: CaddyConfiguration): readonly string[] {
  return [
    ...syntaxProblems.map(({ problem }) => problem.message),
    ...importProblems.map((problem) =>
      JSON.stringify(problem, (key, value) =>
        key === 'span' || key === 'file' || key === 'statement' ? undefined : value,
      ),
    ),
    ...adaptation.problems.map(({ code, message }) => `${code}: ${message}`),
  ];
}

/** Where the two adapters' JSON differs. */
export function jsonDifferences(configuration: CaddyConfiguration, json: string): readonly JsonDifference[] {
  const ours = partsOf(plainOf(configuration.adaptation.json));
  return differencesBelow(ours, partsOf(JSON.parse(json)), '').filter(matters);
}

/** The http app, the certificates that are loaded, and those that are made on demand: of the app `tls` the rest says who issues them. */
function partsOf(json: unknown): object {
  const { apps } = json as { readonly apps?: { readonly http?: object; readonly tls?: Certified } };
  const certificates = apps?.tls?.certificates;
  const policies = apps?.tls?.automation?.policies;
  // Caddy 2.6.2 writes the names in an order that is new each time.
  const automate = certificates?.automate?.toSorted();
  return {
    ...apps?.http,
    policies: policies?.some(({ on_demand }) => on_demand === true)
      ? policies.map(({ subjects, on_demand }) => ({ subjects: subjects?.toSorted(), on_demand }))
      : undefined,
    certificates: automate === undefined ? certificates : { ...certificates, automate },
  };
}

interface Certified {
  readonly automation?: {
    readonly policies?: readonly { readonly subjects?: readonly string[]; readonly on_demand?: boolean }[];
  };
  readonly certificates?: { readonly automate?: readonly string[] };
}

/** Whether access is logged changes no request; nor does it that Caddyfiles are not served, by the names that they were given. */
function matters({ at, ours, theirs }: JsonDifference): boolean {
  if (/^\/servers\/\w+\/logs\b/.test(at)) return false;
  return !(/\/hide(?:\/\d+)?$/.test(at) && /\/(?:Caddyfile|part\d+\.caddy)\b/.test(`${ours}${theirs}`));
}

export interface JsonDifference {
  /** `/servers/srv0/routes/0`; at a handler `static_response(...)`. */
  readonly at: string;
  readonly ours: string;
  readonly theirs: string;
}

function differencesBelow(ours: unknown, theirs: unknown, at: string): readonly JsonDifference[] {
  if (!isObject(ours) || !isObject(theirs) || Array.isArray(ours) !== Array.isArray(theirs)) {
    return Object.is(ours, theirs) ? [] : [{ at, ours: written(ours), theirs: written(theirs) }];
  }
  const place = typeof theirs.handler === 'string' ? `${at}/(${theirs.handler})` : at;
  // Two handlers of different kinds have nothing in common.
  if (ours.handler !== theirs.handler) {
    return [{ at: `${at}/handler`, ours: written(ours), theirs: written(theirs) }];
  }
  return [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].flatMap((name) =>
    differencesBelow(ours[name], theirs[name], `${place}/${name}`),
  );
}

function written(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing';
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null;
}

/** Caddy runs in the directory that holds the site. */
export function askModel(
  configuration: CaddyConfiguration,
  request: WireRequest,
  places: CaddyPlaces,
): CaddyTrace {
  const directory = dirname(places.site);
  return traceRequest(configuration, request, {
    fileAt: (path) => realFileAt(resolve(directory, path)),
    clientAddress: '127.0.0.1',
    answerOf: (sent) => realAnswer(sent, places),
  });
}

/** Null where it does not only depend on the target: with an `Upgrade`, and where nobody may answer. */
function realAnswer({ target, headers, upstream }: Proxied, places: CaddyPlaces): UpstreamAnswer | null {
  if (target === null || upstream.includes(',') || leadsNowhere(upstream, places)) return null;
  const asksUpgrade = headers.some(([name]) => name === 'Upgrade');
  if (asksUpgrade && !upstream.endsWith(`:${places.permission}`)) return null;
  return toldAnswer(target);
}

/**
 * Asks the model about the same files and the same requests: with what proxylint adapts, and with what Caddy adapted, so
 * that a fault of the adapter is told from one of the engine behind it.
 */
import { statSync } from 'node:fs';
import { decodeHttpApp } from '../../../src/caddy/http/decode.ts';
import type { HttpApp } from '../../../src/caddy/http/model.ts';
import { plainOf } from '../../../src/caddy/json/node.ts';
import { readJson } from '../../../src/caddy/json/read.ts';
import { type CaddyConfiguration, loadCaddyConfiguration } from '../../../src/caddy/routes.ts';
import { type CaddyTrace, type FileKind, traceRequest } from '../../../src/caddy/trace.ts';
import { premisesFor } from '../../../src/route/premises.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';
import { SourceFile } from '../../../src/text/source-file.ts';
import { TARGET } from '../ask.ts';
import { type Printed, ROOT } from './print.ts';
import type { WireRequest } from './wire.ts';

const DIRECTORY = '/c';

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

/** Where the two adapters' JSON differs first; null where they say the same. */
export function jsonDifference(configuration: CaddyConfiguration, json: string): JsonDifference | null {
  const ours = plainOf(configuration.adaptation.json) as { readonly apps?: { readonly http?: unknown } };
  const theirs = JSON.parse(json) as { readonly apps?: { readonly http?: unknown } };
  return firstDifference(ours.apps?.http, theirs.apps?.http, '');
}

export interface JsonDifference {
  /** `/servers/srv0/routes/0`. */
  readonly at: string;
  readonly ours: string;
  readonly theirs: string;
}

function firstDifference(ours: unknown, theirs: unknown, at: string): JsonDifference | null {
  if (isObject(ours) && isObject(theirs) && Array.isArray(ours) === Array.isArray(theirs)) {
    for (const name of new Set([...Object.keys(theirs), ...Object.keys(ours)])) {
      const found = firstDifference(ours[name], theirs[name], `${at}/${name}`);
      if (found !== null) return found;
    }
    return null;
  }
  return Object.is(ours, theirs)
    ? null
    : { at, ours: JSON.stringify(ours) ?? 'nothing', theirs: JSON.stringify(theirs) ?? 'nothing' };
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null;
}

export function askModel(configuration: CaddyConfiguration, request: WireRequest): CaddyTrace {
  const { method, scheme, hostname, target, headers, port } = request;
  return traceRequest(
    configuration,
    { method, scheme, hostname, port, target, headers },
    { fileAt: realFileAt, clientAddress: '127.0.0.1' },
  );
}

/** What really lies on this machine. Below a file lies nothing. */
function realFileAt(path: string): FileKind {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? 'none' : found.isDirectory() ? 'directory' : 'file';
  } catch {
    return 'none';
  }
}

/** JSON configurations for tests: written by hand, or adapted from a Caddyfile by the real Caddy. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rules } from '../../../rules/index.ts';
import { loadCaddyJson } from '../../../src/caddy/json/configuration.ts';
import type { CaddyConfiguration } from '../../../src/caddy/routes.ts';
import { type FixOutcome, fixProject } from '../../../src/lint/fix.ts';
import {
  type Dialect,
  loadProject,
  type ProjectRequest,
  rootSettingsFor,
} from '../../../src/lint/project.ts';
import { type LintResult, lint } from '../../../src/lint/run.ts';
import { type Premises, premisesFor } from '../../../src/route/premises.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';

const JSON_PATH = '/etc/caddy/caddy.json';

/** What JavaScript can write down as JSON. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

export function jsonOf(value: Value): string {
  return `${JSON.stringify(value, null, '\t')}\n`;
}

/** A configuration with one server. */
export function serverWith(server: { readonly [name: string]: Value }): string {
  return jsonOf({ apps: { http: { servers: { srv0: { listen: [':443'], ...server } } } } });
}

export function configurationOf(
  text: string,
  { caddy = '2.11.4', ...premises }: { readonly caddy?: string } & Partial<Premises> = {},
): CaddyConfiguration {
  return loadCaddyJson(filesInMemory({ [JSON_PATH]: text }), JSON_PATH, {
    ...premisesFor({ nginx: '1.30.4', caddy }),
    ...premises,
  });
}

function requestFor(path: string, dialect: Dialect, caddy: string): ProjectRequest {
  return {
    named: [{ path, dialect }],
    candidates: [],
    ...rootSettingsFor({ nginx: '1.30.4', caddy }),
  };
}

/** What all rules say of some files, of which the one at `path` is the root. */
export function judged(
  files: Readonly<Record<string, string>>,
  path: string,
  dialect: Dialect,
  caddy: string,
): LintResult {
  return lint(loadProject(filesInMemory(files), requestFor(path, dialect, caddy)), rules, {});
}

export function judgedJson(text: string, caddy = '2.11.4'): LintResult {
  return judged({ [JSON_PATH]: text }, JSON_PATH, 'caddy-json', caddy);
}

/** All that can be fixed in a text, unsafe fixes too. */
export function fixedJson(
  text: string,
  caddy = '2.11.4',
): { readonly text: string; readonly outcome: FixOutcome } {
  const source = filesInMemory({ [JSON_PATH]: text });
  const outcome = fixProject(source, requestFor(JSON_PATH, 'caddy-json', caddy), rules, {}, { unsafe: true });
  return { text: outcome.changed[0]?.after ?? text, outcome };
}

/** What `caddy adapt` prints; null where it refuses the file. */
export function adaptedByCaddy(path: string, pretty: boolean): string | null {
  const layout = pretty ? ['--pretty'] : [];
  const { status, stdout } = run(['adapt', '--adapter', 'caddyfile', ...layout, '--config', path]);
  return status === 0 ? stdout : null;
}

/** The same of a Caddyfile that lies nowhere yet. */
export function adaptedText(text: string): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'proxylint-caddyfile-'));
  try {
    const path = join(folder, 'Caddyfile');
    writeFileSync(path, text);
    return adaptedByCaddy(path, true);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Why the real Caddy refuses a JSON configuration; null where it takes it. Nothing is started. */
export function refusalByCaddy(text: string): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'proxylint-caddy-json-'));
  try {
    const path = join(folder, 'caddy.json');
    writeFileSync(path, text);
    const { status, stderr } = run(['validate', '--config', path], folder);
    return status === 0 ? null : (stderr.trim().split('\n').at(-1) ?? '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(
  args: readonly string[],
  home = tmpdir(),
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const env = { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home };
  return spawnSync('caddy', args, { encoding: 'utf8', env, timeout: 10_000 });
}

/**
 * Insertions into public Caddyfiles: those of the collection beside the checkout that the installed Caddy adapts here and
 * that have a site to insert into. Caddy adapts the result, what was there is as it was in Caddy's own JSON, the new
 * routes lead to the planned upstreams, no byte that was there is gone, and a second run finds nothing to do.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readSiteAddress } from '../../src/caddy/config/site-address.ts';
import { type CaddyConfiguration, loadCaddyConfiguration } from '../../src/caddy/routes.ts';
import { insertIntoCaddy } from '../../src/generate/caddy/insert.ts';
import type { Plan } from '../../src/generate/plan.ts';
import { premisesFor } from '../../src/route/premises.ts';
import { NEWEST_STABLE } from '../../src/route/target.ts';
import { applyEdits, editsByFile, sortEdits, type TextEdit } from '../../src/text/edit.ts';
import { type FileSource, filesInMemory } from '../../src/text/file-source.ts';
import { installedCaddy } from '../proof/harness/caddy-process.ts';
import { describeWith, needsCaddy, type Requirement, sharedPath } from '../proof/harness/requirements.ts';
import { plan, preset, socketAt } from './caddy/inserting.ts';
import { newRoutes, withoutRoutes } from './caddy/without-routes.ts';

const CORPUS = sharedPath('corpus');
const needsCorpus: Requirement = {
  name: 'the corpus is not beside the checkout (../shared/corpus)',
  met: existsSync(CORPUS),
};

/** The parts of the collection that hold Caddyfiles, as a copy in which files may be written. */
function copyOfCaddyfiles(): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'proxylint-into-')));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  for (const part of ['caddy', 'wild/caddy'])
    cpSync(join(CORPUS, part), join(directory, part), { recursive: true });
  return directory;
}

function filesBelow(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** What Caddy makes of a file where it lies; null where it refuses it. */
function adapt(path: string): unknown {
  const run = spawnSync('caddy', ['adapt', '--config', path, '--adapter', 'caddyfile'], {
    cwd: dirname(path),
    encoding: 'utf8',
    timeout: 20_000,
  });
  return run.status === 0 ? (JSON.parse(run.stdout) as unknown) : null;
}

function load(source: FileSource, path: string): CaddyConfiguration {
  return loadCaddyConfiguration(
    source,
    path,
    premisesFor({ ...NEWEST_STABLE, caddy: installedCaddy ?? NEWEST_STABLE.caddy }),
  );
}

/** Of a file with several sites the first one that has a name is meant. */
function hostIn({ sites }: CaddyConfiguration): readonly string[] {
  if (sites.length < 2) return [];
  const addresses = sites.flatMap((site) => site.addresses.filter(({ certain }) => certain));
  const hosts = addresses.map(({ value }) => readSiteAddress(value).host);
  return hosts.filter((host) => /^[a-z][a-z0-9.-]*$/.test(host)).slice(0, 1);
}

interface Insertable {
  readonly path: string;
  readonly before: unknown;
  readonly edits: readonly TextEdit[];
}

function plans(hosts: readonly string[]): readonly Plan[] {
  return [
    plan({ preset: preset('grafana'), path: '/proxylint-grafana/', hosts }),
    socketAt('/proxylint-ws', '127.0.0.1:9001', { hosts }),
  ];
}

const DIALS = new Map([
  ['/proxylint-grafana', '127.0.0.1:3000'],
  ['/proxylint-ws', '127.0.0.1:9001'],
]);

describeWith(
  [needsCorpus, needsCaddy],
  `insertions into the corpus, before Caddy ${installedCaddy ?? ''}`,
  () => {
    const directory = copyOfCaddyfiles();
    const texts = Object.fromEntries(
      filesBelow(directory).map((path) => [path, readFileSync(path, 'utf8')] as const),
    );
    const candidates = Object.keys(texts).filter((path) => /caddyfile/i.test(path));
    const refusals = new Map<string, string>();
    let inserted = 0;

    it.each(['grafana', 'a WebSocket server'] as const)(
      '%s goes in, and nothing else changes',
      { timeout: 300_000 },
      (application) => {
        inserted = 0;
        for (const path of candidates) {
          const configuration = load(filesInMemory(texts), path);
          const wanted = plans(hostIn(configuration))[application === 'grafana' ? 0 : 1];
          const into = configuration.root;
          const before = adapt(path);
          if (wanted === undefined || before === null || configuration.sites.length === 0) continue;
          const insertion = insertIntoCaddy(wanted, configuration, into);
          if (insertion.kind !== 'edits') {
            refusals.set(path, `${insertion.kind}: ${insertion.message}`);
            continue;
          }
          expectInserted({ path, before, edits: insertion.edits }, wanted);
          inserted++;
        }
        process.stdout.write(`${application}: into ${inserted} Caddyfiles; not into ${refusals.size}\n`);
        if (process.env.SHOW_REFUSALS !== undefined)
          for (const [path, why] of refusals)
            process.stdout.write(`${path.slice(directory.length)}: ${why}\n`);
        expect(inserted).toBeGreaterThanOrEqual(20);
      },
    );

    function expectInserted({ path, before, edits }: Insertable, wanted: Plan): void {
      const changed = { ...texts };
      for (const [file, own] of editsByFile(edits)) {
        const applied = applyEdits(file.text, own);
        if (applied.kind === 'overlap') throw new Error(`${path}: the edits overlap`);
        changed[file.path] = applied.text;
        expect(withoutInsertions(applied.text, own), path).toBe(file.text);
        writeFileSync(file.path, applied.text);
      }
      const after = adapt(path);
      for (const file of editsByFile(edits).keys()) writeFileSync(file.path, file.text);
      expect(after, `${path} is refused`).not.toBeNull();
      expect(withoutRoutes(after, [...DIALS.keys()]), path).toEqual(withoutRoutes(before, [...DIALS.keys()]));
      expectDials(after, wanted, path);
      const again = load(filesInMemory(changed), path);
      expect(insertIntoCaddy(wanted, again, again.root), path).toMatchObject({ kind: 'present' });
    }
  },
);

/** The text with what was inserted taken out, which has to be there as it was to be inserted. */
function withoutInsertions(text: string, edits: readonly TextEdit[]): string {
  let left = text;
  for (const { start, end, text: added } of sortEdits(edits)) {
    expect(end).toBe(start);
    expect(left.slice(start, start + added.length)).toBe(added);
    left = left.slice(0, start) + left.slice(start + added.length);
  }
  return left;
}

function expectDials(adapted: unknown, wanted: Plan, path: string): void {
  const mount = wanted.mount.replace(/\/$/, '');
  const dials = newRoutes(adapted, [mount]).flatMap((route) =>
    [...JSON.stringify(route).matchAll(/"dial":"([^"]*)"/g)].map(([, dial]) => dial),
  );
  expect(new Set(dials), path).toEqual(new Set([DIALS.get(mount)]));
}

/** The application presets: in the form of their schema, vouched for, and compiled into what the code reads. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import type { PresetFacts } from '../../src/generate/preset.ts';
import { BUILT_IN } from '../../src/generate/presets/built-in.generated.ts';
import { findPreset } from '../../src/generate/presets/find.ts';
import { PROJECT, run, temporaryFolder } from '../packaging/commands.ts';

const APPS = join(PROJECT, 'templates/apps');
const schema: object = JSON.parse(readFileSync(join(APPS, 'schema.json'), 'utf8'));
const ajv = new Ajv({ allErrors: true });
ajv.addVocabulary(['errorMessage']);
const validate = ajv.compile<PresetFacts>(schema);

const files = readdirSync(APPS).filter((name) => name.endsWith('.yml'));

function factsOf(name: string): PresetFacts {
  const facts = load(readFileSync(join(APPS, name), 'utf8'));
  if (!validate(facts)) throw new Error(`${name}: ${ajv.errorsText(validate.errors)}`);
  return facts;
}

describe.each(files)('%s', (name) => {
  it('has the form that the schema asks for', () => {
    expect(() => factsOf(name)).not.toThrow();
  });

  it('has a source for each fact, and no source for what it does not say', () => {
    const { name: _, documentation, aliases, sources = [], routes, ...facts } = factsOf(name);
    expect(documentation).toMatch(/^https:/);
    const said = [
      ...Object.keys(facts).filter((key) => key !== 'selfSigned'),
      ...routes.map(({ path }) => `routes ${path}`),
    ];
    const vouchedFor = new Set(sources.flatMap((source) => source.for));
    expect(said.filter((key) => !vouchedFor.has(key))).toEqual([]);
    expect([...vouchedFor].filter((key) => !said.includes(key) && key !== 'selfSigned')).toEqual([]);
  });

  it('says each path once, and of a WebSocket where clients open it', () => {
    const { routes } = factsOf(name);
    expect(new Set(routes.map(({ path }) => path)).size).toBe(routes.length);
    for (const { path, endpoint = path } of routes) {
      const takers = routes.filter((route) => endpoint.startsWith(route.path));
      const longest = Math.max(...takers.map((route) => route.path.length));
      expect(longest, `${endpoint} is of another route`).toBe(path.length);
    }
  });

  it('is written with the schema at hand, in lines that fit', () => {
    const text = readFileSync(join(APPS, name), 'utf8');
    expect(text.startsWith('# yaml-language-server: $schema=schema.json\n')).toBe(true);
    const long = text.split('\n').filter((line) => line.length > 120 && !line.includes('https://'));
    expect(long).toEqual([]);
  });
});

describe('the presets together', () => {
  it('are many, nearly all of them of applications with WebSockets or event streams', () => {
    expect(files.length).toBeGreaterThanOrEqual(35);
    const plain = BUILT_IN.filter(({ routes }) =>
      routes.every(({ carries }) => carries.every((kind) => kind === 'requests')),
    );
    // Both are asked for often, and by their own documentation open no WebSocket.
    expect(plain.map(({ id }) => id)).toEqual(['kibana', 'zulip']);
  });

  it('are what the code reads; `node scripts/generate-presets.mjs` makes it anew', () => {
    const outdir = temporaryFolder();
    const { status, stderr } = run(
      process.execPath,
      ['scripts/generate-presets.mjs', '--outdir', outdir],
      PROJECT,
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const path of ['src/generate/presets/built-in.generated.ts', 'src/route/applications.generated.ts'])
      expect(readFileSync(join(PROJECT, path), 'utf8')).toBe(readFileSync(join(outdir, path), 'utf8'));
  });

  it('are found by each of their words, and no word means two of them', () => {
    const words = BUILT_IN.flatMap(({ id, aliases = [] }) => [id, ...aliases]);
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
    for (const preset of BUILT_IN) {
      for (const word of [preset.id, preset.name, preset.name.toUpperCase(), ...(preset.aliases ?? [])])
        expect(findPreset(word)).toEqual({ kind: 'preset', preset });
    }
  });

  it('are suggested where a word is nearly right', () => {
    expect(findPreset('graffana')).toEqual({ kind: 'unknown', meant: '; did you mean grafana?' });
    expect(findPreset('no such thing')).toEqual({ kind: 'unknown', meant: '' });
  });
});

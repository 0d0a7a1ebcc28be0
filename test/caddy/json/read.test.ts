/** What hostile or half-written JSON is read as: never an exception. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadCaddyJson } from '../../../src/caddy/json/configuration.ts';
import { readJson } from '../../../src/caddy/json/read.ts';
import { premisesFor } from '../../../src/route/premises.ts';
import { NEWEST_STABLE } from '../../../src/route/target.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';
import { SourceFile } from '../../../src/text/source-file.ts';

const SUBROUTE = '[{"handle":[{"handler":"subroute","routes":';

function nested(depth: number): string {
  const routes = `${SUBROUTE.repeat(depth)}[]${'}]}]'.repeat(depth)}`;
  return `{"apps":{"http":{"servers":{"s":{"listen":[":80"],"routes":${routes}}}}}}`;
}

function problemsOf(text: string): readonly string[] {
  const { problems } = readJson(new SourceFile('/caddy.json', text));
  return problems.map(({ message }) => message);
}

it.each([
  ['arrays', '['.repeat(200_000)],
  ['subroutes', nested(3000)],
])('says that %s are nested too deep', (_, text) => {
  expect(problemsOf(text)).toEqual(['the values are nested too deep to be read']);
});

it('reads and follows what is nested as deep as it may be', () => {
  const text = nested(190);
  expect(problemsOf(text)).toEqual([]);
  const files = filesInMemory({ '/caddy.json': text });
  const configuration = loadCaddyJson(files, '/caddy.json', premisesFor(NEWEST_STABLE));
  expect(configuration.http?.servers).toHaveLength(1);
  expect(configuration.routes).toEqual([]);
});

it('never throws, whatever piece of a configuration is there', () => {
  const text = nested(4);
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(text.length), fc.string(), (from, to, between) => {
      const cut = text.slice(0, from) + between + text.slice(to);
      const files = filesInMemory({ '/caddy.json': cut });
      const { http, adaptation } = loadCaddyJson(files, '/caddy.json', premisesFor(NEWEST_STABLE));
      expect(http === null || Array.isArray(http.servers)).toBe(true);
      expect(Array.isArray(adaptation.problems)).toBe(true);
    }),
  );
});

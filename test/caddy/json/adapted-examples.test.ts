/**
 * Every Caddyfile among the rules' examples, adapted to JSON by the real Caddy: the same rules speak about the JSON, and
 * what they repair is JSON that Caddy takes, of which they have nothing more to repair.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { allFindings, type LintResult } from '../../../src/lint/run.ts';
import { describeWith, needsCaddy } from '../../proof/harness/requirements.ts';
import { adaptedByCaddy, fixedJson, judged, judgedJson, refusalByCaddy } from './documents.ts';

const RULES = fileURLToPath(new URL('../../../rules/', import.meta.url));

/** What the adapter of 2.6.2 leaves out, or writes otherwise. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'websocket-response-altered/examples/caddy-deferred-set/broken.Caddyfile':
    '2.6.2 takes the > for a part of the name',
};

function examples(): readonly string[] {
  return readdirSync(RULES, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('Caddyfile'))
    .map((path) => join(RULES, path));
}

function rulesIn(result: LintResult): readonly string[] {
  expect(result.failures).toEqual([]);
  return [...new Set(allFindings(result).map(({ rule }) => rule))].sort();
}

/** The files of an example, as they lie beside the configuration. */
function filesBeside(path: string): Readonly<Record<string, string>> {
  const folder = dirname(path);
  return Object.fromEntries(
    readdirSync(folder).map((name) => [`/x/${name}`, readFileSync(join(folder, name), 'utf8')]),
  );
}

describeWith([needsCaddy], 'the examples as JSON', () => {
  const adapted = examples().flatMap((path) => {
    const pretty = adaptedByCaddy(path, true);
    const compact = adaptedByCaddy(path, false);
    return pretty === null || compact === null ? [] : [{ path, pretty, compact }];
  });

  it('are many', () => {
    expect(existsSync(RULES)).toBe(true);
    expect(adapted.length).toBeGreaterThan(60);
  });

  it.each(adapted.map((each) => ({ ...each, name: relative(RULES, each.path) })))(
    '$name: the same rules speak',
    ({ path, name, pretty }) => {
      const root = `/x/${path.slice(dirname(path).length + 1)}`;
      const asCaddyfile = rulesIn(judged(filesBeside(path), root, 'caddyfile', '2.6.2'));
      // On 2.6.2 nothing is said about what 2.7 broke: there the newest release decides.
      const asJson = rulesIn(judgedJson(pretty, '2.6.2'));
      const newest = rulesIn(judgedJson(pretty, '2.11.4')).filter((rule) => rule !== 'unknown-directive');
      const newestCaddyfile = rulesIn(judged(filesBeside(path), root, 'caddyfile', '2.11.4'));
      expect(asJson).toEqual(asCaddyfile);
      if (OTHERWISE[name] === undefined)
        expect(newest).toEqual(newestCaddyfile.filter((rule) => rule !== 'unknown-directive'));
    },
  );

  it.each(adapted.map((each) => ({ ...each, name: relative(RULES, each.path) })))(
    '$name: what is repaired is JSON that Caddy takes',
    ({ pretty, compact }) => {
      for (const text of [pretty, compact]) {
        const { text: after, outcome } = fixedJson(text, '2.6.2');
        if (outcome.fixed === 0) continue;
        JSON.parse(after);
        expect(refusalByCaddy(after)).toBeNull();
        expect(allFindings(outcome.remaining).filter(({ fix }) => fix !== null)).toEqual([]);
      }
    },
  );
});

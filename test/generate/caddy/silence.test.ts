/** Of what we write ourselves, our own linter has nothing to say. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { renderCaddy } from '../../../src/generate/caddy/render.ts';
import { analyse } from '../../../src/lint/analysis.ts';
import { rootSettingsFor } from '../../../src/lint/project.ts';
import { NEWEST_STABLE } from '../../../src/route/target.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';
import { generatedPlan } from '../generated-plans.ts';

const PATH = '/etc/caddy/Caddyfile';

/** What all rules find in a Caddyfile, in their words. */
function found(text: string, caddy: string): readonly string[] {
  const named = [{ path: PATH, dialect: 'caddyfile' }] as const;
  const { result } = analyse(
    filesInMemory({ [PATH]: text }),
    { ...rootSettingsFor({ ...NEWEST_STABLE, caddy }), named, candidates: [] },
    rules,
    {},
  );
  expect(result.failures).toEqual([]);
  return result.findings.map(({ rule, message }) => `${rule}: ${message}`);
}

it.each([
  ['no version', null, ['2.6.2', '2.7.0', '2.9.1', NEWEST_STABLE.caddy]],
  ['2.6.2', '2.6.2', ['2.6.2']],
  ['2.7.0', '2.7.0', ['2.7.0']],
  ['2.8.4', '2.8.4', ['2.8.4']],
  ['the newest', NEWEST_STABLE.caddy, [NEWEST_STABLE.caddy]],
] as const)('finds nothing in what is written for %s', (_title, version, targets) => {
  fc.assert(
    fc.property(generatedPlan('caddy', [version]), (plan) => {
      for (const caddy of targets) {
        expect(found(renderCaddy(plan, 'full'), caddy)).toEqual([]);
        expect(found(`:80 {\n${renderCaddy(plan, 'location')}}\n`, caddy)).toEqual([]);
      }
    }),
    { numRuns: 100 },
  );
});

it('would find what is wrong', () => {
  const wrong = ':80 {\n\treverse_proxy 127.0.0.1:3000 {\n\t\theader_up Connection close\n\t}\n}\n';
  expect(found(wrong, NEWEST_STABLE.caddy)).not.toEqual([]);
});

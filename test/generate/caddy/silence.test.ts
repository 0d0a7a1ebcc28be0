/** Of what we write ourselves, our own linter has nothing to say. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderCaddy } from '../../../src/generate/caddy/render.ts';
import { NEWEST_STABLE } from '../../../src/route/target.ts';
import { generatedPlan } from '../generated-plans.ts';
import { found } from './found.ts';

/** What a release of Caddy does wrong itself, no text of ours can help. */
function aboutTheFile(text: string, caddy: string): readonly string[] {
  return found(text, caddy).filter((finding) => !finding.startsWith('known-bad-version'));
}

it.each([
  ['no version', null, ['2.6.2', '2.7.6', '2.9.1', NEWEST_STABLE.caddy]],
  ['2.6.2', '2.6.2', ['2.6.2']],
  ['2.7.6', '2.7.6', ['2.7.6']],
  ['2.8.4', '2.8.4', ['2.8.4']],
  ['the newest', NEWEST_STABLE.caddy, [NEWEST_STABLE.caddy]],
] as const)('finds nothing in what is written for %s', (_title, version, targets) => {
  fc.assert(
    fc.property(generatedPlan('caddy', [version]), (plan) => {
      for (const caddy of targets) {
        expect(aboutTheFile(renderCaddy(plan, 'full'), caddy)).toEqual([]);
        expect(aboutTheFile(`:80 {\n${renderCaddy(plan, 'location')}}\n`, caddy)).toEqual([]);
      }
    }),
    { numRuns: 100 },
  );
});

it('would find what is wrong', () => {
  const wrong = ':80 {\n\treverse_proxy 127.0.0.1:3000 {\n\t\theader_up Connection close\n\t}\n}\n';
  expect(found(wrong, NEWEST_STABLE.caddy)).not.toEqual([]);
});

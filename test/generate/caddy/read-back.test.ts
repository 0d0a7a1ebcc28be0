/** A text that does not say what was planned is noticed, whatever is wrong with it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differences } from '../../../src/generate/caddy/read-back.ts';
import { renderCaddy } from '../../../src/generate/caddy/render.ts';
import type { Plan } from '../../../src/generate/plan.ts';
import { generatedPlan } from '../generated-plans.ts';

function ofSite(text: string, plan: Plan): readonly string[] {
  return differences(text, { plan, what: 'site', routes: plan.routes });
}

/** Lines of which each says something that the plan says. */
const PLANNED =
  /^\t+(?:request_header|reverse_proxy|header_up X|trusted_proxies|tls|uri|handle_path|@[\w-]+ path) /;

/** A plan with its text, and the number of a line of it that is planned. */
const planned = fc.tuple(generatedPlan('caddy'), fc.nat()).map(([plan, seed]) => {
  const lines = renderCaddy(plan, 'full').split('\n');
  const indices = lines.flatMap((line, index) => (PLANNED.test(line) ? [index] : []));
  return { plan, lines, index: indices[seed % indices.length] ?? -1 };
});

it('notices a line with another value', () => {
  fc.assert(
    fc.property(planned, ({ plan, lines, index }) => {
      const altered = lines.with(index, (lines[index] ?? '').replace(/(?=["}*]?(?: \{)?$)/, '9'));
      expect(ofSite(lines.join('\n'), plan)).toEqual([]);
      expect(ofSite(altered.join('\n'), plan), altered[index]).not.toEqual([]);
    }),
    { numRuns: 300 },
  );
});

it('notices an Upgrade that passes by another', () => {
  fc.assert(
    fc.property(generatedPlan('caddy'), (plan) => {
      const passing = renderCaddy(plan, 'full').replace('(websocket$)?.*', '(websocket$|h2c)?.*');
      expect(ofSite(passing, plan)).not.toEqual([]);
    }),
    { numRuns: 100 },
  );
});

it('notices a line that is lost', () => {
  fc.assert(
    fc.property(planned, ({ plan, lines, index }) => {
      fc.pre(!(lines[index] ?? '').endsWith('{'));
      expect(ofSite(lines.toSpliced(index, 1).join('\n'), plan), lines[index]).not.toEqual([]);
    }),
    { numRuns: 300 },
  );
});

it('notices another port or name of the site', () => {
  fc.assert(
    fc.property(generatedPlan('caddy'), (plan) => {
      const altered = renderCaddy(plan, 'full').replace(/^(?![#\t])(.*) \{$/m, '$17 {');
      expect(ofSite(altered, plan)).not.toEqual([]);
    }),
    { numRuns: 100 },
  );
});

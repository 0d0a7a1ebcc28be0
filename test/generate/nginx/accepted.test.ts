/** What is written for generated plans: nginx takes it, and our own linter has nothing to say about it. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderNginx } from '../../../src/generate/nginx/render.ts';
import type { Plan } from '../../../src/generate/plan.ts';
import { type NginxCheck, startNginxCheck } from '../../nginx/check-with-nginx.ts';
import { describeWith, needsNginx } from '../../proof/harness/requirements.ts';
import { generatedPlan } from '../generated-plans.ts';
import { checkable } from './checkable.ts';
import { objections } from './objections.ts';
import { asWholeConfigurations } from './whole-configurations.ts';

/** What the installed nginx understands. */
const FOR_INSTALLED = [null, '1.18.0', '1.22.1'];

describeWith([needsNginx], 'the installed nginx', () => {
  let check: NginxCheck;
  beforeAll(() => {
    check = startNginxCheck();
  });
  afterAll(() => check.end());

  it('takes every part without a warning', () => {
    const accept = (plan: Plan) => {
      for (const { part, text } of asWholeConfigurations(plan)) {
        const verdict = check.check(checkable(text));
        expect({ part, text, messages: verdict.messages, accepted: verdict.accepted }).toEqual({
          part,
          text,
          messages: [],
          accepted: true,
        });
      }
    };
    fc.assert(fc.property(generatedPlan('nginx', FOR_INSTALLED), accept), { numRuns: 150 });
  });
});

describe('our linter', () => {
  it.each([undefined, '1.18.0', '1.22.1', '1.31.4'])('finds nothing for nginx %s', (version) => {
    const versions = version === undefined ? [null] : [null, version];
    const keepSilent = (plan: Plan) => {
      for (const { text } of asWholeConfigurations(plan))
        expect([text, objections(plan, text, version)]).toEqual([text, []]);
    };
    fc.assert(fc.property(generatedPlan('nginx', versions), keepSilent), { numRuns: 300 });
  });

  it('finds nothing in a part that stands alone', () => {
    const keepSilent = (plan: Plan) => {
      for (const part of ['location', 'server'] as const) {
        const text = renderNginx(plan, part);
        expect([text, objections(plan, text)]).toEqual([text, []]);
      }
    };
    fc.assert(fc.property(generatedPlan('nginx', [null]), keepSilent), { numRuns: 300 });
  });
});

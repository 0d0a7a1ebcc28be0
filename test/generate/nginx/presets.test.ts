/** Each built-in preset, as users ask for it: nginx takes it, and our own linter has nothing to say about it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/generate/plan.ts';
import type { Preset } from '../../../src/generate/preset.ts';
import { BUILT_IN } from '../../../src/generate/presets/built-in.generated.ts';
import type { GenerateRequest } from '../../../src/generate/request.ts';
import { type NginxCheck, startNginxCheck } from '../../nginx/check-with-nginx.ts';
import { describeWith, needsNginx } from '../../proof/harness/requirements.ts';
import { planFor } from '../asking.ts';
import { checkable } from './checkable.ts';
import { objections } from './objections.ts';
import { asWholeConfigurations } from './whole-configurations.ts';

/** A few ways to ask for an application. */
function plansFor(preset: Preset): readonly Plan[] {
  const upstreams = preset.port === undefined ? ['127.0.0.1:9000'] : [];
  const requests: readonly Partial<GenerateRequest>[] = [
    {},
    { hosts: ['app.example.com'], tls: 'acme' },
    { hosts: ['app.example.com'], trustedProxies: ['10.0.0.0/8'] },
    ...(preset.subpath?.prefix === 'impossible' ? [] : [{ path: '/somewhere/' }]),
  ];
  return requests.map((request) => planFor({ upstreams, preset, ...request }));
}

const presets = BUILT_IN.map((preset) => [preset.id, plansFor(preset)] as const);

describeWith([needsNginx], 'the installed nginx', () => {
  let check: NginxCheck;
  beforeAll(() => {
    check = startNginxCheck();
  });
  afterAll(() => check.end());

  it.each(presets)('takes %s', (_id, plans) => {
    for (const { text } of plans.flatMap(asWholeConfigurations))
      expect([text, check.check(checkable(text))]).toEqual([text, { accepted: true, messages: [] }]);
  });
});

describe('our linter', () => {
  it.each(presets)('finds nothing in %s', (_id, plans) => {
    for (const plan of plans)
      for (const { text } of asWholeConfigurations(plan))
        expect([text, objections(plan, text)]).toEqual([text, []]);
  });
});

/** What is written for generated plans: nginx takes it, and our own linter has nothing to say about it. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownNames } from '../../../src/generate/nginx/names.ts';
import { renderDefinitions, renderNginx, renderServers } from '../../../src/generate/nginx/render.ts';
import type { Plan } from '../../../src/generate/plan.ts';
import { type NginxCheck, startNginxCheck } from '../../nginx/check-with-nginx.ts';
import { describeWith, needsNginx } from '../../proof/harness/requirements.ts';
import { planFor } from '../asking.ts';
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

  it('takes a Host by a map', () => {
    const plan = planFor({ upstreams: ['3000'], hosts: ['app.example'] });
    expect(check.check(withHostByMap(plan))).toEqual({ accepted: true, messages: [] });
  });
});

/** As a server that listens for HTTP/3 needs it. */
function withHostByMap(plan: Plan): string {
  const names = { ...ownNames(plan), host: 'client_host' };
  const definitions = renderDefinitions(plan, names).map(({ text }) => text);
  return `events {}\n\nhttp {\n${definitions.join('\n')}\n${renderServers(plan, names)}}\n`;
}

describe('a Host that HTTP/3 has as well', () => {
  const plans = generatedPlan('nginx', [null]).filter(({ hosts }) =>
    hosts.every(({ length }) => length < 40),
  );

  it('comes from a map, to which our linter has no objection', () => {
    const keepSilent = (plan: Plan) => {
      const text = withHostByMap(plan);
      expect(text).toContain('proxy_set_header Host $client_host;');
      expect(text).not.toContain('proxy_set_header Host $http_host;');
      expect(objections(plan, text).filter((line) => !line.includes('websocket-reload'))).toEqual([]);
    };
    fc.assert(fc.property(plans, keepSilent), { numRuns: 100 });
  });
});

describe('our linter', () => {
  it.each([undefined, '1.18.0', '1.22.1', '1.31.4'])('finds nothing for nginx %s', (version) => {
    const versions = version === undefined ? [null] : [null, version];
    const keepSilent = (plan: Plan) => {
      for (const { text } of asWholeConfigurations(plan))
        expect([text, objections(plan, text, version)]).toEqual([text, []]);
    };
    fc.assert(fc.property(generatedPlan('nginx', versions), keepSilent), { numRuns: 150 });
  });

  it('finds nothing in a part that stands alone', () => {
    const keepSilent = (plan: Plan) => {
      for (const part of ['location', 'server'] as const) {
        const text = renderNginx(plan, part);
        expect([text, objections(plan, text)]).toEqual([text, []]);
      }
    };
    fc.assert(fc.property(generatedPlan('nginx', [null]), keepSilent), { numRuns: 150 });
  });
});

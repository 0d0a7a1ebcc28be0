/** Nothing that a user or a preset says becomes more than the value or the comment that it is. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePlan } from '../../../src/generate/make-plan.ts';
import { renderNginx } from '../../../src/generate/nginx/render.ts';
import type { Preset } from '../../../src/generate/preset.ts';
import type { GenerateRequest } from '../../../src/generate/request.ts';
import { type NginxCheck, startNginxCheck } from '../../nginx/check-with-nginx.ts';
import { describeWith, needsNginx } from '../../proof/harness/requirements.ts';
import { planFor, requestFor } from '../asking.ts';

/** In the form that the schema of presets asks for, and otherwise as bad as can be. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'\n\r\t #;{}"\'\\$()'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 30,
});
const headerText = fc.stringMatching(/^[\x20-\x7e]{0,20}$/).map((text) => text.replaceAll('$', ''));
const path = fc
  .string({ unit: fc.constantFrom(..."/ab.-~%'\\()|[]^+,:@!&=<>`é"), maxLength: 10 })
  .map((text) => `/${text}`);

/** What no proxy can serve is refused before anything is written. */
function isServable(preset: Preset): boolean {
  return makePlan(requestFor({ preset })).kind === 'plan';
}

const hostilePreset = fc
  .record({ name: anyText, about: anyText, setting: anyText, header: headerText, path, strip: fc.boolean() })
  .map(
    (given): Preset => ({
      id: 'app',
      name: given.name,
      port: 3000,
      routes: [
        { path: '/first', carries: ['requests'], about: given.about },
        {
          path: given.path,
          carries: ['websockets'],
          about: given.about,
          ...(given.strip ? { strip: true } : {}),
        },
      ],
      headers: [{ name: 'X-Text', text: given.header }],
      settings: [given.setting],
    }),
  )
  .filter((preset) => isServable(preset));

describeWith([needsNginx], 'presets with any texts', () => {
  let check: NginxCheck;
  beforeAll(() => {
    check = startNginxCheck();
  });
  afterAll(() => check.end());

  it('become what the plan means, which is read back, and nginx takes it', () => {
    const hold = (preset: Preset) => {
      const text = renderNginx(planFor({ preset }), 'full');
      expect([text, check.check(text)]).toEqual([text, { accepted: true, messages: [] }]);
    };
    fc.assert(fc.property(hostilePreset, hold), { numRuns: 150 });
  });
});

describe('a dollar sign', () => {
  const REQUEST = requestFor({
    upstreams: ['http://app.example:3000'],
    path: '/app/',
    hosts: ['app.example'],
    tls: '/etc/app.crt,/etc/app.key',
    idleTimeout: '1h',
    trustedProxies: ['10.0.0.0/8'],
  });

  it('is refused wherever a user could write it, for nginx would read a variable', () => {
    const insert = (text: string, at: number) => {
      const where = at % (text.length + 1);
      return `${text.slice(0, where)}$${text.slice(where)}`;
    };
    const refuse = (at: number) => {
      const bad: readonly Partial<GenerateRequest>[] = [
        { upstreams: [insert('http://app.example:3000', at)] },
        { upstreams: [insert('unix:/run/app.sock', at)] },
        { path: insert('/app/', at) },
        { hosts: [insert('app.example', at)] },
        { tls: insert('/etc/app.crt,/etc/app.key', at) },
        { idleTimeout: insert('1h', at) },
        { trustedProxies: [insert('10.0.0.0/8', at)] },
      ];
      for (const option of bad)
        expect([option, makePlan({ ...REQUEST, ...option }).kind]).toEqual([option, 'refused']);
    };
    fc.assert(fc.property(fc.nat({ max: 100 }), refuse));
  });
});

/** Each built-in preset, as users ask for it: Caddy takes it as it is, and our own linter has nothing to say about it. */
import { describe, expect, it } from 'vitest';
import { renderCaddy } from '../../../src/generate/caddy/render.ts';
import type { Plan } from '../../../src/generate/plan.ts';
import type { Preset } from '../../../src/generate/preset.ts';
import { BUILT_IN } from '../../../src/generate/presets/built-in.generated.ts';
import type { GenerateRequest } from '../../../src/generate/request.ts';
import { planFor } from '../asking.ts';
import { adapt, CADDY, formatted } from './adapted.ts';
import { found } from './found.ts';

/** A few ways to ask for an application. */
function plansFor(preset: Preset): readonly Plan[] {
  const upstreams = preset.port === undefined ? ['127.0.0.1:9000'] : [];
  const requests: readonly Partial<GenerateRequest>[] = [
    {},
    { hosts: ['app.example.com'], trustedProxies: ['10.0.0.0/8'] },
    ...(preset.subpath?.prefix === 'impossible' ? [] : [{ path: '/somewhere/' }]),
  ];
  return requests.map((request) => planFor({ proxy: 'caddy', preset, upstreams, ...request }));
}

const presets = BUILT_IN.map((preset) => [preset.name, preset] as const);

it.each(presets)('our linter finds nothing in what is written for %s', (_name, preset) => {
  for (const plan of plansFor(preset)) {
    for (const caddy of ['2.6.2', '2.11.4']) expect(found(renderCaddy(plan, 'full'), caddy)).toEqual([]);
  }
});

describe.skipIf(CADDY === null)(`Caddy ${CADDY ?? '(not installed)'}`, () => {
  it.each(presets)('takes what is written for %s, and leaves it as it is', (_name, preset) => {
    for (const plan of plansFor(preset)) {
      const text = renderCaddy(plan, 'full');
      expect(adapt(text)).toMatchObject({ kind: 'accepted' });
      expect(formatted(text)).toBe(text);
    }
  });
});

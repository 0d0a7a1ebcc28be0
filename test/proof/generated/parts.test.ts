/**
 * The other parts that `generate` prints, for every preset: `--full` by itself, without a host, and `--location` in a server
 * of somebody else's. Which routes an application has, and what arrives of them, is in `every-preset.ts`.
 */
import { describe, expect, it } from 'vitest';
import { renderCaddy } from '../../../src/generate/caddy/render.ts';
import type { Preset } from '../../../src/generate/preset.ts';
import { describeWith, needsCaddy, needsNginx } from '../harness/requirements.ts';
import { startedTogether } from '../harness/started-together.ts';
import { handshakeComplaints } from './checks/handshakes.ts';
import { plainComplaints } from './checks/plain-requests.ts';
import { optionsFor, PLAIN } from './forms.ts';
import { readPresets } from './preset-files.ts';
import { planFor } from './requests.ts';
import { Served } from './served.ts';
import { type Programme, Stage } from './stage.ts';
import { staged } from './staged.ts';

const PRESETS = readPresets();
const NO_TLS = { certificate: '', key: '' };

async function complaintsOf(preset: Preset, stage: Stage): Promise<readonly string[]> {
  const served = new Served(PLAIN, preset, stage);
  return [...(await handshakeComplaints(served)), ...(await plainComplaints(served))];
}

function named(presets: readonly Preset[]): readonly (readonly [id: string, preset: Preset])[] {
  return presets.map((preset) => [preset.id, preset]);
}

describeWith([needsNginx], '--full for nginx', () => {
  const AT_ONCE = 4;
  const complaints = startedTogether(PRESETS, AT_ONCE, async (preset) => {
    const stage = await Stage.open({
      proxy: 'nginx',
      part: 'full',
      plans: () => [planFor({ ...optionsFor(PLAIN, preset, 'nginx', NO_TLS), hosts: [] })],
    });
    try {
      return await complaintsOf(preset, stage);
    } finally {
      await stage.close();
    }
  });

  it.each(named(PRESETS))('serves %s', async (_id, preset) => {
    expect(await complaints(preset)).toEqual([]);
  });
});

describeWith([needsNginx], '--location for nginx', () => {
  const programmeFor = (presets: readonly Preset[]): Programme => ({
    proxy: 'nginx',
    part: 'location',
    plans: () => presets.map((preset) => planFor(optionsFor(PLAIN, preset, 'nginx', NO_TLS))),
  });

  // Applications of which one speaks http and another https at the same port are two runs.
  describe.each(['http', 'https'])('of those that speak %s', (scheme) => {
    const presets = PRESETS.filter((preset) => (preset.scheme ?? 'http') === scheme);
    const stage = staged(programmeFor(presets));

    it.each(named(presets))('serves %s', async (_id, preset) => {
      expect(await complaintsOf(preset, stage())).toEqual([]);
    });
  });

  it('is refused without the definitions that it says belong outside', async () => {
    const presets = PRESETS.filter(({ id }) => id === 'grafana');
    const edited = (text: string) => text.replace(/# In http, outside of the server:\n(?:#.*\n)+/, '');
    await expect(Stage.open({ ...programmeFor(presets), edited })).rejects.toThrow(
      'unknown "websocket_upgrade" variable',
    );
  });
});

describeWith([needsCaddy], 'for Caddy', () => {
  const plansOf = (presets: readonly Preset[]) =>
    presets.map((preset) => planFor(optionsFor(PLAIN, preset, 'caddy', NO_TLS)));

  describe.each(['http', 'https'])('--location of those that speak %s', (scheme) => {
    const presets = PRESETS.filter((preset) => (preset.scheme ?? 'http') === scheme);
    const stage = staged({ proxy: 'caddy', part: 'location', plans: () => plansOf(presets) });

    it.each(named(presets))('serves %s', async (_id, preset) => {
      expect(await complaintsOf(preset, stage())).toEqual([]);
    });
  });

  it('--full is what the proof of every preset has seen: a site is a whole Caddyfile', () => {
    for (const plan of plansOf(PRESETS)) expect(renderCaddy(plan, 'full')).toBe(renderCaddy(plan, 'server'));
  });
});

/** The specification of every preset's generated configuration, the same for both proxies. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownNames } from '../../../src/generate/nginx/names.ts';
import type { ProxyName } from '../../../src/generate/plan.ts';
import type { Preset } from '../../../src/generate/preset.ts';
import { describeWith, type Requirement } from '../harness/requirements.ts';
import { startedTogether } from '../harness/started-together.ts';
import { bodyComplaints } from './checks/bodies.ts';
import { eventComplaints } from './checks/event-streams.ts';
import { forwardedComplaints } from './checks/forwarded.ts';
import { handshakeComplaints } from './checks/handshakes.ts';
import { connectionComplaints, h2cComplaints, plainComplaints } from './checks/plain-requests.ts';
import { silenceComplaints } from './checks/silence.ts';
import { tlsRedirectComplaints } from './checks/tls-redirect.ts';
import { slashComplaints } from './checks/without-slash.ts';
import { FORMS, type Form, optionsFor } from './forms.ts';
import { readPresets } from './preset-files.ts';
import { planFor } from './requests.ts';
import { Served } from './served.ts';
import { Stage } from './stage.ts';

type Check = (served: Served) => Promise<readonly string[]>;

const CHECKS: readonly (readonly [title: string, check: Check])[] = [
  ['opens its WebSockets', handshakeComplaints],
  ['answers ordinary requests', plainComplaints],
  ['is asked with TLS where there is TLS', tlsRedirectComplaints],
  ['is found without a slash at the end', slashComplaints],
  ['shares connections to the application', connectionComplaints],
  ['passes on events as they come', eventComplaints],
  ['forwards no h2c', h2cComplaints],
  ['says who asked for what', forwardedComplaints],
  ['lets request bodies through', bodyComplaints],
  ['outlives an idle timeout of 60 seconds', silenceComplaints],
];

/**
 * All presets in one process for each form: a proxy that serves many sites. Those that speak https have one of their own,
 * as they share ports with others.
 */
export function describeEveryPreset(proxy: ProxyName, requirement: Requirement): void {
  for (const form of FORMS) {
    for (const scheme of ['http', 'https'] as const) {
      const presets = readPresets().filter(
        (preset) => form.isFor(preset) && (preset.scheme ?? 'http') === scheme,
      );
      for (const [index, group] of besideEachOther(presets).entries()) {
        const title = `every preset that speaks ${scheme}, ${form.title}, for ${proxy}, part ${index + 1}`;
        describeWith([requirement], title, () => describeForm(proxy, form, group));
      }
    }
  }
}

/** nginx refuses two upstreams of one name, and those of several libraries have the same. */
export function besideEachOther(presets: readonly Preset[]): readonly (readonly Preset[])[] {
  const groups: { readonly presets: Preset[]; readonly names: Set<string> }[] = [];
  for (const preset of presets) {
    const upstreams = preset.port === undefined ? ['127.0.0.1:8000'] : [];
    const names = [...ownNames(planFor({ preset, upstreams })).upstreams.values()];
    const group = groups.find((each) => !names.some((name) => each.names.has(name)));
    if (group === undefined) groups.push({ presets: [preset], names: new Set(names) });
    else {
      group.presets.push(preset);
      for (const name of names) group.names.add(name);
    }
  }
  return groups.map((group) => group.presets);
}

const WAITING_AT_ONCE = 100;

function describeForm(proxy: ProxyName, form: Form, presets: readonly Preset[]): void {
  let stage: Stage | null = null;

  const show = (check: Check) => async (preset: Preset) => {
    if (stage === null) throw new Error('the proxy does not run');
    return check(new Served(form, preset, stage));
  };
  const silence = startedTogether(presets, WAITING_AT_ONCE, show(silenceComplaints));

  beforeAll(async () => {
    stage = await Stage.open({
      proxy,
      part: 'server',
      plans: (paths) => presets.map((preset) => planFor(optionsFor(form, preset, proxy, paths))),
    });
    // What is silent only waits: all of it together, while the other checks are at work.
    for (const preset of presets) silence(preset).catch(() => undefined);
  });

  afterAll(async () => {
    await stage?.close();
  });

  describe.each(CHECKS)('%s', (_title, check) => {
    const run = check === silenceComplaints ? silence : show(check);

    it.each(presets.map((preset) => [preset.id, preset] as const))('%s', async (_id, preset) => {
      const complaints = await run(preset);
      expect(complaints, complaints.join('\n')).toEqual([]);
    });
  });
}

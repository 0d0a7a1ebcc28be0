/** The specification of every preset's generated configuration, the same for both proxies. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import { FORMS, type Form, optionsFor } from './forms.ts';
import { readPresets } from './preset-files.ts';
import { planFor } from './requests.ts';
import { Served } from './served.ts';
import { Stage } from './stage.ts';

type Check = (served: Served) => Promise<readonly string[]>;

/** The slow ones first: they only wait, while the others work. */
const CHECKS: readonly (readonly [title: string, check: Check])[] = [
  ['outlives an idle timeout of 60 seconds', silenceComplaints],
  ['opens its WebSockets', handshakeComplaints],
  ['answers ordinary requests', plainComplaints],
  ['shares connections to the application', connectionComplaints],
  ['passes on events as they come', eventComplaints],
  ['forwards no h2c', h2cComplaints],
  ['says who asked for what', forwardedComplaints],
  ['lets request bodies through', bodyComplaints],
];

/** All presets in one process for each form: a proxy that serves many sites. */
export function describeEveryPreset(proxy: ProxyName, requirement: Requirement): void {
  for (const form of FORMS) {
    const presets = readPresets().filter((preset) => form.isFor(preset));
    if (presets.length > 0)
      describeWith([requirement], `every preset for ${proxy}, ${form.title}`, () =>
        describeForm(proxy, form, presets),
      );
  }
}

/** Sockets wait together; what works is done one by one, so that a busy machine is not busier. */
const WAITING_AT_ONCE = 100;

function describeForm(proxy: ProxyName, form: Form, presets: readonly Preset[]): void {
  let stage: Stage | null = null;

  beforeAll(async () => {
    stage = await Stage.open({
      proxy,
      part: 'server',
      plans: (paths) => presets.map((preset) => planFor(optionsFor(form, preset, proxy, paths))),
    });
  });

  afterAll(async () => {
    await stage?.close();
  });

  const show = (check: Check) => async (preset: Preset) => {
    if (stage === null) throw new Error('the proxy does not run');
    return check(new Served(form, preset, stage));
  };

  describe.each(CHECKS)('%s', (_title, check) => {
    const run =
      check === silenceComplaints ? startedTogether(presets, WAITING_AT_ONCE, show(check)) : show(check);

    it.each(presets.map((preset) => [preset.id, preset] as const))('%s', async (_id, preset) => {
      expect(await run(preset)).toEqual([]);
    });
  });
}

/**
 * Every preset put into a configuration that serves something else, before the real nginx: below a path of the server that is
 * there, where the application can be served so, and on a host of its own.
 */
import { beforeAll, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { insertPlan } from '../../../src/generate/insert-plan.ts';
import type { Plan } from '../../../src/generate/plan.ts';
import type { Preset } from '../../../src/generate/preset.ts';
import { rootSettingsFor } from '../../../src/lint/project.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';
import { fetchPlain, responseHeader, shakeHands } from '../harness/handshake.ts';
import { headerValues } from '../harness/recording-upstream.ts';
import { describeWith, needsNginx } from '../harness/requirements.ts';
import { startedTogether } from '../harness/started-together.ts';
import { newMark } from './applications.ts';
import { about } from './checks/addressing.ts';
import { bodyComplaints } from './checks/bodies.ts';
import { eventComplaints } from './checks/event-streams.ts';
import { forwardedComplaints } from './checks/forwarded.ts';
import { endpointOf, handshakeComplaints } from './checks/handshakes.ts';
import { h2cComplaints, plainComplaints } from './checks/plain-requests.ts';
import { silenceComplaints } from './checks/silence.ts';
import { tlsRedirectComplaints } from './checks/tls-redirect.ts';
import { slashComplaints } from './checks/without-slash.ts';
import { carries, type Form, MOUNTED, optionsFor, PLAIN } from './forms.ts';
import { readPresets } from './preset-files.ts';
import { planFor } from './requests.ts';
import { Served } from './served.ts';
import { Stage } from './stage.ts';
import {
  SHOP,
  SHOP_CERTIFICATE,
  STANDING,
  STANDING_ADDRESSES,
  STANDING_REQUESTS,
  STANDING_WITH_TLS,
} from './standing-configuration.ts';

const PATH = '/etc/nginx/nginx.conf';
const NO_TLS = { certificate: '', key: '' };

const BELOW: Form = { ...MOUNTED, host: SHOP };
const BELOW_WITH_TLS: Form = { ...BELOW, title: `${BELOW.title} with TLS`, secure: true };
const BELOW_TRUSTING: Form = { ...BELOW, title: `${BELOW.title} behind a trusted proxy`, believed: true };

function standingFor({ secure }: Form): string {
  return secure ? STANDING_WITH_TLS : STANDING;
}

/** A standing configuration with a plan in it. */
function withInserted(plan: Plan, standing: string): string {
  const outcome = insertPlan(plan, PATH, {
    source: filesInMemory({ [PATH]: standing }),
    request: {
      named: [{ path: PATH, dialect: 'nginx' }],
      candidates: [],
      ...rootSettingsFor({ nginx: '1.22.1', caddy: '2.6.2' }),
    },
    rules,
    options: {},
  });
  if (outcome.kind !== 'changed') throw new Error(`${outcome.kind}: ${outcome.message}`);
  return outcome.changed[0]?.after ?? '';
}

/** A standing configuration with the applications of some plans, which may be inserted into it. */
function stageWith(plans: readonly Plan[], text: string): Promise<Stage> {
  return Stage.open({
    proxy: 'nginx',
    plans: () => plans,
    part: (_plans, { certificate, key }) =>
      text.replace(SHOP_CERTIFICATE.certificate, certificate).replace(SHOP_CERTIFICATE.key, key),
    beside: { text: '', addresses: STANDING_ADDRESSES },
  });
}

/** What becomes of the requests of the shop's clients, in words. */
async function standingAnswers(stage: Stage, { secure }: Form): Promise<readonly string[]> {
  const plain = await answersAt(stage, 80, false);
  return secure ? [...plain, ...(await answersAt(stage, 443, true))] : plain;
}

async function answersAt(stage: Stage, port: number, secure: boolean): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const [host, path] of STANDING_REQUESTS) {
    const mark = newMark();
    const answer = await fetchPlain({
      port: stage.portOf(port),
      host,
      path,
      secure,
      headers: [mark.header],
    });
    const arrivals = stage.applications.arrivals(mark).map(({ at, request }) => {
      const names = request.headers.map(([name, value]) => {
        const isOfThisRequest = mark.header[0] === name || name === 'X-Request-Id';
        return isOfThisRequest ? name : `${name}: ${value}`;
      });
      return `${request.method} ${request.target} at ${at} with ${names.join(', ')}`;
    });
    const own = ['Location', 'X-Frame-Options', 'Cache-Control'].map((name) =>
      answer === null ? null : responseHeader(answer, name)?.replace(`:${stage.portOf(port)}`, ''),
    );
    answers.push(`${host}${path}: ${answer?.status ?? 'nothing'} ${own.join(', ')}; ${arrivals.join('; ')}`);
  }
  return answers;
}

/** The server's headers arrive with what it is sent below a path, and its expression for assets takes none of it. */
async function inheritanceComplaints(served: Served): Promise<readonly string[]> {
  const complaints: string[] = [];
  for (const route of served.routes) {
    if (carries(route, 'websockets')) {
      const { line, mark } = served.ask(route, endpointOf(route));
      const answer = await shakeHands(line);
      if ('socket' in answer) answer.socket.destroy();
      const frames = 'response' in answer ? responseHeader(answer.response, 'X-Frame-Options') : null;
      const request = served.arrival(mark)?.request ?? null;
      const team = request === null ? [] : headerValues(request, 'X-Team');
      const id = request === null ? [] : headerValues(request, 'X-Request-Id');
      complaints.push(
        ...about(line.path, [
          ...(team.join() === 'shop team' ? [] : [`X-Team is ${team.join(' and ') || 'missing'}`]),
          ...(/^[0-9a-f]{32}$/.test(id.join()) ? [] : [`X-Request-Id is ${id.join(' and ')}`]),
          ...(frames === 'SAMEORIGIN' ? [] : [`answered with X-Frame-Options ${frames}`]),
        ]),
      );
    }
    const asset = `${route.facts.path.replace(/\/?$/, '/')}proof/app.js`;
    const { line, mark } = served.ask(route, asset);
    const answer = await fetchPlain(line);
    const arrival = served.arrival(mark);
    if (arrival?.at !== route.at)
      complaints.push(`${line.path}: arrived at ${arrival?.at ?? `nobody, status ${answer?.status}`}`);
  }
  return complaints;
}

/** Not that connections are shared: without several servers an insertion names the address, and no `upstream`. */
const CHECKS = [
  handshakeComplaints,
  plainComplaints,
  slashComplaints,
  eventComplaints,
  h2cComplaints,
  forwardedComplaints,
  bodyComplaints,
  silenceComplaints,
  tlsRedirectComplaints,
];

const FORMS = [BELOW, BELOW_WITH_TLS, BELOW_TRUSTING, PLAIN];

const AT_ONCE = 14;
const INSERTED_WITHIN_MS = 60_000;

interface Insertion {
  readonly plan: Plan;
  readonly text: string;
}

describeWith([needsNginx], 'a preset in a configuration that is there', () => {
  const cases = FORMS.flatMap((form) =>
    readPresets()
      .filter((preset) => form.isFor(preset))
      .map((preset): readonly [title: string, Form, Preset] => [`${preset.id}, ${form.title}`, form, preset]),
  );

  const before = new Map<Form, readonly string[]>();
  const insertions = new Map<(typeof cases)[number], Insertion>();

  beforeAll(async () => {
    // All of them before any is served: the applications run in this process, and could not answer meanwhile.
    for (const each of cases) {
      const [, form, preset] = each;
      const plan = planFor({ ...optionsFor(form, preset, 'nginx', NO_TLS), tls: 'none' });
      insertions.set(each, { plan, text: withInserted(plan, standingFor(form)) });
    }
    for (const form of FORMS) {
      const stage = await stageWith([], standingFor(form));
      before.set(form, await standingAnswers(stage, form));
      await stage.close();
    }
  }, INSERTED_WITHIN_MS);

  it.each(FORMS)('which serves what it serves, before anything is put $title', (form) => {
    expect(before.get(form)?.join('\n')).toContain('200 , SAMEORIGIN, ; GET / at 127.0.0.1:7001');
  });

  const found = startedTogether(cases, AT_ONCE, async (each) => {
    const [, form, preset] = each;
    const insertion = insertions.get(each);
    if (insertion === undefined) throw new Error('nothing was inserted');
    const stage = await stageWith([insertion.plan], insertion.text);
    try {
      const served = new Served(form, preset, stage);
      const checks = form.host === SHOP ? [...CHECKS, inheritanceComplaints] : CHECKS;
      const complaints = await Promise.all(checks.map((check) => check(served)));
      return { complaints: complaints.flat(), answers: await standingAnswers(stage, form) };
    } finally {
      await stage.close();
    }
  });

  it.each(cases.map((each) => [each[0], each] as const))('%s', async (_title, each) => {
    const { complaints, answers } = await found(each);
    expect(complaints, complaints.join('\n')).toEqual([]);
    expect(answers).toEqual(before.get(each[1]));
  });

  it.each([
    [
      'a header of the server',
      /(location \^~[^}]*?)proxy_set_header X-Team "shop team";/g,
      '$1',
      /X-Team is missing/,
    ],
    [
      'the precedence over the expression',
      /location \^~ /g,
      'location ',
      /proof\/app\.js: arrived at 127\.0\.0\.1:7002/,
    ],
  ])('a text that lacks %s is complained of', async (_what, lacking, remaining, complaint) => {
    const [preset] = readPresets().filter(({ id }) => id === 'grafana');
    if (preset === undefined) throw new Error('Grafana is gone');
    const plan = planFor(optionsFor(BELOW, preset, 'nginx', NO_TLS));
    const text = withInserted(plan, STANDING);
    expect(text).toMatch(lacking);
    const stage = await stageWith([plan], text.replaceAll(lacking, remaining));
    try {
      const complaints = await inheritanceComplaints(new Served(BELOW, preset, stage));
      expect(complaints.join('\n')).toMatch(complaint);
    } finally {
      await stage.close();
    }
  });
});

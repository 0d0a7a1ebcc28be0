/** Runs cases one after the other on a bench, compares every answer, and keeps count. */

import type { NginxConfiguration } from '../../../src/nginx/config/configuration.ts';
import { argumentOf, nameOf, type Statement } from '../../../src/nginx/config/context.ts';
import type { FileKind } from '../../../src/nginx/trace.ts';
import type { Trace } from '../../../src/route/trace.ts';
import type { Difference } from '../campaign/difference.ts';
import type { CaseNumber } from '../campaign/fuzz.ts';
import type { GeneratedRequest } from '../campaign/generated-request.ts';
import { type Tally as Counts, count, newTally as newCounts } from '../campaign/tally.ts';
import { wireRequest } from '../campaign/wire-client.ts';
import { askModel, loadPrinted, siteFileAt } from './ask-model.ts';
import type { Bench, Hearing, RealAnswer } from './ask-nginx.ts';
import { differences, isClaimed } from './compare.ts';
import { generateCase } from './generate-case.ts';
import { type Disagreement, minimise } from './minimise.ts';
import type { UpstreamGroups } from './print.ts';
import { type Directive, everyDirective } from './tree.ts';

export interface Tally extends Counts {
  configurations: number;
  /** Configurations that nginx does not start with; the generator should not make them. */
  refused: number;
  /** Configurations of which nginx itself died. */
  crashed: number;
}

export function newTally(): Tally {
  return { ...newCounts(), configurations: 0, refused: 0, crashed: 0 };
}

export interface Found {
  readonly number: number;
  readonly disagreement: Disagreement;
  readonly differences: readonly Difference[];
}

export interface Asked {
  readonly request: GeneratedRequest;
  readonly trace: Trace;
  readonly real: RealAnswer;
  readonly differences: readonly Difference[];
}

type AllAsked =
  | { readonly kind: 'asked'; readonly asked: readonly Asked[] }
  | Exclude<Hearing, { kind: 'heard' }>;

/** Puts requests to nginx and to the model. */
export async function askBoth(
  bench: Bench,
  http: readonly Directive[],
  requests: readonly GeneratedRequest[],
): Promise<AllAsked> {
  const hearing = await bench.ask(http, requests);
  if (hearing.kind !== 'heard') return hearing;
  const { site } = hearing.places;
  return { kind: 'asked', asked: compareAll(hearing, requests, (path) => siteFileAt(path, site)) };
}

/** What the model says to each request, beside what nginx did. */
export function compareAll(
  { printed, answers, places }: Extract<Hearing, { kind: 'heard' }>,
  requests: readonly GeneratedRequest[],
  fileAt: (path: string) => FileKind,
): readonly Asked[] {
  const configuration = loadPrinted(printed);
  const groups = groupsOf(configuration);
  return requests.map((request, at): Asked => {
    const real = answers[at];
    if (real === undefined) throw new Error('an answer is missing');
    const trace = askModel(configuration, wireRequest(request, places), fileAt);
    return { request, trace, real, differences: differences(trace, real, { printed, places, groups }) };
  });
}

function groupsOf({ http }: NginxConfiguration): UpstreamGroups {
  return new Map(
    (http?.statements ?? [])
      .filter((at) => nameOf(at) === 'upstream')
      .map(
        (at) =>
          [argumentOf(at, 0).toLowerCase(), (at.block?.statements ?? []).flatMap(portOfServer)] as const,
      ),
  );
}

/** Of a server that is asked. */
function portOfServer(at: Statement): readonly number[] {
  const isDown = at.directive.args.some(({ value }) => value === 'down');
  const port = Number(/^127\.0\.0\.1:(\d+)$/.exec(argumentOf(at, 0))?.[1] ?? 0);
  return nameOf(at) === 'server' && !isDown && port > 0 ? [port] : [];
}

/** One case: the requests about which nginx and the model disagree. */
export async function runCase(
  bench: Bench,
  { seed, number, requests }: CaseNumber,
  tally: Tally,
): Promise<readonly Found[]> {
  const generated = generateCase(seed, number, requests);
  const both = await askBoth(bench, generated.http, generated.requests);
  tally.configurations++;
  if (both.kind === 'crashed') {
    tally.crashed++;
    return [];
  }
  if (both.kind === 'refused') {
    tally.refused++;
    count(tally.outcomes, `refused: ${both.because}`);
    return [];
  }
  for (const { trace, real } of both.asked) countAnswer(tally, trace, real);
  return both.asked
    .filter((each) => each.differences.length > 0)
    .map(({ request, differences }) => ({
      number,
      disagreement: { http: generated.http, request },
      differences,
    }));
}

export function countAnswer(tally: Tally, trace: Trace, real: RealAnswer): void {
  tally.pairs++;
  const does =
    real.sent !== null
      ? 'proxied'
      : `answered ${real.status ?? 'not at all'}${(real.where ?? '').includes('/') ? ' in a location' : ''}`;
  count(tally.outcomes, does);
  if (isClaimed(trace)) return;
  tally.unknown++;
  const { outcome, steps } = trace;
  const assumption = steps.find(({ kind }) => kind === 'assumption')?.message ?? '';
  count(tally.unknownBecause, outcome.kind === 'unknown' ? outcome.because : `assumed: ${assumption}`);
}

/** What a disagreement is about, so that it does not turn into another one while it gets smaller. */
export function kindOf({ differences: [first] }: Pick<Found, 'differences'>): string {
  if (first === undefined) return 'nothing';
  const { about, model, real } = first;
  const isOneOfFew = about === 'kind' || about === 'status' || about === 'handshake' || about === 'method';
  return isOneOfFew ? `${about}: ${model}, really ${real}` : about;
}

function everyServerListens(http: readonly Directive[]): boolean {
  return everyDirective(http)
    .filter(({ text }) => text === 'server')
    .every(({ block }) => block?.some(({ text }) => text.startsWith('listen ')) === true);
}

/** The same disagreement, as small as it gets. */
export async function shrink(bench: Bench, found: Found): Promise<Found> {
  const kind = kindOf(found);
  const disagreement = await minimise(found.disagreement, async ({ http, request }) => {
    // A server without `listen` listens on all of the machine.
    if (!everyServerListens(http)) return false;
    return kindOf({ differences: await differencesOf(bench, http, request) }) === kind;
  });
  const { http, request } = disagreement;
  return { ...found, disagreement, differences: await differencesOf(bench, http, request) };
}

async function differencesOf(
  bench: Bench,
  http: readonly Directive[],
  request: GeneratedRequest,
): Promise<readonly Difference[]> {
  const both = await askBoth(bench, http, [request]);
  return both.kind !== 'asked' ? [] : (both.asked[0]?.differences ?? []);
}

/** Runs cases one after the other on a bench, compares every answer, and keeps count. */
import type { CaddyTrace } from '../../../src/caddy/trace.ts';
import type { Difference } from '../campaign/difference.ts';
import type { CaseNumber } from '../campaign/fuzz.ts';
import { type Tally as Counts, count, newTally as newCounts } from '../campaign/tally.ts';
import { type AdaptedBy, askModel, jsonDifferences, loadPrinted, modelOf, refusals } from './ask-model.ts';
import { type Bench, type Hearing, type RealAnswer, wireRequest } from './bench.ts';
import { differences, isUnknown } from './compare.ts';
import { generateCase } from './generate-case.ts';
import { type Disagreement, minimise } from './minimise.ts';
import type { GeneratedRequest, Line } from './tree.ts';
import { ALWAYS } from './vocabulary.ts';

export interface Tally extends Counts {
  /** Pairs in which something is told differently, whoever adapts, and is so when they are asked again. */
  wrong: number;
  files: number;
  /** Files that Caddy's adapter refuses, and such that it takes and then does not run. */
  refused: number;
  notRun: number;
  /** Pairs in which nothing came in time, or something came that did not come again: the machine's fault. */
  notJudged: number;
  /** What came in those, and is told so that a fault that shows itself now and then is found. */
  readonly notSeenAgain: string[];
  /** Header values that the model does not claim to know. */
  unknownHeaders: number;
  readonly refusedBecause: Map<string, number>;
}

export function newTally(): Tally {
  return {
    ...newCounts(),
    wrong: 0,
    files: 0,
    refused: 0,
    notRun: 0,
    notJudged: 0,
    notSeenAgain: [],
    unknownHeaders: 0,
    refusedBecause: new Map(),
  };
}

/** What a disagreement lies in: whether the file is taken, what it is adapted to, what becomes of a request. */
export type Layer = 'refusal' | 'adapter' | 'engine';

export interface Found {
  readonly number: number;
  readonly layer: Layer;
  readonly disagreement: Disagreement;
  readonly differences: readonly Difference[];
}

/** One case: what Caddy and the model tell differently. */
export async function runCase(
  bench: Bench,
  { seed, number, requests }: CaseNumber,
  tally: Tally,
): Promise<readonly Found[]> {
  const generated = generateCase(seed, number, requests);
  const hearing = await bench.ask(generated.lines, generated.requests);
  tally.files++;
  const { lines } = generated;
  const aboutFile = fileDifferences(hearing).map(
    ([layer, difference]): Found => ({
      number,
      layer,
      disagreement: { lines, request: null },
      differences: [difference],
    }),
  );
  if (hearing.kind !== 'heard') {
    if (hearing.kind === 'refused') tally.refused++;
    else tally.notRun++;
    count(tally.refusedBecause, `${hearing.kind}: ${hearing.because.slice(-150)}`);
    return aboutFile;
  }
  const found = [...aboutFile];
  for (const { request, ...each } of aboutRequests(hearing, generated.requests, tally)) {
    const disagreement = { lines, request };
    const again = await askAgain(bench, disagreement, generated.requests);
    if (again.length === 0) {
      tally.notJudged++;
      const [first] = each.differences;
      tally.notSeenAgain.push(
        `file ${number}: ${first === undefined ? 'no answer' : inBrief(first)}, for ${JSON.stringify(request)}`,
      );
    } else found.push(...again.map((one) => ({ ...one, number, disagreement })));
  }
  tally.wrong += found.length - aboutFile.length;
  return found;
}

/**
 * On a busy machine a connection breaks off, or a server that has just been loaded answers as the one before it, which has
 * nothing to do with what is judged. What Caddy itself does now in one way and now in another is seen again by asking often.
 */
async function askAgain(
  bench: Bench,
  { lines, request }: Disagreement,
  together: readonly GeneratedRequest[],
): Promise<readonly Told[]> {
  if (request === null) return [];
  // Beside the others, since what they do to an upstream's health may be what it comes of; and alone, where all is quiet.
  for (const requests of [together, [request], together, [request]]) {
    const hearing = await bench.ask(lines, requests);
    if (hearing.kind !== 'heard') continue;
    const told = aboutRequests(hearing, requests, newTally()).filter(
      ({ request: about, differences: [first] }) => about === request && first !== undefined,
    );
    if (told.length > 0) return told;
  }
  return [];
}

function inBrief({ about, model, real }: Difference): string {
  return `${about}: ${model}, really ${real}`;
}

type Told = Omit<Found, 'number' | 'disagreement'>;

/** About the file itself: whether it is taken, and as what JSON. */
function fileDifferences(hearing: Hearing): readonly (readonly [Layer, Difference])[] {
  const configuration = loadPrinted(hearing.printed);
  const [refusal] = refusals(configuration);
  if (hearing.kind === 'refused') {
    return refusal === undefined
      ? [['refusal', { about: 'refusal', model: 'takes it', real: shortened(hearing.because) }]]
      : [];
  }
  if (refusal !== undefined) {
    return [['refusal', { about: 'refusal', model: `refuses it: ${refusal}`, real: 'takes it' }]];
  }
  if (hearing.kind === 'not-run') return [];
  const found = jsonDifferences(configuration, hearing.json).map(({ at, ours, theirs }): Difference => {
    const inBrief = at.replace(/^.*\/(\(\w+\))/, '$1').replace(/\/(?:srv)?\d+/g, '');
    const kinds = at.endsWith('/handler') ? ` ${handlerIn(ours)}, really ${handlerIn(theirs)}` : '';
    return { about: `json ${inBrief}${kinds}`, model: ours, real: theirs };
  });
  return unlike(found).map((difference) => ['adapter', difference] as const);
}

function handlerIn(json: string): string {
  return /"handler":"(\w+)"/.exec(json)?.[1] ?? 'none';
}

/** One of each sort. */
function unlike(found: readonly Difference[]): readonly Difference[] {
  return [...new Map(found.map((each) => [each.about, each])).values()];
}

/** What Caddy says, without the files and lines that it was said of. */
function shortened(because: string): string {
  return because
    .replace(/^adapting config using caddyfile adapter: /, '')
    .replaceAll(/Caddyfile:\d+(?: - |: )?/g, '');
}

interface AboutRequest extends Told {
  readonly request: GeneratedRequest;
}

function aboutRequests(
  hearing: Extract<Hearing, { kind: 'heard' }>,
  requests: readonly GeneratedRequest[],
  tally: Tally,
): readonly AboutRequest[] {
  const model = modelOf(hearing.printed, hearing.json);
  const handlesErrors = hearing.json.includes('"errors":');
  return requests.flatMap((request, at): readonly AboutRequest[] => {
    const real = hearing.answers[at];
    if (real === undefined) throw new Error('an answer is missing');
    const wire = wireRequest(request, hearing.places, at);
    const told = (by: AdaptedBy): readonly [CaddyTrace, readonly Difference[]] => {
      const trace = askModel(
        by === 'Caddy' ? model.asCaddyAdapts : model.configuration,
        wire,
        hearing.places,
      );
      return [trace, differences(trace, real, { places: hearing.places, handlesErrors })];
    };
    const [trace, ofEngine] = told('Caddy');
    const [, ofAll] = told('proxylint');
    countAnswer(tally, trace, real);
    if (ofEngine.length > 0) return [{ layer: 'engine', request, differences: ofEngine }];
    if (ofAll.length > 0) return [{ layer: 'adapter', request, differences: ofAll }];
    return real.isLate ? [{ layer: 'engine', request, differences: [] }] : [];
  });
}

function countAnswer(tally: Tally, { outcome }: CaddyTrace, real: RealAnswer): void {
  tally.pairs++;
  count(
    tally.outcomes,
    real.sent !== null ? `proxied ${real.status}` : `answered ${real.status ?? 'not at all'}`,
  );
  if (outcome.kind === 'proxied') {
    tally.unknownHeaders += outcome.headers.filter(([, value]) => isUnknown(value)).length;
  }
  if (outcome.kind !== 'unknown') return;
  tally.unknown++;
  count(tally.unknownBecause, outcome.because);
}

/** What a disagreement is about, so that it does not turn into another one while it gets smaller. */
export function kindOf({ layer, differences: [first] }: Pick<Found, 'layer' | 'differences'>): string {
  if (first === undefined) return `${layer}: nothing`;
  const { about, model, real } = first;
  if (layer === 'refusal') return `${layer}: ${withoutNames(model)}, really ${withoutNames(real)}`;
  const isOneOfFew = /^(?:kind|status|handshake|method|version)$/.test(about);
  return `${layer}: ${isOneOfFew ? `${about}: ${model}, really ${real}` : about}`;
}

function withoutNames(message: string): string {
  return message.replaceAll(/'[^']*'|"[^"]*"|`[^`]*`|\d+|:.*?parsing:/g, '_');
}

/** The same disagreement, as small as it gets. */
export async function shrink(bench: Bench, found: Found): Promise<Found> {
  const kind = kindOf(found);
  const again = (candidate: Disagreement): Promise<readonly Found[]> =>
    differencesOf(bench, found, candidate);
  const disagreement = await minimise(
    found.disagreement,
    async (candidate) =>
      staysHere(candidate.lines) && (await again(candidate)).some((each) => kindOf(each) === kind),
  );
  const smallest = (await again(disagreement)).find((each) => kindOf(each) === kind);
  return smallest ?? found;
}

/** Without these, Caddy would listen on all of the machine, or ask an authority for certificates. */
function staysHere(lines: readonly Line[]): boolean {
  const [general] = lines;
  if (general?.text !== '') return false;
  return ALWAYS.every((each) => general.block?.some(({ text }) => text === each.text) === true);
}

async function differencesOf(
  bench: Bench,
  { number }: Found,
  { lines, request }: Disagreement,
): Promise<readonly Found[]> {
  const hearing = await bench.ask(lines, request === null ? [] : [request]);
  const disagreement = { lines, request };
  const found =
    request === null
      ? fileDifferences(hearing).map(([layer, difference]) => ({ layer, differences: [difference] }))
      : hearing.kind === 'heard'
        ? aboutRequests(hearing, [request], newTally())
        : [];
  return found.map(({ layer, differences }) => ({ number, layer, differences, disagreement }));
}

/** Asks nginx and the model about one configuration of the corpus. */

import type { GeneratedRequest } from '../campaign/generated-request.ts';
import { wireRequest } from '../campaign/wire-client.ts';
import type { Bench, HearingOfFiles } from '../requests/ask-nginx.ts';
import { type Asked, compareAll } from '../requests/campaign.ts';
import type { Printed } from '../requests/print.ts';
import { pageOf } from '../requests/show.ts';
import { filesServed, requestsLike } from '../requests/written-files.ts';
import type { CorpusConfiguration } from './corpus-files.ts';
import { requestsFor } from './corpus-requests.ts';
import { mended, prepared, unknownDirective, withoutDirectives } from './startable.ts';

const MOST_MENDED = 25;

export type AskedConfiguration =
  | { readonly kind: 'asked'; readonly asked: readonly Asked[]; readonly pages: readonly string[] }
  | { readonly kind: 'refused'; readonly because: string };

/** Directives of modules that this nginx has not: known once, they are not tried again. */
const absent = new Set<string>();

export async function askAboutConfiguration(
  bench: Bench,
  { name, files }: CorpusConfiguration,
  most: number,
): Promise<AskedConfiguration> {
  let candidate = withoutDirectives(prepared(files), absent);
  for (let tries = 0; tries < MOST_MENDED; tries++) {
    const hearing = await bench.askFiles(
      candidate,
      (printed, ports) => requests(name, printed, ports, most),
      true,
    );
    if (hearing.kind !== 'refused' && hearing.requests.length === 0)
      return { kind: 'refused', because: 'no server listens' };
    if (hearing.kind === 'heard') return compared(name, hearing);
    if (hearing.kind === 'crashed') return { kind: 'refused', because: 'nginx crashed' };
    const unknown = unknownDirective(hearing.log);
    if (unknown !== null) absent.add(unknown);
    const better = unknown === null ? mended(candidate, hearing.log) : withoutDirectives(candidate, absent);
    if (better === null) return { kind: 'refused', because: hearing.because };
    candidate = better;
  }
  return { kind: 'refused', because: 'too much of it cannot be had here' };
}

/** What the locations are there for, and as many requests again that stray from it; none where nothing listens. */
function requests(
  name: string,
  printed: Printed,
  ports: readonly number[],
  most: number,
): readonly GeneratedRequest[] {
  const meant = requestsFor(printed, ports, most);
  const count = Math.min(most, meant.length);
  return [...meant, ...requestsLike(printed, ports, { seed: name.length * 7_919 + count, count })];
}

function compared(name: string, hearing: Extract<HearingOfFiles, { kind: 'heard' }>): AskedConfiguration {
  const asked = compareAll(hearing, hearing.requests, filesServed(hearing.printed));
  const pages = asked
    .filter((each) => each.differences.length > 0)
    .map((each) => pageOf(name, hearing.printed.texts, wireRequest(each.request, hearing.places), each));
  return { kind: 'asked', asked, pages };
}

/** Asks nginx and the model about one configuration of the corpus. */
import { type Bench, type HearingOfFiles, wireRequest } from '../requests/ask-nginx.ts';
import { type Asked, compareAll, pageOf } from '../requests/campaign.ts';
import { filesServed } from '../requests/written-files.ts';
import type { CorpusConfiguration } from './corpus-files.ts';
import { requestsFor } from './corpus-requests.ts';
import { mended, prepared } from './startable.ts';

const MOST_MENDED = 25;

export type AskedConfiguration =
  | { readonly kind: 'asked'; readonly asked: readonly Asked[]; readonly pages: readonly string[] }
  | { readonly kind: 'refused'; readonly because: string };

export async function askAboutConfiguration(
  bench: Bench,
  { name, files }: CorpusConfiguration,
  most: number,
): Promise<AskedConfiguration> {
  let candidate = prepared(files);
  for (let tries = 0; tries < MOST_MENDED; tries++) {
    const hearing = await bench.askFiles(
      candidate,
      (printed, ports) => requestsFor(printed, ports, most),
      true,
    );
    if (hearing.kind !== 'refused' && hearing.requests.length === 0)
      return { kind: 'refused', because: 'no server listens' };
    if (hearing.kind === 'heard') return compared(name, hearing);
    if (hearing.kind === 'crashed') return { kind: 'refused', because: 'nginx crashed' };
    const better = mended(candidate, hearing.log);
    if (better === null) return { kind: 'refused', because: hearing.because };
    candidate = better;
  }
  return { kind: 'refused', because: 'too much of it cannot be had here' };
}

function compared(name: string, hearing: Extract<HearingOfFiles, { kind: 'heard' }>): AskedConfiguration {
  const asked = compareAll(hearing, hearing.requests, filesServed(hearing.printed));
  const pages = asked
    .filter((each) => each.differences.length > 0)
    .map((each) => pageOf(name, hearing.printed.texts, wireRequest(each.request, hearing.places), each));
  return { kind: 'asked', asked, pages };
}

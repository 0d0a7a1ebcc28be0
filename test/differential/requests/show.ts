/** A disagreement for people: the configuration, the request, and both answers, with ports that are easy to read. */
import { differenceLines, requestLines, traceLines } from '../campaign/page.ts';
import { type Places, SHOWN_PLACES } from '../campaign/places.ts';
import { type WireRequest, wireRequest } from '../campaign/wire-client.ts';
import type { Bench } from './ask-nginx.ts';
import { type Asked, askBoth, type Found } from './campaign.ts';
import { print } from './print.ts';

const PLACES: Places = { ...SHOWN_PLACES, listeners: [8080, 8081, 8082] };

export async function show(bench: Bench, { number, disagreement }: Found): Promise<string> {
  const { http, request } = disagreement;
  const { texts } = print(http, PLACES);
  const both = await askBoth(bench, http, [request]);
  const asked = both.kind === 'asked' ? both.asked[0] : undefined;
  return pageOf(`case ${number}`, texts, wireRequest(request, PLACES), asked);
}

export function pageOf(
  title: string,
  texts: ReadonlyMap<string, string>,
  wire: WireRequest,
  asked: Asked | undefined,
): string {
  return [
    title,
    '```nginx',
    ...[...texts].map(([name, text]) => `# ${name}\n${text}`),
    '```',
    `To port ${wire.port}:`,
    ...requestLines(wire),
    ...differenceLines(asked?.differences ?? [], 'nginx'),
    '',
    `nginx: ${JSON.stringify(asked?.real)}`,
    '',
    ...(asked === undefined ? [] : traceLines(asked.trace, 'model')),
    '',
  ].join('\n');
}

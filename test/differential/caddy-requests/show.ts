/** A disagreement for people: the file, the request, and both answers, with ports that are easy to read. */
import { differenceLines, requestLines, traceLines } from '../campaign/page.ts';
import type { WireRequest } from '../campaign/wire-client.ts';
import { askModel, jsonDifferences, loadPrinted, modelOf, refusals } from './ask-model.ts';
import { type Bench, type Hearing, wireRequest } from './bench.ts';
import type { Found } from './campaign.ts';
import { SHOWN_CADDY_PLACES } from './places.ts';
import { print } from './print.ts';
import type { GeneratedRequest } from './tree.ts';

export async function show(
  bench: Bench,
  { number, layer, disagreement, differences }: Found,
  seed: number,
): Promise<string> {
  const { lines, request } = disagreement;
  const hearing = await bench.ask(lines, request === null ? [] : [request]);
  return [
    `seed ${seed}, case ${number}, ${layer}`,
    '```caddyfile',
    ...[...print(lines, SHOWN_CADDY_PLACES)].map(([name, text]) =>
      name === 'Caddyfile' ? text : `# ${name}\n${text}`,
    ),
    '```',
    ...(request === null ? [] : asked(wireRequest(request, SHOWN_CADDY_PLACES))),
    ...differenceLines(differences, 'Caddy'),
    '',
    ...(request === null ? aboutFile(hearing) : bothAnswers(hearing, request)),
    '',
  ].join('\n');
}

function asked(wire: WireRequest): readonly string[] {
  return [`To ${wire.scheme}://${wire.hostname} port ${wire.port}:`, ...requestLines(wire)];
}

function aboutFile(hearing: Hearing): readonly string[] {
  const configuration = loadPrinted(hearing.printed);
  return [
    `Caddy: ${hearing.kind === 'heard' ? 'takes it' : hearing.because}`,
    ...refusals(configuration).map((because) => `proxylint refuses: ${because}`),
    ...(hearing.kind === 'heard'
      ? [
          `differences: ${JSON.stringify(jsonDifferences(configuration, hearing.json))}`,
          `Caddy's JSON: ${hearing.json}`,
        ]
      : []),
  ];
}

function bothAnswers(hearing: Hearing, request: GeneratedRequest): readonly string[] {
  if (hearing.kind !== 'heard') return [`Caddy: ${hearing.because}`];
  const { configuration, asCaddyAdapts } = modelOf(hearing.printed, hearing.json);
  const wire = wireRequest(request, hearing.places);
  return [
    `Caddy: ${JSON.stringify(hearing.answers[0])}`,
    ...(['Caddy', 'proxylint'] as const).flatMap((by) => {
      const trace = askModel(by === 'Caddy' ? asCaddyAdapts : configuration, wire, hearing.places);
      return ['', ...traceLines(trace, `model, adapted by ${by}`)];
    }),
    '',
    `JSON: ${hearing.json}`,
  ];
}

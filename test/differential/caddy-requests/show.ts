/** A disagreement for people: the file, the request, and both answers, with ports that are easy to read. */
import { askModel, jsonDifferences, loadPrinted, modelOf, refusals } from './ask-model.ts';
import { type Bench, type Hearing, wireRequest } from './bench.ts';
import type { Found } from './campaign.ts';
import { print } from './print.ts';
import type { GeneratedRequest } from './tree.ts';

const SHOWN_PLACES = {
  listeners: [80, 443, 8080, 8443],
  upstreams: [9000, 9001, 9002, 9003],
  permission: 9009,
  h2c: 9100,
  secure: 9101,
  fastCgi: 9102,
  unused: 9999,
  site: '/srv/site',
  socket: '/run/app.sock',
};

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
    ...[...print(lines, SHOWN_PLACES)].map(([name, text]) =>
      name === 'Caddyfile' ? text : `# ${name}\n${text}`,
    ),
    '```',
    ...(request === null ? [] : requestLines(request)),
    ...differences.map(({ about, model, real }) => `- ${about}: the model says ${model}, Caddy ${real}`),
    '',
    ...(request === null ? aboutFile(hearing) : bothAnswers(hearing, request)),
    '',
  ].join('\n');
}

function requestLines(request: GeneratedRequest): readonly string[] {
  const { method, scheme, hostname, port, target, headers } = wireRequest(request, SHOWN_PLACES);
  return [
    `To ${scheme}://${hostname} port ${port}:`,
    '```',
    `${method} ${target} HTTP/1.1`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    '```',
  ];
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
      const { outcome, steps, websocket } = askModel(
        by === 'Caddy' ? asCaddyAdapts : configuration,
        wire,
        hearing.places,
      );
      return [
        '',
        `model, adapted by ${by}: ${JSON.stringify(outcome, withoutSpans)}`,
        ...steps.map(({ kind, message }) => `  ${kind}: ${message}`),
        `  websocket: ${JSON.stringify(websocket?.handshake)}`,
      ];
    }),
    '',
    `JSON: ${hearing.json}`,
  ];
}

function withoutSpans(key: string, value: unknown): unknown {
  return key === 'origin' ? undefined : value;
}

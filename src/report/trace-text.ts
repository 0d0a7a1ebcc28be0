/** A trace for people: the steps with their lines, what the upstream receives, and the verdict. */
import type { KnownOutcome, Outcome, Step, Trace } from '../route/trace.ts';
import { columnsOf, fitColumns } from './columns.ts';
import { escapeControls } from './escape.ts';
import type { Paint, Style } from './paint.ts';
import type { PrettyOptions } from './pretty.ts';
import { limitWithOrigin, placeText } from './route-text.ts';
import type { DisplayPath } from './routes-report.ts';
import type { TraceReport } from './trace-report.ts';

/** The columns of the step's name and of its line, with the space between. */
const KIND_COLUMNS = 12;
const INDENT = '  ';

/** The trace in pieces, each ending in a line feed. */
export function* traceText(
  { url, trace, proxy, displayPath }: TraceReport,
  options: PrettyOptions,
): Generator<string> {
  const { paint } = options;
  yield `${paint('strong', escapeControls(`${trace.request.method} ${url}`))}\n\n`;
  yield* stepLines(trace.steps, displayPath, options);
  const likely = trace.outcome.kind === 'unknown' ? trace.outcome.likely : trace.outcome;
  if (likely?.kind === 'proxied') yield* receivedLines(likely, paint);
  yield `\n${verdictLines({ trace, proxy, displayPath }, paint)}`;
}

function* stepLines(
  steps: readonly Step[],
  displayPath: DisplayPath,
  { paint, columns }: PrettyOptions,
): Generator<string> {
  const places = steps.map(({ span }) => (span === null ? '' : placeText(span, displayPath)));
  const placeColumns = Math.max(0, ...places.map(columnsOf));
  const room = Math.max(20, columns - INDENT.length - KIND_COLUMNS - placeColumns - 2);
  for (const [index, { kind, message }] of steps.entries()) {
    const [first = '', ...more] = wrap(escapeControls(message), room);
    const place = escapeControls(places[index] ?? '');
    const head = paint(kind === 'assumption' ? 'warning' : 'info', fitColumns(kind, KIND_COLUMNS));
    const tail = place === '' ? first : `${fitColumns(first, room)}  ${paint('faint', place)}`;
    yield `${INDENT}${head}${tail}\n`;
    for (const line of more) yield `${INDENT}${' '.repeat(KIND_COLUMNS)}${line}\n`;
  }
}

/** Breaks a text at its spaces; a word that is too long stays whole. */
function wrap(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && columnsOf(longer) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function* receivedLines(
  { upstream, target, method, httpVersion, headers }: Extract<KnownOutcome, { kind: 'proxied' }>,
  paint: Paint,
): Generator<string> {
  if (httpVersion === null && headers.length === 0) return;
  yield `\n${escapeControls(upstream)} receives\n\n`;
  const version = httpVersion === null ? 'HTTP/?' : `HTTP/${httpVersion}`;
  yield `${INDENT}${paint('strong', escapeControls(`${method} ${target ?? '?'} ${version}`))}\n`;
  for (const [name, value] of headers) yield `${INDENT}${escapeControls(`${name}: ${value}`)}\n`;
}

const STYLES: Readonly<Record<NonNullable<Trace['websocket']>['handshake'], Style>> = {
  works: 'good',
  fragile: 'warning',
  fails: 'error',
  unknown: 'warning',
};

function verdictLines(
  { trace: { outcome, websocket }, proxy, displayPath }: Omit<TraceReport, 'url'>,
  paint: Paint,
): string {
  const ending = `${escapeControls(sentenceOf(outcome, proxy))}\n`;
  if (websocket === null) return ending;
  const { handshake, reasons, idleTimeout } = websocket;
  const opens = handshake === 'works' || handshake === 'fragile';
  const life = opens ? lifeOf(idleTimeout, displayPath) : '';
  const verdict = `${paint(STYLES[handshake], `websocket: ${handshake}`)} — ${MEANINGS[handshake]}${life}\n`;
  const why = reasons.map(({ message, blame }) => {
    const place = blame.end === 0 ? '' : `  ${paint('faint', escapeControls(placeText(blame, displayPath)))}`;
    return `${INDENT}${escapeControls(message)}${place}\n`;
  });
  return `${ending}${verdict}${why.join('')}`;
}

function lifeOf(
  idleTimeout: NonNullable<Trace['websocket']>['idleTimeout'],
  displayPath: DisplayPath,
): string {
  const { value } = idleTimeout;
  if (value.kind === 'unknown') return '; how long it may be silent is not known';
  if (value.value === null) return ', and no silence ends it';
  return `, and is closed after a silence of ${limitWithOrigin(idleTimeout, displayPath)}`;
}

const MEANINGS = {
  works: 'the socket opens',
  fragile: 'the socket opens where the application is lenient',
  fails: 'no socket opens',
  unknown: 'whether a socket opens cannot be known',
} as const;

function sentenceOf(outcome: Outcome, proxy: TraceReport['proxy']): string {
  switch (outcome.kind) {
    case 'proxied': {
      const status = outcome.status === null ? '' : `, and the client is given status ${outcome.status}`;
      return `The request is sent on${status}.`;
    }
    case 'response':
      return outcome.location === null
        ? `${proxy} answers ${outcome.status} itself.`
        : `${proxy} answers ${outcome.status}, to ${outcome.location}`;
    case 'static':
      return outcome.status === null
        ? 'A file answers, or its absence.'
        : `${proxy}'s files answer: ${outcome.status}.`;
    case 'refused':
      return `Nobody answers: ${outcome.because}.`;
    case 'unknown':
      return outcome.likely === null
        ? `What becomes of it cannot be known: ${outcome.because}.`
        : `This holds unless something gets in the way: ${outcome.because}.`;
  }
}

/**
 * Why an nginx route is thought to carry event streams, and whether nginx passes the events on as they come.
 *
 * A response that is buffered is passed on at once all the same where it is chunked (HTTP/1.1) and nothing compresses it;
 * where only its end ends it (HTTP/1.0), events wait for a full buffer or for the end (measured, cases E01–E06).
 */
import { type InferredEvidence, type Intent, intentFrom, isAtLeast } from '../../route/intent.ts';
import { type KnownStream, knownStreamPath, knownStreamPattern } from '../../route/known-streams.ts';
import type { NginxRoute } from '../routes.ts';
import { applicationStream } from './application-evidence.ts';
import { argumentOf, type Context, nameOf, type Statement, spanOf, statementsNamed } from './context.ts';
import { effectiveList, effectiveScalar } from './effective.ts';
import { literalPath, patternOf } from './location-path.ts';

const MEDIA_TYPE = 'text/event-stream';

export interface EventStreamIntent extends Intent {
  /** A line of the route's own that was meant to switch buffering off, and does not. */
  readonly inVain: Statement | null;
}

const NONE: EventStreamIntent = { ...intentFrom([]), inVain: null };

export function eventStreamIntent(route: NginxRoute): EventStreamIntent {
  const { location } = route;
  if (route.protocol !== 'http' || location === null) return NONE;
  const known = knownStreamOf(location);
  const intent = intentFrom([
    ...pathEvidence(location, known),
    ...upstreamEvidence(route),
    ...lineEvidence(location, known),
  ]);
  if (intent.strength === 'none') return NONE;
  // `/stream` with upgrade headers is a WebSocket's.
  if (intent.strength === 'weak' && isAtLeast(route.intent, 'strong')) return NONE;
  return { ...intent, inVain: location.statements.find(speaksToOthers) ?? null };
}

function knownStreamOf(location: Context): KnownStream | null {
  const path = literalPath(location);
  if (path !== null) return knownStreamPath(path);
  const pattern = patternOf(location);
  return pattern === null ? null : knownStreamPattern(pattern);
}

function* pathEvidence({ statement }: Context, known: KnownStream | null): Generator<InferredEvidence> {
  if (known === null || statement === null) return;
  yield {
    message: `the path is used by ${known.application}`,
    strength: known.ambiguous ? 'weak' : 'strong',
    span: spanOf(statement),
  };
}

/** What the application at the upstream does there, if it is a known one. Beside other requests it is but a guess. */
function* upstreamEvidence(route: NginxRoute): Generator<InferredEvidence> {
  const found = applicationStream(route);
  if (found === null) return;
  const { name, path } = found;
  yield {
    message: `${name} sends event streams at \`${path.path}\`, and this route leads to it`,
    strength: path.only ? 'strong' : 'weak',
    span: spanOf(route.handler),
  };
}

/** Lines of the location's own: what an outer block says is said of other requests as well. */
function* lineEvidence(location: Context, known: KnownStream | null): Generator<InferredEvidence> {
  for (const statement of location.statements) {
    if (speaksToOthers(statement) || namesEventStreams(statement)) {
      yield { message: 'event streams are meant here', strength: 'strong', span: spanOf(statement) };
    } else if (known !== null && isHalfOfTheRecipe(statement)) {
      const message = 'the line is one of the usual ones for event streams';
      yield { message, strength: 'strong', span: spanOf(statement) };
    }
  }
}

/** X-Accel-Buffering is read from the upstream's response: these send it to the client, or to the upstream (E04, E04b). */
function speaksToOthers(statement: Statement): boolean {
  return (
    /^(?:add_header|proxy_set_header)$/.test(nameOf(statement)) &&
    argumentOf(statement, 0).toLowerCase() === 'x-accel-buffering' &&
    argumentOf(statement, 1).toLowerCase() === 'no'
  );
}

/** Directives whose arguments tell what a location serves. */
const TELLING = new Set(['add_header', 'proxy_set_header', 'default_type', 'gzip_types', 'if']);

function namesEventStreams(statement: Statement): boolean {
  if (!TELLING.has(nameOf(statement))) return false;
  if (nameOf(statement) === 'proxy_set_header' && argumentOf(statement, 0).toLowerCase() === 'last-event-id')
    return true;
  return statement.directive.args.some(({ value }) => value.toLowerCase().includes(MEDIA_TYPE));
}

function isHalfOfTheRecipe(statement: Statement): boolean {
  return (
    /^(?:chunked_transfer_encoding|proxy_cache)$/.test(nameOf(statement)) &&
    argumentOf(statement, 0).toLowerCase() === 'off'
  );
}

export type HeldBack =
  /** Only its end ends the response, and it is buffered. `line` sets the version; null for the default. */
  | {
      readonly by: 'http-1.0';
      readonly line: Statement | null;
      /** The line by which nginx does not listen to the application's `X-Accel-Buffering: no`, either. */
      readonly deaf: Statement | null;
    }
  /** What is compressed is buffered as well, in blocks. */
  | { readonly by: 'gzip'; readonly types: Statement }
  /** The stream is stored, and replayed to the next client, although the application says `no-cache`. */
  | { readonly by: 'cache'; readonly cache: Statement; readonly ignoring: Statement };

/** What keeps events from arriving as they are sent; null where nothing does, or where that cannot be known. */
export function heldBack(route: NginxRoute): HeldBack | null {
  const { context } = route;
  const buffering = effectiveScalar(context, 'proxy_buffering');
  if (buffering.statement === null ? buffering.gap !== null : !isOn(buffering.statement)) return null;
  const version = route.request.httpVersion.value;
  if (version.kind === 'known' && version.value === '1.0') {
    return {
      by: 'http-1.0',
      line: route.request.httpVersionLine,
      deaf: ignoring(context, 'x-accel-buffering'),
    };
  }
  return compressed(context) ?? cached(context);
}

function isOn({ directive: { args } }: Statement): boolean {
  return args.length === 1 && args[0]?.templated === false && args[0].value.toLowerCase() === 'on';
}

function compressed(context: Context): HeldBack | null {
  const { statement: gzip } = effectiveScalar(context, 'gzip');
  if (gzip === null || !isOn(gzip)) return null;
  const types = effectiveList(context, 'gzip_types').statements.find(({ directive }) =>
    directive.args.some(({ value }) => value === '*' || value.toLowerCase() === MEDIA_TYPE),
  );
  return types === undefined ? null : { by: 'gzip', types };
}

function cached(context: Context): HeldBack | null {
  const { statement: cache } = effectiveScalar(context, 'proxy_cache');
  if (cache === null || argumentOf(cache, 0) === 'off') return null;
  const ignoringLine = ignoring(context, 'cache-control');
  const isStored = effectiveList(context, 'proxy_cache_valid').statements.some(storesOk);
  const isExempt = ['proxy_no_cache', 'proxy_cache_bypass'].some(
    (name) => effectiveList(context, name).statements.length > 0,
  );
  if (ignoringLine === null || !isStored || isExempt) return null;
  return { by: 'cache', cache, ignoring: ignoringLine };
}

/** Whether `proxy_cache_valid` is about status 200: it is named, or `any`, or no status is. */
function storesOk({ directive: { args } }: Statement): boolean {
  return args.length === 1 || args.some(({ value }) => value === '200' || value === 'any');
}

/** The `proxy_ignore_headers` in force that names a header (in lower case). */
function ignoring(context: Context, header: string): Statement | null {
  return (
    effectiveList(context, 'proxy_ignore_headers').statements.find(({ directive }) =>
      directive.args.some(({ value }) => value.toLowerCase() === header),
    ) ?? null
  );
}

/** The line of a location's own that sets buffering. */
export function ownBufferingLine(block: Context): Statement | null {
  return statementsNamed(block, 'proxy_buffering').at(-1) ?? null;
}

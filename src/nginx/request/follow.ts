/**
 * Takes a request through nginx's phases, from the server's rewrite directives to whoever answers
 * (ngx_http_core_run_phases, nginx 1.22.1 and 1.31.4).
 */
import { type Known, known, unknown } from '../../route/setting.ts';
import type { Outcome } from '../../route/trace.ts';
import { toBytes } from '../../text/bytes.ts';
import { argumentOf, type Context, type Statement, spanOf } from '../config/context.ts';
import { effectiveList } from '../config/effective.ts';
import { sentValues, tokensOf } from '../config/upstream-request.ts';
import { accessPhase } from './access-phase.ts';
import { staticContent, tryFiles } from './content-phase.ts';
import { describeLocation, locationHead } from './describe-location.ts';
import { internalLine } from './internal-location.ts';
import { chooseLocation } from './location-choice.ts';
import { answers, enterBlock, type PhaseResult } from './phase.ts';
import type { RequestInProgress } from './progress.ts';
import { type Handled, runHandler } from './proxied.ts';
import { hasTooLargeBody } from './request-size.ts';
import { specialResponse } from './response.ts';
import { rewritePhase } from './rewrite-phase.ts';
import { escapePath, splitArgs } from './uri.ts';

export interface Followed {
  readonly outcome: Outcome;
  /** Who sent the request on; null where nobody did. */
  readonly handled: Handled | null;
  /** Requests of nginx's own on the side that ask for an upgrade, by the line that sends them. */
  readonly upgradingSubrequests: readonly { readonly by: Statement; readonly handler: Statement }[];
}

/** Subrequests of subrequests stop here, as they do in nginx (`NGX_HTTP_MAX_SUBREQUESTS` is 50). */
const DEEPEST_SUBREQUEST = 3;

export function follow(request: RequestInProgress, depth = 0): Followed {
  return new Follower(request, depth).run();
}

/** The same for a request that nginx answers before its phases begin. */
export function followAnswer(request: RequestInProgress, status: number): Followed {
  return new Follower(request, 0).runFrom(status);
}

/** Where the phases go on. */
type Next =
  | { readonly at: 'server-rewrite' }
  | { readonly at: 'find-location' }
  | { readonly at: 'location-rewrite' }
  | { readonly at: 'access' }
  | { readonly at: 'end'; readonly outcome: Outcome };

class Follower {
  readonly #request: RequestInProgress;
  readonly #depth: number;
  readonly #upgrading: { by: Statement; handler: Statement }[] = [];
  #handled: Handled | null = null;

  constructor(request: RequestInProgress, depth: number) {
    this.#request = request;
    this.#depth = depth;
  }

  run(): Followed {
    return this.#runFrom({ at: 'server-rewrite' });
  }

  runFrom(status: number): Followed {
    return this.#runFrom(this.#after(answers(status, null)));
  }

  #runFrom(start: Next): Followed {
    let next = start;
    while (next.at !== 'end') next = this.#advance(next.at);
    return { outcome: next.outcome, handled: this.#handled, upgradingSubrequests: this.#upgrading };
  }

  #advance(at: Exclude<Next['at'], 'end'>): Next {
    switch (at) {
      case 'server-rewrite':
        return this.#serverRewrite();
      case 'find-location':
        return this.#findLocation();
      case 'location-rewrite':
        return this.#locationRewrite();
      case 'access':
        return this.#answer();
    }
  }

  #serverRewrite(): Next {
    const request = this.#request;
    request.context = request.server;
    request.location = null;
    const { result } = rewritePhase(request, request.server);
    return this.#after(result, { at: 'find-location' });
  }

  #findLocation(): Next {
    const request = this.#request;
    request.handler = null;
    const chosen = chooseLocation(request.server, request.path);
    switch (chosen.kind) {
      case 'none':
        enterBlock(request, request.server);
        request.step('location', `no location matches \`${request.shownUri}\``, null);
        return hasTooLargeBody(request.client, request.context)
          ? this.#after(answers(413, null))
          : { at: 'location-rewrite' };
      case 'unknown': {
        const head = locationHead(chosen.location);
        const because = `whether \`${head}\` takes it is not known: ${chosen.because}`;
        request.step('location', because, chosen.location.statement);
        return { at: 'end', outcome: unknownOutcome(because, chosen.location) };
      }
      case 'add-slash': {
        const { statement } = chosen.location;
        request.location = chosen.location;
        request.step('location', `\`${locationHead(chosen.location)}\` wants a slash at the end`, statement);
        request.context = chosen.location;
        if (!request.isInternal && internalLine(chosen.location) !== null)
          return this.#after(answers(404, statement));
        enterBlock(request, chosen.location);
        if (hasTooLargeBody(request.client, request.context)) return this.#after(answers(413, statement));
        const args = request.args === '' ? '' : `?${request.args}`;
        return this.#after(answers(301, statement, `${escapePath(request.path)}/${args}`));
      }
      case 'location':
        for (const { pattern, match } of chosen.matches) request.matched(pattern, match);
        request.step('location', describeLocation(chosen, request), chosen.location.statement);
        return this.#enterLocation(chosen.location, true);
    }
  }

  #enterLocation(location: Context, isSearched: boolean): Next {
    const request = this.#request;
    request.location = location;
    request.context = location;
    const line = request.isInternal ? null : internalLine(location);
    if (line !== null) {
      request.step('access', '`internal` keeps clients out', line);
      return this.#after(answers(404, line));
    }
    if (location.statement?.directive.conditional === true)
      request.doubt('a template decides whether this location is there', location.statement);
    enterBlock(request, location);
    if (isSearched && hasTooLargeBody(request.client, request.context))
      return this.#after(answers(413, location.statement));
    return { at: 'location-rewrite' };
  }

  #locationRewrite(): Next {
    const request = this.#request;
    // A server without a matching location has run its rewrite directives already; so has what `limit_except` guards.
    if (request.context.kind !== 'location') return { at: 'access' };
    const { result, isUriChanged } = rewritePhase(request, request.context);
    if (result.kind !== 'goes-on' || !isUriChanged) return this.#after(result, { at: 'access' });
    request.uriChangesLeft--;
    if (request.uriChangesLeft === 0) {
      request.step('rewrite', 'the URI has been rewritten too often', request.location?.statement ?? null);
      return this.#after(answers(500, request.location?.statement ?? null));
    }
    return { at: 'find-location' };
  }

  /** Access, `try_files`, and who answers. */
  #answer(): Next {
    const request = this.#request;
    const access = accessPhase(request, (uri, by) => this.#authorize(uri, by));
    if (access.kind !== 'goes-on') return this.#after(access);
    const files = tryFiles(request);
    if (files.kind !== 'goes-on') return this.#after(files);
    this.#mirror();
    if (request.handler === null) return this.#after(staticContent(request));
    const ran = runHandler(request, request.handler);
    if (request.hasOutgrown) return this.#after(this.#outgrown());
    if (ran.kind === 'phase') return this.#after(ran.result);
    this.#handled = ran.handled;
    return { at: 'end', outcome: ran.outcome };
  }

  #after(given: PhaseResult, next: Next = { at: 'access' }): Next {
    const result = this.#request.hasOutgrown ? this.#outgrown() : given;
    switch (result.kind) {
      case 'goes-on':
        return next;
      case 'status':
        if (result.status === 444) return this.#closed(result.by);
        return this.#after(specialResponse(this.#request, result));
      case 'internal-redirect':
        this.#request.isLocationValid = true;
        this.#request.step('location', `goes on as \`${this.#request.shownUri}\``, null);
        return { at: 'server-rewrite' };
      case 'named-location':
        this.#request.step(
          'location',
          `\`${locationHead(result.location)}\` takes it`,
          result.location.statement,
        );
        this.#request.isInternal = true;
        this.#request.handler = null;
        return this.#enterLocation(result.location, false);
      case 'ended':
        return { at: 'end', outcome: result.outcome };
    }
  }

  #outgrown(): PhaseResult {
    const request = this.#request;
    request.hasOutgrown = false;
    request.step('response', 'a value grows while it is written: a `map` in it changes the captures', null);
    return answers(500, null);
  }

  #closed(by: Statement | null): Next {
    const because = 'nginx closes the connection without an answer';
    this.#request.step('response', because, by);
    return { at: 'end', outcome: { kind: 'refused', because, origin: by === null ? null : spanOf(by) } };
  }

  /** What the authentication service says; a service that is only proxied to is taken to let the client pass. */
  #authorize(written: string, by: Statement): Known<number> {
    const uri = this.#request.evaluate(written);
    if (uri.kind === 'unknown') return uri;
    const followed = this.#subrequest(uri.value, by, (side) => this.#request.adoptValues(side));
    if (followed === null) return unknown('the subrequest is nested too deep');
    const { outcome } = followed;
    switch (outcome.kind) {
      case 'proxied':
        this.#request.step('assumption', `takes ${outcome.upstream} to let the client pass`, by);
        return known(outcome.status ?? 200);
      case 'response':
        return known(outcome.status);
      case 'static':
        return outcome.status === null ? unknown('a file answers the subrequest') : known(outcome.status);
      case 'refused':
      case 'unknown':
        return unknown(outcome.because);
    }
  }

  #mirror(): void {
    const request = this.#request;
    if (request.isSubrequest) return;
    for (const line of effectiveList(request.context, 'mirror').statements) {
      const uri = argumentOf(line, 0);
      if (uri !== 'off') this.#subrequest(toBytes(uri), line);
    }
  }

  #subrequest(
    uri: string,
    by: Statement,
    finished: (side: RequestInProgress) => void = () => {},
  ): Followed | null {
    const request = this.#request;
    if (this.#depth >= DEEPEST_SUBREQUEST) return null;
    const { path, args } = splitArgs(uri);
    const side = request.subrequest(path, args);
    request.step('subrequest', `asks \`${uri}\` on the side`, by);
    const followed = follow(side, this.#depth + 1);
    finished(side);
    const upgrades = followed.handled === null ? null : upgradingHandler(followed.handled, side);
    if (upgrades !== null) this.#upgrading.push({ by, handler: upgrades });
    return followed;
  }
}

/** The line that sends a subrequest on with what asks for an upgrade, or null where it asks for none. */
function upgradingHandler({ handler, request }: Handled, side: RequestInProgress): Statement | null {
  if (request === null) return null;
  const version = side.configuration.target.nginx;
  const upgrade = sentValues(request, 'upgrade', version);
  const connection = sentValues(request, 'connection', version);
  if (upgrade.kind === 'unknown' || connection.kind === 'unknown') return null;
  return upgrade.value.length > 0 && tokensOf(connection.value).includes('upgrade') ? handler : null;
}

function unknownOutcome(because: string, at: Context): Outcome {
  return {
    kind: 'unknown',
    because,
    origin: at.statement === null ? null : spanOf(at.statement),
    likely: null,
  };
}

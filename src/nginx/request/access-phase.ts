/**
 * Who may pass: allow and deny, then auth_basic, then auth_request, under `satisfy` (ngx_http_core_access_phase, nginx
 * 1.22.1 and 1.31.4; measured, cases A29b, C23b, C23c, C25, C35). Subrequests are not asked.
 */
import { headerOf } from '../../route/client-request.ts';
import { type Known, known, unknown } from '../../route/setting.ts';
import {
  argumentOf,
  type Context,
  nameOf,
  outwards,
  type Statement,
  statementsAmong,
} from '../config/context.ts';
import { effectiveList, effectiveScalar } from '../config/effective.ts';
import { addressMatches } from '../../route/address-range.ts';
import { answers, GOES_ON, type PhaseResult } from './phase.ts';
import type { RequestInProgress } from './progress.ts';

/** What a module says: nothing, yes, or no with a status. */
type Opinion =
  | { readonly kind: 'none' }
  | { readonly kind: 'passes' }
  | { readonly kind: 'refuses'; readonly status: number; readonly by: Statement }
  | { readonly kind: 'unknown'; readonly because: string; readonly by: Statement };

const NO_OPINION: Opinion = { kind: 'none' };
const PASSES: Opinion = { kind: 'passes' };

const LUA: ReadonlySet<string> = new Set(['access_by_lua', 'access_by_lua_block', 'access_by_lua_file']);

/** What a subrequest to a URI is answered: its status, where that is known. */
export type Authorize = (uri: string, by: Statement) => Known<number>;

export function accessPhase(request: RequestInProgress, authorize: Authorize): PhaseResult {
  for (const statement of statementsAmong(request.context, LUA))
    request.doubt('Lua code runs here and may answer', statement);
  if (request.isSubrequest) return GOES_ON;
  const satisfy = effectiveScalar(request.context, 'satisfy').statement;
  const isAny = satisfy !== null && argumentOf(satisfy, 0).toLowerCase() === 'any';
  const asked = [() => byAddress(request), () => byPassword(request), () => bySubrequest(request, authorize)];
  return isAny ? satisfyAny(request, asked) : satisfyAll(request, asked);
}

function satisfyAll(request: RequestInProgress, asked: readonly (() => Opinion)[]): PhaseResult {
  for (const ask of asked) {
    const opinion = ask();
    if (opinion.kind === 'refuses') return refusal(request, opinion);
    if (opinion.kind === 'unknown') request.doubt(opinion.because, opinion.by);
  }
  return GOES_ON;
}

function satisfyAny(request: RequestInProgress, asked: readonly (() => Opinion)[]): PhaseResult {
  let refused: Extract<Opinion, { kind: 'refuses' }> | null = null;
  let open: Extract<Opinion, { kind: 'unknown' }> | null = null;
  for (const ask of asked) {
    const opinion = ask();
    if (opinion.kind === 'passes') return GOES_ON;
    if (opinion.kind === 'refuses') refused = opinion;
    if (opinion.kind === 'unknown') open ??= opinion;
  }
  if (open !== null) {
    request.doubt(open.because, open.by);
    return GOES_ON;
  }
  return refused === null ? GOES_ON : refusal(request, refused);
}

function refusal(
  request: RequestInProgress,
  { status, by }: Extract<Opinion, { kind: 'refuses' }>,
): PhaseResult {
  request.step('access', `\`${nameOf(by)}\` refuses it`, by);
  request.refusedBy = by;
  return answers(status, by);
}

/** The rules of the nearest level that has any, in order: the first that matches the address decides. */
function byAddress(request: RequestInProgress): Opinion {
  const decided = ruleFor(request.context, request.valueOf('remote_addr', 0) ?? UNKNOWN_ADDRESS);
  if (decided === null) return NO_OPINION;
  const { rule, matches } = decided;
  if (matches.kind === 'unknown') return { kind: 'unknown', because: matches.because, by: rule };
  return nameOf(rule) === 'allow' ? PASSES : { kind: 'refuses', status: 403, by: rule };
}

/** The `allow` or `deny` that decides over an address, or of which cannot be known whether it does; null for none. */
export function ruleFor(
  context: Context,
  address: Known<string>,
): { readonly rule: Statement; readonly matches: Known<true> } | null {
  for (const rule of addressRules(context)) {
    const range = argumentOf(rule, 0);
    const matches = range === 'all' ? known(true) : matchesClient(address, range);
    if (matches.kind === 'unknown') return { rule, matches };
    if (matches.value) return { rule, matches: known(true) };
  }
  return null;
}

function addressRules(context: Context): readonly Statement[] {
  for (const level of outwards(context)) {
    const rules = statementsAmong(level, ADDRESS_RULES);
    if (rules.length > 0) return rules;
  }
  return [];
}

const ADDRESS_RULES: ReadonlySet<string> = new Set(['allow', 'deny']);

const UNKNOWN_ADDRESS = unknown('the address is not known');

function matchesClient(address: Known<string>, range: string): Known<boolean> {
  return address.kind === 'unknown'
    ? unknown('whether the client may pass depends on its address')
    : addressMatches(address.value, range);
}

/** Whether any credentials are right cannot be known; without any, nobody passes. */
function byPassword(request: RequestInProgress): Opinion {
  const realm = effectiveScalar(request.context, 'auth_basic').statement;
  const file = effectiveScalar(request.context, 'auth_basic_user_file').statement;
  if (realm === null || file === null) return NO_OPINION;
  const value = request.evaluate(argumentOf(realm, 0));
  if (value.kind === 'unknown') return { kind: 'unknown', because: value.because, by: realm };
  if (value.value === 'off') return NO_OPINION;
  if (!/^basic +[A-Za-z0-9+/=]+$/i.test(headerOf(request.client, 'authorization')))
    return { kind: 'refuses', status: 401, by: realm };
  return { kind: 'unknown', because: 'whether the password is right is not known', by: realm };
}

function bySubrequest(request: RequestInProgress, authorize: Authorize): Opinion {
  const { statement } = effectiveScalar(request.context, 'auth_request');
  const uri = statement === null ? 'off' : argumentOf(statement, 0);
  if (statement === null || uri === 'off') return NO_OPINION;
  const status = authorize(uri, statement);
  if (status.kind === 'unknown') return { kind: 'unknown', because: status.because, by: statement };
  if (status.value >= 200 && status.value < 300) {
    const query = effectiveList(request.context, 'auth_request_set').statements.find(
      (at) => argumentOf(at, 0).toLowerCase() === '$args',
    );
    if (query !== undefined)
      request.doubt('the query is set from what the authentication service says', query);
    return PASSES;
  }
  // Any other answer than 401 and 403 is an error of its own (ngx_http_auth_request_module).
  const isVerdict = status.value === 401 || status.value === 403;
  return { kind: 'refuses', status: isVerdict ? status.value : 500, by: statement };
}

/**
 * Whether an insertion did what it was meant to: the new routes work, every other route is as it was, nothing new is
 * found. What speaks against it is said, and then nothing is written.
 */
import type { Analysis } from '../lint/analysis.ts';
import type { Finding } from '../lint/finding.ts';
import { findingKey } from '../lint/fix-check.ts';
import { groupBy } from '../lint/group-by.ts';
import { changedSettings, describeRoute, matchRoutes, type RouteMatching } from '../lint/route-changes.ts';
import type { AnyRoute } from '../lint/rule.ts';
import { allFindings } from '../lint/run.ts';
import { handledRoutes, servedBy } from './caddy/handled-routes.ts';
import { movedRequests } from './nginx/moved-requests.ts';
import { faultOfWay, isIdleEnough } from './nginx/way.ts';
import type { Plan, PlannedRoute } from './plan.ts';
import { isSameUpstream } from './planned-upstream.ts';

/** What speaks against an insertion that led from one state of the files to another, a sentence each; empty: nothing. */
export function objectionsToInsertion(plan: Plan, before: Analysis, after: Analysis): readonly string[] {
  const matching = matchRoutes(before.project.routes, after.project.routes);
  return [
    ...unreadableFiles(before, after),
    ...changedRoutes(matching),
    ...plan.routes.flatMap((route) => faultOfPlanned(plan, route, matching, after) ?? []),
    ...uncalledFor(plan, matching),
    ...requestsGoneAstray(matching, before, after),
    ...newFindings(plan, before, after),
  ];
}

function unreadableFiles(before: Analysis, after: Analysis): readonly string[] {
  return [...after.syntaxProblems]
    .filter(([path, count]) => count > (before.syntaxProblems.get(path) ?? 0))
    .map(([path]) => `${path} could not be read without errors afterwards.`);
}

function changedRoutes({ pairs, vanished }: RouteMatching): readonly string[] {
  const changed = pairs.flatMap(({ before, after }) => {
    const settings = changedSettings(before, after);
    return settings.length === 0
      ? []
      : [`It would change another route (${settings.join(', ')}): ${describeRoute(before)}.`];
  });
  return [...changed, ...vanished.map((route) => `It would take away a route: ${describeRoute(route)}.`)];
}

/** What is wrong with a planned route; null where each of its kind works. */
function faultOfPlanned(
  plan: Plan,
  planned: PlannedRoute,
  { appeared }: RouteMatching,
  after: Analysis,
): string | null {
  const isPlanned = (route: AnyRoute) => serves(route, planned, plan);
  const made = appeared.filter(isPlanned);
  // What was there before an insertion that only adds what is missing.
  const routes = made.length > 0 ? made : after.project.routes.filter(isPlanned);
  if (routes.length === 0) return `No route for ${planned.path} would be there.`;
  for (const route of routes) {
    const fault = faultOfRoute(plan, route, planned);
    if (fault !== null) return `The route for ${planned.path} would not work: ${fault}.`;
  }
  return null;
}

function serves(route: AnyRoute, planned: PlannedRoute, plan: Plan): boolean {
  const { path } = route.dialect === 'nginx' ? planned : handledRouteOf(planned, plan);
  return isAt(route, path) && isSameUpstream(route.upstream, planned.upstream);
}

/** In Caddy one block serves all routes that need no settings of their own. */
function handledRouteOf(planned: PlannedRoute, plan: Plan): PlannedRoute {
  return handledRoutes(plan).find((handled) => servedBy(handled, plan).includes(planned)) ?? planned;
}

/** Whether a route is for a prefix: dialects name it with or without its slash, and Caddy `/` not at all. */
function isAt({ path }: AnyRoute, prefix: string): boolean {
  return (path ?? '').replace(/\/$/, '') === prefix.replace(/\/$/, '');
}

function faultOfRoute(plan: Plan, route: AnyRoute, planned: PlannedRoute): string | null {
  const { websocket } = route;
  if (planned.carries.includes('websockets')) {
    const isFragment = route.dialect === 'nginx' && route.configuration.http === null;
    if (websocket.handshake !== 'works' && !(isFragment && websocket.handshake === 'unknown'))
      return websocket.reasons[0]?.message ?? 'the handshake fails';
  }
  if (!isIdleEnough(websocket, planned.idleTimeout)) return 'silence would end its connections too early';
  if (route.dialect !== 'nginx' || route.server === null) return null;
  const { hosts } = route.entry;
  const host = plan.hosts.find((each) => hosts.some((name) => name.toLowerCase() === each)) ?? null;
  return faultOfWay(route.configuration, plan, planned, { server: route.server, host })?.message ?? null;
}

/** Routes that appeared though nobody planned them. */
function uncalledFor(plan: Plan, { appeared }: RouteMatching): readonly string[] {
  return appeared
    .filter((route) => !plan.routes.some((planned) => serves(route, planned, plan)))
    .map((route) => `It would add a route that nobody asked for: ${describeRoute(route)}.`);
}

/** Requests that end elsewhere than before, and not at a new route. */
function requestsGoneAstray(
  { appeared }: RouteMatching,
  before: Analysis,
  after: Analysis,
): readonly string[] {
  const added = new Set(appeared.flatMap((route) => (route.dialect === 'nginx' ? [route.handler] : [])));
  return before.project.nginx.flatMap((was) => {
    const is = after.project.nginx.find(({ root }) => root.path === was.root.path);
    return is === undefined ? [] : movedRequests(was, is, added);
  });
}

/**
 * Findings that were not there before, of any rule: what is inserted has to stand the checks of its user's project. No
 * objection is a lesser one about a line of the user's own: that few connections are allowed, or few bytes of cookies, was
 * so before, and is for the user to change. Nor is a guess that a route carries WebSockets of which the plan knows better.
 */
function newFindings(plan: Plan, before: Analysis, after: Analysis): readonly string[] {
  const was = groupBy(allFindings(before.result), findingKey);
  return [...groupBy(allFindings(after.result), findingKey)].flatMap(([key, findings]) => {
    if (findings.length <= (was.get(key)?.length ?? 0)) return [];
    const unwelcome = findings.find(
      (finding) =>
        (finding.severity === 'error' || isInserted(finding, before, after)) &&
        !isWrongGuess(finding, plan, after),
    );
    return unwelcome === undefined
      ? []
      : [`It would bring a new finding (${unwelcome.rule}: ${unwelcome.message}).`];
  });
}

/** Whether a finding is about WebSockets, and about planned routes that carry none. */
function isWrongGuess(finding: Finding, plan: Plan, after: Analysis): boolean {
  const routes = after.result.routes.get(finding) ?? [];
  const carriesNone = (route: AnyRoute) =>
    plan.routes.some((planned) => serves(route, planned, plan) && !planned.carries.includes('websockets'));
  return finding.rule.startsWith('websocket-') && routes.length > 0 && routes.every(carriesNone);
}

/** Whether a finding is about a line that was not there before. */
function isInserted({ span }: Finding, before: Analysis, after: Analysis): boolean {
  const { path } = span.file;
  const was = before.files.get(path);
  const is = after.files.get(path);
  if (was === undefined || is === undefined) return true;
  return insertedLines(was.text, is.text).has(is.positionAt(span.start).line);
}

/** The lines (from 1) of a text that an earlier text lacks. */
function insertedLines(before: string, after: string): ReadonlySet<number> {
  const old = before.split('\n');
  const inserted = new Set<number>();
  let next = 0;
  for (const [index, line] of after.split('\n').entries()) {
    if (line === old[next]) next++;
    else inserted.add(index + 1);
  }
  return inserted;
}

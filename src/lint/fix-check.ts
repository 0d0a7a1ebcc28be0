/**
 * Whether what some fixes did is what they were meant to do. A safe fix is only accepted when the configuration, read
 * again, has no objection: it can still be read, the findings are gone, no new ones came, and no other route changed.
 */
import type { Analysis } from './analysis.ts';
import { type Finding, type Fix, isSeverityAtLeast, type Severity } from './finding.ts';
import { groupBy } from './group-by.ts';
import {
  changedSettings,
  describeRoute,
  isCured,
  isHandshakeWorse,
  matchRoutes,
  type RouteMatching,
} from './route-changes.ts';
import type { AnyRoute } from './rule.ts';
import { allFindings, type LintResult } from './run.ts';

/** A finding together with its fix. */
export interface Candidate {
  readonly finding: Finding;
  readonly fix: Fix;
}

/**
 * How much is checked. `comments`: everything, before the fixes of what corrected comments accept. `syntax`: the fix of a file that could not be read changes what is read, so that only the
 * problems are counted. `unsafe`: the user asked for changes of behaviour. `safe`: everything.
 */
export type Strictness = 'syntax' | 'comments' | 'safe' | 'unsafe';

export interface Objection {
  /** For people, to be read after "not fixed: ". */
  readonly reason: string;
  /** The fixes that it can be about; empty when it can be about any of them. */
  readonly suspects: readonly Candidate[];
}

/** What speaks against having applied `fixes` to the state `before`, which led to `after`; empty when nothing does. */
export function objectionsTo(
  fixes: readonly Candidate[],
  before: Analysis,
  after: Analysis,
  strictness: Strictness,
): readonly Objection[] {
  const failed = after.result.failures.filter(
    ({ rule }) => !before.result.failures.some((other) => other.rule === rule),
  );
  if (failed.length > 0)
    return failed.map(({ rule }) => ({ reason: `the rule ${rule} fails on the result`, suspects: [] }));
  if (strictness === 'syntax') return unreadableFiles(fixes, before, after, 1);
  const objections = [
    ...unreadableFiles(fixes, before, after, 0),
    ...survivingFindings(fixes, before, after),
    ...(strictness === 'comments' ? [] : misplacedComments(fixes, before, after)),
  ];
  if (strictness === 'unsafe') return objections;
  const matching = matchRoutes(before.project.routes, after.project.routes);
  const meant = routesMeantBy(fixes, before);
  return [
    ...objections,
    ...changedRoutes(fixes, matching, meant, routesKeptFrom(fixes, before)),
    ...newFindings(fixes, before, after, matching, meant),
  ];
}

/** Files with more syntax problems than before less those that each fix should have taken away. */
function unreadableFiles(
  fixes: readonly Candidate[],
  before: Analysis,
  after: Analysis,
  curedByEachFix: 0 | 1,
): readonly Objection[] {
  const objections: Objection[] = [];
  for (const path of new Set([...before.syntaxProblems.keys(), ...after.syntaxProblems.keys()])) {
    const editing = fixes.filter(({ fix }) => fix.edits.some(({ file }) => file.path === path));
    const allowed = (before.syntaxProblems.get(path) ?? 0) - curedByEachFix * editing.length;
    if ((after.syntaxProblems.get(path) ?? 0) <= Math.max(0, allowed)) continue;
    objections.push({ reason: `${path} could not be read without errors afterwards`, suspects: editing });
  }
  return objections;
}

/** Findings that are still there although their fix was applied. */
function survivingFindings(
  fixes: readonly Candidate[],
  before: Analysis,
  after: Analysis,
): readonly Objection[] {
  const was = tally(allFindings(before.result));
  const is = tally(allFindings(after.result));
  const fixed = groupBy(fixes, ({ finding }) => findingKey(finding));
  const objections: Objection[] = [];
  for (const [key, suspects] of fixed) {
    const left = (was.get(key)?.length ?? 0) - suspects.length;
    if ((is.get(key)?.length ?? 0) <= left) continue;
    objections.push({ reason: 'the finding would still be there', suspects });
  }
  return objections;
}

/**
 * Findings that were not there before. Two kinds are no objection: one with a fix of its own, which the next round
 * applies; and a lesser one about the very routes that were fixed, which only the graver one kept from being seen.
 */
function newFindings(
  fixes: readonly Candidate[],
  before: Analysis,
  after: Analysis,
  matching: RouteMatching,
  meant: ReadonlySet<AnyRoute>,
): readonly Objection[] {
  const was = tally(allFindings(before.result));
  const meantAfterwards = new Set(
    matching.pairs.filter((pair) => meant.has(pair.before)).map((pair) => pair.after),
  );
  for (const route of matching.appeared) meantAfterwards.add(route);
  const gravest = fixes.reduce<Severity>(
    (severity, { finding }) => (isSeverityAtLeast(finding.severity, severity) ? finding.severity : severity),
    'info',
  );
  const isNextObstacle = (finding: Finding): boolean => {
    const routes = after.result.routes.get(finding) ?? [];
    const isLesser = !isSeverityAtLeast(finding.severity, gravest);
    return isLesser && routes.length > 0 && routes.every((route) => meantAfterwards.has(route));
  };
  const objections: Objection[] = [];
  for (const [key, findings] of tally(allFindings(after.result))) {
    if (findings.length <= (was.get(key)?.length ?? 0)) continue;
    const unwelcome = findings.find((finding) => finding.fix?.safety !== 'safe' && !isNextObstacle(finding));
    if (unwelcome === undefined) continue;
    const suspects = fixes.filter(({ fix }) =>
      fix.edits.some(({ file }) => file.path === unwelcome.span.file.path),
    );
    objections.push({
      reason: `it would bring a new finding (${unwelcome.rule}: ${unwelcome.message})`,
      suspects,
    });
  }
  return objections;
}

/**
 * Suppression comments that would lose the statement that they are about, or come to be about another. Findings of a
 * rule are told apart by their statements only where that matters: a fix may change the one that a comment is about.
 */
function misplacedComments(
  fixes: readonly Candidate[],
  before: Analysis,
  after: Analysis,
): readonly Objection[] {
  const fewerAccepted = new Set(moreThan(acceptedByComment, after, before, findingKey));
  const lost = moreThan(shown, before, after, findingKey).filter((key) => fewerAccepted.has(key));
  const withStatement = (finding: Finding) => `${findingKey(finding)}\0${finding.statement}`;
  const fewerShown = new Set(moreThan(shown, after, before, withStatement));
  const gained = moreThan(acceptedByComment, before, after, withStatement).filter((key) =>
    fewerShown.has(key),
  );
  const objection = (key: string, reason: string): Objection => {
    const path = key.split('\0')[1];
    const suspects = fixes.filter(({ fix }) => fix.edits.some(({ file }) => file.path === path));
    return { reason, suspects };
  };
  return [
    ...lost.map((key) =>
      objection(key, 'it would part a statement from the comment that accepts what is found there'),
    ),
    ...gained.map((key) =>
      objection(key, 'a comment that accepts findings would come to be about another statement'),
    ),
  ];
}

/** The keys of which there are more findings of a kind in one state than in another. */
function moreThan(
  kind: (result: LintResult) => readonly Finding[],
  before: Analysis,
  after: Analysis,
  keyOf: (finding: Finding) => string,
): readonly string[] {
  const was = groupBy(kind(before.result), keyOf);
  return [...groupBy(kind(after.result), keyOf)].flatMap(([key, { length }]) =>
    length > (was.get(key)?.length ?? 0) ? [key] : [],
  );
}

function shown({ findings, elsewhere }: LintResult): readonly Finding[] {
  return [...findings, ...elsewhere];
}

function acceptedByComment({ suppressed, suppressedElsewhere }: LintResult): readonly Finding[] {
  return [...suppressed, ...suppressedElsewhere].flatMap(({ finding, by }) =>
    by.kind === 'comment' ? [finding] : [],
  );
}

/** Routes that changed though no fix meant them, and routes that got worse. */
function changedRoutes(
  fixes: readonly Candidate[],
  matching: RouteMatching,
  meant: ReadonlySet<AnyRoute>,
  keptFrom: ReadonlySet<AnyRoute>,
): readonly Objection[] {
  const objections: Objection[] = [];
  const object = (reason: string) => objections.push({ reason, suspects: [] });
  for (const { before, after } of matching.pairs) {
    if (meant.has(before)) {
      if (isHandshakeWorse(before, after) && !keptFrom.has(before))
        object(`the handshake would get worse: ${describeRoute(before)}`);
      continue;
    }
    const changed = changedSettings(before, after);
    if (changed.length === 0 || isCured(before, after)) continue;
    object(`it would also change another route (${changed.join(', ')}): ${describeRoute(before)}`);
  }
  const lost = matching.vanished.filter((route) => !meant.has(route));
  for (const route of lost) object(`it would take away a route: ${describeRoute(route)}`);
  const renamed = matching.vanished.length - lost.length;
  const wanted = fixes.filter(({ fix }) => fix.addsRoute === true).length;
  for (const route of matching.appeared.slice(renamed + wanted))
    object(`it would add a route: ${describeRoute(route)}`);
  return objections;
}

/** The routes from which a fix keeps handshakes off on purpose. */
function routesKeptFrom(fixes: readonly Candidate[], before: Analysis): ReadonlySet<AnyRoute> {
  const closing = fixes.filter(({ fix }) => fix.keepsHandshakesOff === true);
  return new Set(closing.flatMap(({ finding }) => before.result.routes.get(finding) ?? []));
}

/**
 * The routes that may change: those that the findings are about, and those with a finding of the same rule that can be
 * fixed too, since one line may serve several.
 */
function routesMeantBy(fixes: readonly Candidate[], before: Analysis): ReadonlySet<AnyRoute> {
  const rules = new Set(fixes.map(({ finding }) => finding.rule));
  const meant = new Set<AnyRoute>();
  for (const finding of allFindings(before.result)) {
    if (finding.fix === null || !rules.has(finding.rule)) continue;
    for (const route of before.result.routes.get(finding) ?? []) meant.add(route);
  }
  const blamed = fixes.filter(({ finding }) => (before.result.routes.get(finding) ?? []).length === 0);
  if (blamed.length === 0) return meant;
  for (const route of before.project.routes) {
    if (blamed.some(({ finding }) => restsOn(route, finding))) meant.add(route);
  }
  return meant;
}

/** Whether a verdict about a route rests on the text that a finding about the whole configuration blames. */
function restsOn(route: AnyRoute, { span }: Finding): boolean {
  const { reasons, httpVersion, upgrade, connection, idleTimeout, lifetime } = route.websocket;
  const spans = reasons.flatMap(({ blame, related }) => [blame, ...related.map((place) => place.span)]);
  for (const { origin } of [httpVersion, upgrade, connection, idleTimeout, lifetime]) {
    if (origin.kind === 'span') spans.push(origin.span);
  }
  return [route.origin, ...spans].some(
    (other) => other.file.path === span.file.path && other.start < span.end && span.start < other.end,
  );
}

function tally(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  return groupBy(findings, findingKey);
}

/** What a finding says, without where it stands: lines move when a fix inserts some. */
export function findingKey({ rule, span, message }: Finding): string {
  return [rule, span.file.path, message.replace(/\bline \d+/g, 'line').replace(/:\d+/g, ':')].join('\0');
}

/** The configuration as it would be after an insertion, and what is wrong with it. */
import { type CaddyConfiguration, type CaddyRoute, loadCaddyConfiguration } from '../../../caddy/routes.ts';
import { changedSettings, matchRoutes } from '../../../lint/route-changes.ts';
import { applyEdits, editsByFile, type TextEdit } from '../../../text/edit.ts';
import { filesInMemory } from '../../../text/file-source.ts';
import type { Span } from '../../../text/span.ts';
import type { PlannedRoute } from '../../plan.ts';
import { isBelow, stem } from './planned-request.ts';
import { lineOf, type Refusal, refusal } from './refusal.ts';

/** Why the edits must not be made: a planned route would not work, or one that is there would be changed; else null. */
export function objectionAfter(
  edits: readonly TextEdit[],
  before: CaddyConfiguration,
  planned: readonly PlannedRoute[],
): Refusal | null {
  const after = edited(before, edits);
  if (after === null) return refusal('the edits overlap', 'report this as a fault of proxylint', null);
  const { pairs, vanished, appeared } = matchRoutes(before.routes, after.routes);
  const changed =
    pairs.find((pair) => changedSettings(pair.before, pair.after).length > 0)?.before ??
    pairs.find((pair) => shadowOf(pair.before) === null && shadowOf(pair.after) !== null)?.before ??
    vanished[0];
  if (changed !== undefined)
    return refusal(
      `the route on ${lineOf(changed.origin, before.root)} would no longer work as it does`,
      'choose another --path, or ask for the lines alone (without --into, --only location) and put them where they belong',
      changed.origin,
    );
  for (const route of appeared) {
    if (route.dialect !== 'caddy') continue;
    const objection = objectionTo(route, edits, before, planned);
    if (objection !== null) return objection;
  }
  return null;
}

function objectionTo(
  route: CaddyRoute,
  edits: readonly TextEdit[],
  before: CaddyConfiguration,
  planned: readonly PlannedRoute[],
): Refusal | null {
  if (route.shadow !== null)
    return refusal(
      `\`${route.shadow.name.value}\` would take the requests of ${route.path ?? '/'} first`,
      'give it a matcher that leaves the path out',
      spanBefore(route.shadow.name.span, edits, before),
    );
  const carriesWebSockets = planned.some(
    ({ path, carries }) => isBelow(stem(path), stem(route.path ?? '/')) && carries.includes('websockets'),
  );
  if (!carriesWebSockets || route.websocket.handshake === 'works') return null;
  const [reason] = route.websocket.reasons;
  return refusal(
    reason?.message ?? 'a handshake would not get through',
    `change that line, or give it a matcher that leaves ${route.path ?? '/'} out`,
    reason === undefined ? null : spanBefore(reason.blame, edits, before),
  );
}

function shadowOf(route: object): unknown {
  return 'shadow' in route ? route.shadow : null;
}

function edited(before: CaddyConfiguration, edits: readonly TextEdit[]): CaddyConfiguration | null {
  const texts: Record<string, string> = {};
  for (const { path, text } of before.files) texts[path] = text;
  for (const [{ path, text }, changes] of editsByFile(edits)) {
    const applied = applyEdits(text, changes);
    if (applied.kind === 'overlap') return null;
    texts[path] = applied.text;
  }
  return loadCaddyConfiguration(filesInMemory(texts), before.root.path, before.premises);
}

/** Where something stood before the edits; null for what they bring. */
function spanBefore(span: Span, edits: readonly TextEdit[], before: CaddyConfiguration): Span | null {
  const file = before.files.find(({ path }) => path === span.file.path);
  if (file === undefined) return null;
  let moved = 0;
  for (const edit of edits.filter((one) => one.file === file)) {
    const at = edit.start + moved;
    if (span.start >= at && span.start < at + edit.text.length) return null;
    if (span.start >= at) moved += edit.text.length;
  }
  return { file, start: span.start - moved, end: span.end - moved };
}

/** One finding for a route, however many lines it lacks; one fix that sets them all. */
import type { Fix, Related } from '../../src/lint/finding.ts';
import { groupBy } from '../../src/lint/group-by.ts';
import { declaredPlace, severityFor } from '../../src/lint/intent-severity.ts';
import type { Report, RuleContext } from '../../src/lint/rule.ts';
import { anchorOf, argumentOf, nameOf, spanOf } from '../../src/nginx/config/context.ts';
import type { HandshakeFault } from '../../src/nginx/config/handshake-fault.ts';
import { describeFault, placesOf } from '../../src/nginx/config/websocket-path.ts';
import { clearTheWay } from '../../src/nginx/edit/clear-the-way.ts';
import { removeStatement } from '../../src/nginx/edit/place.ts';
import { repairMap } from '../../src/nginx/edit/repair-map.ts';
import { setUpgradeHeaders } from '../../src/nginx/edit/set-upgrade.ts';
import { leftBehind } from '../../src/nginx/request/left-behind.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { isAtLeast } from '../../src/route/intent.ts';

type HandledFault = Extract<
  HandshakeFault,
  { kind: 'never-set' | 'discarded' | 'response-side' | 'map' | 'value' | 'headers-off' }
>;

/** The fault that explains most comes first; the finding is shown on its line. */
const ORDER: readonly HandledFault['kind'][] = [
  'headers-off',
  'discarded',
  'map',
  'value',
  'response-side',
  'never-set',
];

export function* checkNginxRoute(route: NginxRoute, { minimumIdleAt }: RuleContext): Generator<Report> {
  if (route.faults.length === 0) return;
  const faults = route.faults.filter(isHandled).sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const [first] = faults;
  const severity = severityFor(route.intent, 'error');
  if (severity === null || first === undefined || route.websocket.handshake !== 'fails') return;
  // Headers that stand in another location are what `headers-left-behind` reports.
  if ((first.kind === 'never-set' || first.kind === 'discarded') && leftBehind(route).length > 0) return;
  const places = placesOf(first, route.handler);
  yield {
    message: messageFor(route, faults),
    span: places.blame,
    severity,
    related: [...relatedPlaces(route, faults, first), ...declaredPlace(route.intent)],
    fix: fixFor(route, faults, minimumIdleAt(route.origin)),
  };
}

function isHandled(fault: HandshakeFault): fault is HandledFault {
  return ORDER.some((kind) => kind === fault.kind);
}

function messageFor(route: NginxRoute, faults: readonly HandledFault[]): string {
  const what = isAtLeast(route.intent, 'strong')
    ? `No WebSocket opens through \`${route.match}\``
    : `If the application behind \`${route.match}\` uses WebSockets, they do not open`;
  return `${what}: ${[...new Set(reasonsOf(faults))].join('; ')}.`;
}

/** The reasons as clauses; two headers that are missing for one reason are one clause. */
function reasonsOf(faults: readonly HandledFault[]): readonly string[] {
  const clauses: string[] = [];
  for (const kind of ORDER) {
    const alike = faults.filter((fault) => fault.kind === kind);
    const [first] = alike;
    if (first === undefined) continue;
    if (alike.length === 2 && (kind === 'never-set' || kind === 'discarded' || kind === 'response-side')) {
      clauses.push(bothHeaders(first));
    } else {
      clauses.push(...alike.map(describeFault));
    }
  }
  return clauses;
}

function bothHeaders(fault: HandledFault): string {
  const missing = 'Upgrade and Connection are not sent to the upstream';
  switch (fault.kind) {
    case 'discarded': {
      const anchor = anchorOf(fault.by) ?? fault.by;
      const line = `\`${nameOf(anchor)} ${argumentOf(anchor, 0)}\``;
      return `${missing}, because ${line} here discards all headers that the outer blocks set`;
    }
    case 'response-side':
      return `${missing}; \`${nameOf(fault.statement)}\` acts on the response only`;
    default:
      return `${missing}, and nginx drops the client's own (hop-by-hop) headers`;
  }
}

/** The other places involved: what each outer level sets in vain, the value's use, the `include` that led here. */
function relatedPlaces(
  route: NginxRoute,
  faults: readonly HandledFault[],
  first: HandledFault,
): readonly Related[] {
  const related: Related[] = [];
  if (first.kind === 'discarded') related.push(...discardedLevels(route));
  else related.push(...faults.flatMap((fault) => placesOf(fault, route.handler).related));
  for (const fault of faults) {
    if (fault === first || fault.kind === 'discarded' || fault.kind === 'never-set') continue;
    related.push({ message: describeFault(fault), span: placesOf(fault, route.handler).blame });
  }
  if (first.kind === 'discarded' && !first.by.stock && anchorOf(first.by) !== first.by) {
    related.push({ message: 'this line, which it includes, discards them', span: spanOf(first.by) });
  }
  if (first.kind === 'discarded') related.push({ message: 'the requests leave here', span: route.origin });
  return related;
}

/** One place for each outer level whose lines are discarded: the first line of the upgrade, or else its first line. */
function discardedLevels(route: NginxRoute): readonly Related[] {
  const levels = groupBy(route.request.list.discarded, ({ context }) => context);
  return [...levels].flatMap(([context, statements]) => {
    const shown =
      statements.find((at) => /^(?:upgrade|connection)$/i.test(argumentOf(at, 0))) ?? statements[0];
    if (shown === undefined) return [];
    const count = statements.length === 1 ? 'this header is' : `${statements.length} headers are`;
    return [{ message: `${count} set at ${context.kind} level, and discarded`, span: spanOf(shown) }];
  });
}

function fixFor(route: NginxRoute, faults: readonly HandledFault[], minimumIdle: number): Fix | null {
  const isStrong = isAtLeast(route.intent, 'strong');
  const [first] = faults;
  if (first?.kind === 'headers-off') {
    const edit = clearTheWay(route, first.statement);
    if (edit === null) return null;
    return {
      safety: isStrong ? 'safe' : 'unsafe',
      title: 'pass the headers of requests on',
      edits: [edit],
    };
  }
  if (first?.kind === 'map' && faults.every(isMapOfUpgrade)) {
    return {
      safety: isStrong ? 'safe' : 'unsafe',
      title: `let the map give \`${argumentOf(first.map, 1)}\` its value for a handshake`,
      edits: faults.flatMap(repairMap),
    };
  }
  const headers = (['Upgrade', 'Connection'] as const).filter((header) =>
    faults.some((fault) => fault.kind !== 'headers-off' && fault.header === header),
  );
  const repair = setUpgradeHeaders(route, headers, minimumIdle);
  if (repair === null) return null;
  return {
    safety: isStrong && repair.isNarrow ? 'safe' : 'unsafe',
    title: `send ${headers.join(' and ')} to the upstream, for WebSockets only`,
    edits: [...responseSideRemovals(faults), ...repair.edits],
  };
}

/** A map of anything else than the client's Upgrade tells no handshake from other requests: it is left alone. */
function isMapOfUpgrade(fault: HandledFault): fault is Extract<HandledFault, { kind: 'map' }> {
  return fault.kind === 'map' && argumentOf(fault.map, 0).toLowerCase() === '$http_upgrade';
}

/** `add_header Upgrade …` that was meant for the upstream goes, unless other routes get their headers from it. */
function responseSideRemovals(faults: readonly HandledFault[]): Fix['edits'] {
  return faults.flatMap((fault) =>
    fault.kind === 'response-side' && fault.statement.context.kind === 'location'
      ? [removeStatement(fault.statement)]
      : [],
  );
}

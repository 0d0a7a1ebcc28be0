/**
 * `limit_req` without `burst` lets one request through for each interval of its rate. Sockets that were cut together (a
 * deployment, a router that restarts) come back together, and all but the first are refused (case C27).
 */
import type { Fix } from '../../src/lint/finding.ts';
import type { Report, RuleContext } from '../../src/lint/rule.ts';
import { type Statement, spanOf } from '../../src/nginx/config/context.ts';
import { effectiveList } from '../../src/nginx/config/effective.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { OPTIONS } from './options.ts';
import { countedBy, isDryRun, parameter, zoneNamed } from './zones.ts';

/** What the fix writes: as many as tabs of one browser, or clients of one network, come back at once. */
const BURST = 'burst=20 nodelay';

export function* checkRate(route: NginxRoute, { optionsAt }: RuleContext): Generator<Report> {
  if (!route.configuration.statements.has('limit_req') || isDryRun(route, 'limit_req_dry_run')) return;
  for (const limit of effectiveList(route.context, 'limit_req').statements) {
    const name = parameter(limit, 'zone');
    if (name === null || hasBurst(limit)) continue;
    const zone = zoneNamed(route.configuration, 'limit_req_zone', name);
    if (zone === null || countedBy(zone) === null) continue;
    const rate = parameter(zone, 'rate');
    const perSecond = rate === null ? null : requestsPerSecond(rate);
    if (perSecond === null || perSecond > optionsAt(OPTIONS, spanOf(limit)).rate) continue;
    yield {
      message: `Of sockets that reconnect together only one in ${interval(perSecond)} comes through, and the others are refused with 503: the limit has no \`burst\`.`,
      span: spanOf(limit),
      related: [
        { message: `the rate is ${rate}`, span: spanOf(zone) },
        { message: 'WebSockets come this way', span: route.origin },
      ],
      fix: withBurst(limit),
    };
  }
}

function hasBurst(limit: Statement): boolean {
  return limit.directive.args.some(({ value, templated }) => templated || /^burst=(?!0$)/.test(value));
}

/** `10r/s`, `30r/m`; null for what nginx refuses. */
function requestsPerSecond(rate: string): number | null {
  const [, number, unit] = /^(\d+)r\/([sm])$/.exec(rate) ?? [];
  if (number === undefined) return null;
  return Number(number) / (unit === 'm' ? 60 : 1);
}

function interval(perSecond: number): string {
  const milliseconds = Math.round(1_000 / perSecond);
  return milliseconds >= 1_000 ? `${Math.round(milliseconds / 100) / 10} s` : `${milliseconds} ms`;
}

function withBurst(limit: Statement): Fix | null {
  const last = limit.directive.args.at(-1);
  if (last === undefined || limit.stock) return null;
  const edit = { file: limit.file, start: last.end, end: last.end, text: ` ${BURST}` };
  return { safety: 'unsafe', title: `add \`${BURST}\``, edits: [edit] };
}

/** Whether a line may change where it stands: only WebSocket routes are below it, so that no other request notices. */
import { isAtLeast } from '../../route/intent.ts';
import type { NginxConfiguration } from '../config/configuration.ts';
import { type Context, nameOf, outwards, type Statement } from '../config/context.ts';
import { effectiveList, effectiveScalar } from '../config/effective.ts';
import type { Directive } from '../syntax/tree.ts';

interface Counts {
  all: number;
  webSockets: number;
}

const countsOf = new WeakMap<NginxConfiguration, ReadonlyMap<Context, Counts>>();

/** Whether every route in a block carries WebSockets. */
export function isForWebSocketsOnly(configuration: NginxConfiguration, block: Context): boolean {
  let counts = countsOf.get(configuration);
  if (counts === undefined) {
    counts = countRoutes(configuration);
    countsOf.set(configuration, counts);
  }
  const count = counts.get(block);
  return count !== undefined && count.all === count.webSockets;
}

const usersOf = new WeakMap<NginxConfiguration, Map<string, ReadonlyMap<Directive, boolean>>>();

/** Whether every route that has its setting from a line carries WebSockets; a snippet's line is one line everywhere. */
export function servesWebSocketsOnly(configuration: NginxConfiguration, line: Statement): boolean {
  let byName = usersOf.get(configuration);
  if (byName === undefined) {
    byName = new Map();
    usersOf.set(configuration, byName);
  }
  const name = nameOf(line);
  let lines = byName.get(name);
  if (lines === undefined) {
    lines = linesInForce(configuration, name);
    byName.set(name, lines);
  }
  return lines.get(line.directive) === true;
}

/** For each line of a directive that is in force for some route: whether all such routes carry WebSockets. */
function linesInForce(configuration: NginxConfiguration, name: string): ReadonlyMap<Directive, boolean> {
  const lines = new Map<Directive, boolean>();
  for (const { context, intent } of configuration.routes) {
    const scalar = effectiveScalar(context, name).statement;
    const inForce = LISTS.has(name)
      ? effectiveList(context, name).statements
      : scalar === null
        ? []
        : [scalar];
    for (const { directive } of inForce) {
      lines.set(directive, lines.get(directive) !== false && isAtLeast(intent, 'strong'));
    }
  }
  return lines;
}

const LISTS = new Set(['proxy_set_header', 'proxy_hide_header']);

function countRoutes(configuration: NginxConfiguration): ReadonlyMap<Context, Counts> {
  const counts = new Map<Context, Counts>();
  for (const route of configuration.routes) {
    const carries = isAtLeast(route.intent, 'strong');
    for (const at of outwards(route.context)) {
      const count = counts.get(at) ?? { all: 0, webSockets: 0 };
      count.all += 1;
      if (carries) count.webSockets += 1;
      counts.set(at, count);
    }
  }
  return counts;
}

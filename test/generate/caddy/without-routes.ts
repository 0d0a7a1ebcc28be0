/** What `caddy adapt` prints, compared but for the routes that were inserted. */

interface JsonObject {
  readonly [name: string]: unknown;
}

/** The routes that match nothing but paths below these. */
export function newRoutes(adapted: unknown, below: readonly string[]): readonly JsonObject[] {
  if (Array.isArray(adapted)) return adapted.flatMap((element) => newRoutes(element, below));
  if (!isObject(adapted)) return [];
  if (isNew(adapted, below)) return [adapted];
  return Object.values(adapted).flatMap((member) => newRoutes(member, below));
}

/**
 * The rest of it. Caddy numbers the groups of blocks that exclude each other in the order in which it meets them, and
 * gives none to a block that is alone, so that groups are named anew. It joins neighbours that nothing tells apart, so
 * that those which a new route stood between are joined as well.
 */
export function withoutRoutes(adapted: unknown, below: readonly string[]): unknown {
  const left = joined(pruned(adapted, below));
  const members = new Map<string, number>();
  for (const group of groupsIn(left)) members.set(group, (members.get(group) ?? 0) + 1);
  const several = [...members].filter(([, count]) => count > 1).map(([group]) => group);
  return regrouped(left, new Map(several.map((group, index) => [group, `group ${index}`])));
}

function pruned(value: unknown, below: readonly string[]): unknown {
  if (Array.isArray(value))
    return value
      .filter((element) => !isObject(element) || !isNew(element, below))
      .map((element) => pruned(element, below))
      .filter((element) => !isEmptySubroute(element));
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, pruned(member, below)] as const);
  return Object.fromEntries(members.filter(([name, member]) => name !== 'handle' || !isEmpty(member)));
}

function joined(value: unknown): unknown {
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, joined(member)]));
  if (!Array.isArray(value)) return value;
  const elements: unknown[] = [];
  for (const element of value.map(joined)) {
    const previous = handlersOf(elements.at(-1));
    const own = handlersOf(element);
    if (previous === null || own === null) elements.push(element);
    else elements[elements.length - 1] = { handle: [...previous, ...own] };
  }
  return elements;
}

/** Of a route that has nothing but handlers. */
function handlersOf(route: unknown): readonly unknown[] | null {
  if (!isObject(route) || Object.keys(route).some((name) => name !== 'handle')) return null;
  return Array.isArray(route.handle) ? route.handle : null;
}

function isNew(route: JsonObject, below: readonly string[]): boolean {
  const { match } = route;
  if (!Array.isArray(match) || match.length === 0) return false;
  return match.every((set) => {
    const paths = isObject(set) ? set.path : undefined;
    return (
      Array.isArray(paths) && paths.every((path) => below.some((prefix) => String(path).startsWith(prefix)))
    );
  });
}

function isEmptySubroute(handler: unknown): boolean {
  return isObject(handler) && handler.handler === 'subroute' && isEmpty(handler.routes ?? []);
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function groupsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(groupsIn);
  if (!isObject(value)) return [];
  const own = typeof value.group === 'string' ? [value.group] : [];
  return [...own, ...Object.values(value).flatMap(groupsIn)];
}

function regrouped(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((element) => regrouped(element, names));
  if (!isObject(value)) return value;
  const members: [string, unknown][] = [];
  for (const [name, member] of Object.entries(value)) {
    if (name !== 'group' || typeof member !== 'string') members.push([name, regrouped(member, names)]);
    else if (names.has(member)) members.push([name, names.get(member)]);
  }
  return Object.fromEntries(members);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

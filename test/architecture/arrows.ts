/** The arrows of ARCHITECTURE.md as data, and what breaks them. */
import type { Import } from './sources.ts';

/** From the bottom up; a module may import from its own layer and from those below it. */
const LAYERS: readonly (readonly string[])[] = [
  ['src/text/'],
  ['src/route/'],
  ['src/nginx/', 'src/caddy/'],
  ['src/lint/'],
  ['rules/'],
  ['src/report/', 'src/settings/', 'src/generate/'],
  ['src/workspace/'],
  ['src/cli/'],
  ['src/action/', 'src/api/'],
];

/** Where Node's own modules may be used, and the process and the clock with them. */
export const EFFECTFUL = ['src/workspace/', 'src/cli/', 'src/action/', 'src/api/'];

/** Why an import breaks the arrows, or null when it keeps them. */
export function faultOf({ from, to }: Import): string | null {
  const importing = layerOf(from);
  if (importing === null) return `${from} belongs to no layer`;
  if (to.startsWith('node:')) {
    return EFFECTFUL.includes(importing.name)
      ? null
      : `${from} imports ${to}, which only ${EFFECTFUL.join(' and ')} may`;
  }
  if (!to.includes('/') || !/^(?:src|rules|test|scripts|benchmarks)\//.test(to)) return null;
  const imported = layerOf(to);
  if (imported === null) return `${from} imports ${to}, which belongs to no layer`;
  if (imported.height > importing.height) return `${from} imports ${to}, which lies above it`;
  if (imported.height === importing.height && imported.name !== importing.name) {
    return `${from} imports ${to}: ${importing.name} and ${imported.name} do not know each other`;
  }
  return null;
}

function layerOf(path: string): { readonly name: string; readonly height: number } | null {
  for (const [height, names] of LAYERS.entries()) {
    const name = names.find((prefix) => path.startsWith(prefix));
    if (name !== undefined) return { name, height };
  }
  return null;
}

/** Each group of modules that import each other in a circle, its paths in byte order (Tarjan's components). */
export function cyclesAmong(imports: readonly Import[]): readonly (readonly string[])[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) {
    targets.set(from, [...(targets.get(from) ?? []), to]);
    if (!targets.has(to)) targets.set(to, []);
  }
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const cycles: string[][] = [];
  const visit = (module: string): number => {
    const index = order.size;
    order.set(module, index);
    let low = index;
    open.push(module);
    for (const target of targets.get(module) ?? []) {
      if (!order.has(target)) low = Math.min(low, visit(target));
      else if (open.includes(target)) low = Math.min(low, order.get(target) ?? low);
    }
    lowest.set(module, low);
    if (low === index) {
      const component = open.splice(open.indexOf(module)).sort();
      if (component.length > 1) cycles.push(component);
    }
    return low;
  };
  for (const module of targets.keys()) if (!order.has(module)) visit(module);
  return cycles;
}

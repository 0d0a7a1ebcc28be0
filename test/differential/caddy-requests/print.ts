/** Writes a generated Caddyfile as the files that Caddy and the model read. */
import { ROOT } from '../../proof/harness/caddy-server.ts';
import { type CaddyPlaces, withCaddyPlaces } from './places.ts';
import type { Line } from './tree.ts';

/** The texts of all files by name. */
export type Printed = ReadonlyMap<string, string>;

export function print(lines: readonly Line[], places: CaddyPlaces): Printed {
  const texts = new Map<string, string>([[ROOT, '']]);
  const written = (inner: readonly Line[], depth: number): string =>
    inner.map((each) => one(each, depth)).join('');
  const one = ({ text, block, imported }: Line, depth: number): string => {
    const margin = '\t'.repeat(depth);
    if (block === null) return `${margin}${text}\n`;
    if (!imported) {
      const head = text === '' ? '{' : `${text} {`;
      return `${margin}${head}\n${written(block, depth + 1)}${margin}}\n`;
    }
    const name = `part${texts.size}.caddy`;
    texts.set(name, '');
    texts.set(name, withCaddyPlaces(written(block, 0), places));
    return `${margin}${text} ${name}\n`;
  };
  texts.set(ROOT, withCaddyPlaces(written(lines, 0), places));
  return texts;
}

/** Writes a generated Caddyfile as the files that Caddy and the model read. */
import type { Line } from './tree.ts';

export interface Places {
  /** The first two are those of `http_port` and `https_port`. */
  readonly listeners: readonly number[];
  readonly upstreams: readonly number[];
  /** The upstream that is asked for permission. */
  readonly permission: number;
  /** Applications that speak HTTP/2 in the open, TLS, and FastCGI. */
  readonly h2c: number;
  readonly secure: number;
  readonly fastCgi: number;
  /** A port on which nobody listens. */
  readonly unused: number;
  readonly site: string;
  /** The upstream on a Unix socket. */
  readonly socket: string;
}

/** The texts of all files by name. */
export type Printed = ReadonlyMap<string, string>;

export const ROOT = 'Caddyfile';

export function print(lines: readonly Line[], places: Places): Printed {
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
    texts.set(name, withPlaces(written(block, 0), places));
    return `${margin}${text} ${name}\n`;
  };
  texts.set(ROOT, withPlaces(written(lines, 0), places));
  return texts;
}

/** Puts ports and directories in the place of their marks. */
export function withPlaces(text: string, places: Places): string {
  return text
    .replaceAll(/@L(\d)@/g, (_, index: string) => String(places.listeners[Number(index)]))
    .replaceAll(/@U(\d)@/g, (_, index: string) => String(places.upstreams[Number(index)]))
    .replaceAll('@H2C@', String(places.h2c))
    .replaceAll('@TLS@', String(places.secure))
    .replaceAll('@FCGI@', String(places.fastCgi))
    .replaceAll('@A@', String(places.permission))
    .replaceAll('@NONE@', String(places.unused))
    .replaceAll('@SOCKET@', places.socket)
    .replaceAll('@SITE@', places.site);
}

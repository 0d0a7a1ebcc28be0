/**
 * The places of a Caddyfile: those of any configuration, and the applications that speak something else than plain HTTP/1.
 * Their marks are `@H2C@`, `@TLS@` and `@FCGI@`.
 */
import { findPortApart } from '../../proof/harness/ports.ts';
import { findPlaces, type Places, SHOWN_PLACES, withPlaces } from '../campaign/places.ts';
import type { WireRecord, WireUpstreams } from '../campaign/wire-upstreams.ts';
import { FASTCGI, H2C, type OtherUpstreams, SECURE } from './other-upstreams.ts';
import { LISTENERS } from './tree.ts';

/** The first two listeners are those of `http_port` and `https_port`. */
export interface CaddyPlaces extends Places {
  /** Applications that speak HTTP/2 in the open, TLS, and FastCGI. */
  readonly h2c: number;
  readonly secure: number;
  readonly fastCgi: number;
}

export const SHOWN_CADDY_PLACES: CaddyPlaces = {
  ...SHOWN_PLACES,
  listeners: [80, 443, 8080, 8443],
  h2c: 9100,
  secure: 9101,
  fastCgi: 9102,
};

export async function findCaddyPlaces(
  upstreams: WireUpstreams,
  others: OtherUpstreams,
  site: string,
): Promise<CaddyPlaces> {
  const places = await findPlaces(upstreams, { listeners: LISTENERS, site, findPort: findPortApart });
  const [h2c = 0, secure = 0, fastCgi = 0] = others.ports;
  return { ...places, h2c, secure, fastCgi };
}

export function withCaddyPlaces(text: string, places: CaddyPlaces): string {
  return withPlaces(
    text
      .replaceAll('@H2C@', String(places.h2c))
      .replaceAll('@TLS@', String(places.secure))
      .replaceAll('@FCGI@', String(places.fastCgi)),
    places,
  );
}

/** The ports of the applications that are spoken to in this way. */
export function portsSpeaking(scheme: string, places: CaddyPlaces): readonly number[] {
  switch (scheme) {
    case 'http':
      return [...places.upstreams, places.permission];
    case 'h2c':
      return [places.h2c];
    case 'https':
      return [places.secure];
    case 'fastcgi':
      return [places.fastCgi];
    default:
      return [];
  }
}

/** The port that a record of one of these applications is from; null for the others. */
export function otherPlaceOf({ upstream }: WireRecord, places: CaddyPlaces): number | null {
  switch (upstream) {
    case H2C:
      return places.h2c;
    case SECURE:
      return places.secure;
    case FASTCGI:
      return places.fastCgi;
    default:
      return null;
  }
}

/** `vars` and `map`: what placeholders stand for from here on. */
import { known, unknown } from '../../../route/setting.ts';
import type { Chain, Ended, HandlerOf } from '../handler.ts';
import { fillText } from '../placeholders.ts';
import type { RequestInProgress } from '../progress.ts';

export function serveVars(
  { values, scalars }: HandlerOf<'vars'>,
  request: RequestInProgress,
  chain: Chain,
): Ended {
  for (const [name, written] of values) {
    const { text, doubt } = fillText(written, request);
    const placeholder = `http.vars.${fillText(name, request).text}`;
    request.values.set(placeholder, doubt === null ? known(text) : unknown(doubt));
    const scalar = scalars.get(name);
    if (scalar === undefined) request.scalars.delete(placeholder);
    else request.scalars.set(placeholder, scalar);
  }
  return chain.next(request);
}

/** Caddy looks the destinations up each time that they are asked for. */
export function serveMap(handler: HandlerOf<'map'>, request: RequestInProgress, chain: Chain): Ended {
  request.maps.push(handler);
  return chain.next(request);
}

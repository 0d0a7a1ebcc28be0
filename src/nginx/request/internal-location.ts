/** Which locations are for requests of nginx's own only (ngx_http_core_find_config_phase, nginx 1.22.1). */
import { type Context, type Statement, statementsNamed } from '../config/context.ts';

/** The `internal` that keeps clients out, which holds for nested locations too; null where nothing does. */
export function internalLine(location: Context): Statement | null {
  for (let at: Context | null = location; at !== null; at = at.parent) {
    const [line] = statementsNamed(at, 'internal');
    if (line !== undefined) return line;
  }
  return null;
}

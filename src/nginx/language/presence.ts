/**
 * Whether the nginx, or the fork of it, that a configuration is judged for has a directive. Only what is certain counts:
 * nginx's own directives by version, and what the changes of a fork say that it left out.
 */
import { isAssumed, isVersionAtLeast, type Target } from '../../route/target.ts';
import { type DirectiveForm, isPresentIn } from './directives.ts';

export type Presence = 'present' | 'absent' | 'unknown';

/** Angie's changes for 1.9.0 and 1.11.0: "all functionality of nginx …, except". */
const LEFT_OUT_OF_ANGIE: ReadonlySet<string> = new Set([
  'keepalive_min_timeout',
  'add_header_inherit',
  'add_trailer_inherit',
]);

/** Distributions put these into older versions as well (Debian's 1.22.1 has it), because they stop an attack. */
const BACKPORTED: ReadonlySet<string> = new Set(['max_headers']);

export function presenceOf(form: DirectiveForm, target: Target): Presence {
  if (form.distribution !== 'nginx') return 'unknown';
  if (target.fork?.name === 'angie' && LEFT_OUT_OF_ANGIE.has(form.name)) return 'absent';
  if (isPresentIn(form, target.nginx)) return 'present';
  if (BACKPORTED.has(form.name)) return 'unknown';
  return keepsNginxDirectives(target) && !isOfMainline(form, target) ? 'absent' : 'unknown';
}

/** What only a newer version has shows that the assumed one is not what runs. */
function isOfMainline({ since }: DirectiveForm, target: Target): boolean {
  return isAssumed(target) && since !== null && !isVersionAtLeast(target.nginx, since);
}

/** OpenResty adds modules to nginx's core and leaves its directives as they are; the other forks change them. */
export function keepsNginxDirectives({ fork }: Target): boolean {
  return fork === undefined || fork.name === 'openresty';
}

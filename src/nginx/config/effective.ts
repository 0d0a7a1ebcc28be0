/**
 * Effective values: which statements are in force in a context, by nginx's own merge.
 *
 * List directives (`proxy_set_header`, `add_header`, `proxy_hide_header`, …) come from the nearest level that declares
 * any, whole: one line in a location discards all that the server declares. Scalars are inherited one by one.
 * (ngx_http_proxy_merge_loc_conf, nginx 1.31.4; measured on 1.22.1 and 1.31.4.)
 */
import { type Context, type Gap, outermost, type Statement, statementsNamed } from './context.ts';

export interface EffectiveList {
  /** The lines in force, in order; empty when no level declares any. */
  readonly statements: readonly Statement[];
  /** The level they stand at; null when no level declares any. */
  readonly level: Context | null;
  /** Lines of outer levels that are discarded because a nearer level declares some; the nearest level first. */
  readonly discarded: readonly Statement[];
  /** Why the list may hold other lines than these; null when it is certain. */
  readonly gap: Gap | null;
}

export function effectiveList(context: Context, name: string): EffectiveList {
  let statements: readonly Statement[] = [];
  let level: Context | null = null;
  let gap: Gap | null = null;
  const discarded: Statement[] = [];
  for (let at: Context | null = context; at !== null; at = at.parent) {
    const here = statementsNamed(at, name);
    if (level !== null) {
      discarded.push(...here);
      continue;
    }
    if (speaksOfProxying(at)) gap ??= at.gaps[0] ?? null;
    if (here.length > 0) {
      statements = here;
      level = at;
    }
  }
  if (level === null) gap ??= inheritedGap(context);
  return { statements, level, discarded, gap };
}

export interface EffectiveScalar {
  /** The line in force; null when no level sets it and the default holds. */
  readonly statement: Statement | null;
  /** Why another value may be in force; null when it is certain. */
  readonly gap: Gap | null;
}

export function effectiveScalar(context: Context, name: string): EffectiveScalar {
  let gap: Gap | null = null;
  for (let at: Context | null = context; at !== null; at = at.parent) {
    const statement = statementsNamed(at, name).at(-1) ?? null;
    // A second line at one level is refused by nginx, so a gap beside the line cannot change it.
    if (statement !== null) return { statement, gap };
    if (speaksOfProxying(at)) gap ??= at.gaps[0] ?? null;
  }
  return { statement: null, gap: gap ?? inheritedGap(context) };
}

/**
 * Whether what cannot be read at a level is likely to hold settings for proxying. At `http` and above it is other sites
 * and modules: settings there would be in force for every site, which nobody hides in an include of sites.
 */
function speaksOfProxying(context: Context): boolean {
  return context.kind !== 'http' && context.kind !== 'main';
}

/** A fragment whose top level stands for a server or a location inherits from a block that is elsewhere. */
function inheritedGap(context: Context): Gap | null {
  const top = outermost(context);
  if (top.statement !== null || top.kind === 'main' || top.kind === 'http') return null;
  const first = top.statements[0];
  if (first === undefined) return null;
  return {
    span: { file: first.file, start: first.directive.start, end: first.directive.name.end },
    because: `this file is included in a ${top.kind} that is not here`,
  };
}

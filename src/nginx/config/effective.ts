/**
 * Effective values: which statements are in force in a context, by nginx's own merge.
 *
 * List directives (`proxy_set_header`, `add_header`, `proxy_hide_header`, …) come from the nearest level that declares
 * any, whole: one line in a location discards all that the server declares. Scalars are inherited one by one.
 * (ngx_http_proxy_merge_loc_conf, nginx 1.31.4; measured on 1.22.1 and 1.31.4.)
 *
 * A line in a condition of a template is there in some renderings only: it is never in force for certain, and what it
 * may replace is not either.
 */
import { argumentOf, type Context, type Gap, outermost, type Statement, statementsNamed } from './context.ts';

export interface EffectiveList {
  /** The lines in force, in order; empty when no level declares any. */
  readonly statements: readonly Statement[];
  /** Lines of the same level that a template decides about. */
  readonly perhaps: readonly Statement[];
  /** The level they stand at; null when no level declares any. */
  readonly level: Context | null;
  /** Lines of outer levels that are discarded because a nearer level declares some; the nearest level first. */
  readonly discarded: readonly Statement[];
  /** Why the list may hold other lines than these; null when it is certain. */
  readonly gap: Gap | null;
}

export function effectiveList(context: Context, name: string): EffectiveList {
  let statements: readonly Statement[] = [];
  let perhaps: readonly Statement[] = [];
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
    if (here.length === 0) continue;
    perhaps = here.some(isConditional) ? here.filter(isConditional) : NONE;
    statements = perhaps.length === 0 ? here : here.filter((line) => !isConditional(line));
    gap ??= gapOf(perhaps, statements);
    level = at;
    // Where a template leaves all lines out, those of the outer levels are in force.
    if (statements.length === 0) break;
  }
  if (level === null) gap ??= inheritedGap(context);
  return { statements, perhaps, level, discarded, gap };
}

const NONE: readonly Statement[] = [];

function isConditional({ directive }: Statement): boolean {
  return directive.conditional;
}

/** What lines that may be there make uncertain: all, where they stand alone; else what they set themselves. */
function gapOf(perhaps: readonly Statement[], certain: readonly Statement[]): Gap | null {
  const deciding = certain.length === 0 ? perhaps[0] : perhaps.find(mayDecideOverUpgrade);
  return deciding === undefined ? null : templateGap(deciding);
}

function mayDecideOverUpgrade(line: Statement): boolean {
  const header = argumentOf(line, 0).toLowerCase();
  return header === 'upgrade' || header === 'connection' || line.directive.args[0]?.templated === true;
}

function templateGap({ file, directive: { name, start, end } }: Statement): Gap {
  return { span: { file, start, end }, because: `a template decides whether this \`${name.value}\` is here` };
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
    const here = statementsNamed(at, name);
    const statement = here.findLast((line) => !isConditional(line)) ?? null;
    // A second line at one level is refused by nginx, so a gap beside the line cannot change it.
    if (statement !== null) return { statement, gap };
    const [perhaps] = here;
    if (perhaps !== undefined) return { statement, gap: gap ?? templateGap(perhaps) };
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
    because: `this file is included in a ${top.kind === 'other' ? 'block' : top.kind} that is not here`,
  };
}

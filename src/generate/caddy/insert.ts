/**
 * Where in an existing Caddyfile a plan goes: which site takes it (`insert/site-choice.ts`), what is there already
 * (`insert/taken.ts`), what runs before it (`insert/earlier.ts`), and at which line it stands (`insert/layout.ts`).
 */
import { defineMatchers, matcherOf, pathsOf } from '../../caddy/config/matchers.ts';
import { directiveOrder } from '../../caddy/config/order.ts';
import type { Site } from '../../caddy/config/site.ts';
import type { CaddyConfiguration } from '../../caddy/routes.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Insertion } from '../insertion.ts';
import type { Plan } from '../plan.ts';
import { whatRunsBefore } from './insert/earlier.ts';
import { indentUnit, insertHandlers, type Place, type Rank } from './insert/layout.ts';
import { appendSite } from './insert/new-site.ts';
import { requestsOf, stem } from './insert/planned-request.ts';
import { lineOf, type Refusal, refusal, siteName } from './insert/refusal.ts';
import { type RenderedRoute, renderRoutes } from './insert/rendered.ts';
import { chooseSite } from './insert/site-choice.ts';
import { contested, type SiteView, standingOf } from './insert/taken.ts';
import { objectionAfter } from './insert/trial.ts';
import { renderSite } from './render.ts';
import { literalToken } from './token.ts';
import { mountRedirect } from './views.ts';

/** The edits that make a configuration serve a plan. `into` is the file that the user named, one of the configuration's. */
export function insertIntoCaddy(plan: Plan, configuration: CaddyConfiguration, into: SourceFile): Insertion {
  const unfit = whyUnfit(configuration, into);
  if (unfit !== null) return unfit;
  const choice = chooseSite(plan, configuration, into);
  if (choice.kind === 'refused') return choice;
  if (choice.kind === 'new') return insertSite(plan, configuration, into, choice.notes);
  return insertRoutes(plan, configuration, choice.site, into);
}

/** A file that is not understood is not changed. */
function whyUnfit(configuration: CaddyConfiguration, into: SourceFile): Refusal | null {
  const { root, unreadable, version1, syntaxProblems } = configuration;
  if (unreadable !== null)
    return refusal(`${root.path} cannot be read: ${unreadable}`, 'name a file that can be read', null);
  const [old] = version1;
  if (old !== undefined)
    return refusal(
      'this is a Caddyfile of Caddy 1, which Caddy 2 does not read',
      'convert it to Caddy 2 first: https://caddyserver.com/docs/v2-upgrade',
      { file: root, start: old.start, end: old.name.end },
    );
  const [broken] = syntaxProblems;
  if (broken === undefined) return null;
  const span = { file: broken.file, start: broken.problem.start, end: broken.problem.end };
  return refusal(
    `${broken.problem.message} (${lineOf(span, into)})`,
    'repair that first; `proxylint fix` may do it',
    span,
  );
}

function insertSite(
  plan: Plan,
  configuration: CaddyConfiguration,
  into: SourceFile,
  notes: readonly string[],
): Insertion {
  const tree = configuration.loaded.find(({ file }) => file === into)?.tree ?? null;
  if (tree === null)
    return refusal(
      `${into.path} holds directives, and no site can stand among them`,
      'name the Caddyfile that imports it',
      null,
    );
  const edits = appendSite(tree, renderSite(plan));
  const objection = objectionAfter(edits, configuration, plan.routes);
  if (objection !== null) return objection;
  const note = `a new site for ${plan.title}${plan.hosts.length > 0 ? `, ${plan.hosts.join(', ')},` : ''} at the end of the file`;
  const braces =
    edits.length > 1 ? ['the site that was alone in the file is put into braces, which two sites need'] : [];
  return { kind: 'edits', edits, notes: [note, ...braces, ...notes] };
}

function insertRoutes(
  plan: Plan,
  configuration: CaddyConfiguration,
  site: Site,
  into: SourceFile,
): Insertion {
  const place = placeOf(configuration, site, into);
  if ('kind' in place) return place;
  const view: SiteView = {
    plan,
    site,
    routes: configuration.routes.filter((route) => route.site === site),
    order: directiveOrder(configuration.target.caddy, configuration.globalOptions),
    into,
  };
  const rendered = renderRoutes(plan, site, configuration.premises);
  const sorted = sortOut(view, rendered);
  if (sorted.kind !== 'missing') return sorted;
  const { missing } = sorted;
  const arrangement = arrange(view, missing);
  if (arrangement.kind === 'refused') return arrangement;
  const { tree = null } = configuration.loaded.find(({ file }) => file === place.file) ?? {};
  const texts = missing.map(({ text }) => text);
  const redirect = redirectToMount(view, missing);
  if (redirect !== null) texts.unshift(redirect);
  const edit = insertHandlers(place, indentUnit(place.file, tree), texts, arrangement.rank);
  const planned = missing.flatMap(({ serves }) => serves);
  const objection = objectionAfter([edit], configuration, planned);
  if (objection !== null) return objection;
  const paths = missing.map(({ route }) => route.path).join(', ');
  const where = `in the site ${siteName(site)} on ${lineOf(site.span, into)}`;
  const notes = [`${plan.title} at ${paths}, ${where}`, ...sorted.notes, ...arrangement.notes];
  return { kind: 'edits', edits: [edit], notes };
}

type Arrangement =
  | { readonly kind: 'arranged'; readonly rank: Rank; readonly notes: readonly string[] }
  | Refusal;

/** Whether the blocks get their requests where they would stand: behind those of their kind, or else before them. */
function arrange(view: SiteView, missing: readonly RenderedRoute[]): Arrangement {
  const behind = arrangedAs('last', view, missing);
  if (behind.kind === 'arranged') return behind;
  const before = arrangedAs('first', view, missing);
  return before.kind === 'arranged' ? before : behind;
}

function arrangedAs(rank: Rank, view: SiteView, missing: readonly RenderedRoute[]): Arrangement {
  const added = missing.flatMap(({ statements }) => statements);
  const own = view.site.statements;
  const statements = rank === 'first' ? [...added, ...own] : [...own, ...added];
  const notes = new Set<string>();
  for (const one of missing) {
    const objection = contested(
      view,
      one,
      statements.filter((each) => !added.includes(each) || one.statements.includes(each)),
    );
    if (objection !== null) return objection;
    const earlier = whatRunsBefore(
      { ...view, statements },
      one.entry,
      added,
      requestsOf(one.serves, view.plan),
    );
    if (earlier.refusal !== null) return earlier.refusal;
    for (const note of earlier.notes) notes.add(note);
  }
  return { kind: 'arranged', rank, notes: [...notes] };
}

/** The line that leads `/grafana` to `/grafana/`, unless something is there for that path. */
function redirectToMount({ plan, site }: SiteView, missing: readonly RenderedRoute[]): string | null {
  const redirect = mountRedirect(plan);
  if (redirect === null || !missing.some(({ route }) => route.path === plan.mount)) return null;
  const named = defineMatchers(site.statements, new Map());
  const isServed = site.statements.some((statement) =>
    (pathsOf(matcherOf(statement, named)) ?? []).some((path) => stem(path) === stem(plan.mount)),
  );
  return isServed ? null : `redir ${literalToken(redirect.from)} ${redirect.to}\n`;
}

type Sorted =
  | { readonly kind: 'missing'; readonly missing: readonly RenderedRoute[]; readonly notes: string[] }
  | Extract<Insertion, { readonly kind: 'present' | 'refused' }>;

/** Which of the routes are there already. */
function sortOut(view: SiteView, rendered: readonly RenderedRoute[]): Sorted {
  const missing: RenderedRoute[] = [];
  const notes: string[] = [];
  let first: Extract<Insertion, { readonly kind: 'present' }> | null = null;
  for (const one of rendered) {
    const standing = standingOf(view, one);
    if (standing.kind === 'refused') return standing;
    if (standing.kind === 'missing') missing.push(one);
    else {
      const message = `${one.route.path} is served already, on ${lineOf(standing.span, view.into)}`;
      first ??= { kind: 'present', message, span: standing.span };
      notes.push(message);
    }
  }
  if (missing.length > 0 || first === null) return { kind: 'missing', missing, notes };
  return { ...first, message: `${view.plan.title} is served already, on ${lineOf(first.span, view.into)}` };
}

/** The block of a site, in the file where it stands. */
function placeOf({ loaded, root }: CaddyConfiguration, site: Site, into: SourceFile): Place | Refusal {
  const { file, start, end } = site.span;
  if (site.opaque)
    return refusal(
      `not all lines of the site ${siteName(site)} can be read here: an import, a variable or a template brings more`,
      'run it where all imported files are at hand, or ask for the lines alone (without --into, --only location)',
      site.span,
    );
  const { tree = null, fragment = null } = loaded.find((one) => one.file === file) ?? {};
  if (tree === null && fragment !== null && file === root)
    return { file, block: fragment.block, start: 0, headEnd: 0 };
  const entry = tree?.entries.find((one) => one.kind === 'site' && one.start === start);
  if (entry?.kind === 'site' && !entry.conditional) return { file, block: entry.block, start, headEnd: end };
  return refusal(
    `the site ${siteName(site)} on ${lineOf(site.span, into)} is made by a snippet or a template`,
    'ask for the lines alone (without --into, --only location), and put them where they belong',
    site.span,
  );
}

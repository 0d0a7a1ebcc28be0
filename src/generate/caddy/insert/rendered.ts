/** The lines that serve the routes of a plan, and what Caddy will read in them. */
import { expandCaddyfile } from '../../../caddy/config/expansion.ts';
import type { Site } from '../../../caddy/config/site.ts';
import { everyStatement, type Statement } from '../../../caddy/config/statement.ts';
import type { Premises } from '../../../route/premises.ts';
import { filesInMemory } from '../../../text/file-source.ts';
import type { Plan, PlannedRoute } from '../../plan.ts';
import { handledRoutes, servedBy } from '../handled-routes.ts';
import { renderHandle } from '../render.ts';

export interface RenderedRoute {
  readonly route: PlannedRoute;
  /** The planned routes that its block serves, itself included. */
  readonly serves: readonly PlannedRoute[];
  /** Whole lines, indented with tabs. */
  readonly text: string;
  readonly statements: readonly Statement[];
  /** The block that takes the requests, one of the statements. */
  readonly entry: Statement;
}

const PATH = '/rendered/Caddyfile';

/** The routes that need a block of their own, as they would stand in a site. */
export function renderRoutes(plan: Plan, site: Site, premises: Premises): readonly RenderedRoute[] {
  const taken = new Set<string>();
  const take = (statements: readonly Statement[]) => {
    for (const { statement } of everyStatement(statements))
      if (statement.name.value.startsWith('@')) taken.add(statement.name.value);
  };
  take(site.statements);
  return handledRoutes(plan).map((route) => {
    const text = renderHandle(plan, route, taken);
    const statements = readLines(text, premises);
    take(statements);
    const entry = statements.find(({ name }) => name.value === 'handle' || name.value === 'handle_path');
    if (entry === undefined) throw new Error(`no block is rendered for ${route.path}`);
    return { route, serves: servedBy(route, plan), text, statements, entry };
  });
}

/** Lines of a site as statements. */
export function readLines(text: string, premises: Premises): readonly Statement[] {
  const source = filesInMemory({ [PATH]: `:80 {\n${text}}\n` });
  return expandCaddyfile(source, PATH, premises).sites[0]?.statements ?? [];
}

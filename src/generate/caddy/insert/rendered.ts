/** The lines that serve a planned route, and what Caddy will read in them. */
import { expandCaddyfile } from '../../../caddy/config/expansion.ts';
import type { Statement } from '../../../caddy/config/statement.ts';
import type { Premises } from '../../../route/premises.ts';
import { filesInMemory } from '../../../text/file-source.ts';
import type { Plan, PlannedRoute } from '../../plan.ts';
import { renderHandle } from '../render.ts';

export interface RenderedRoute {
  readonly route: PlannedRoute;
  /** Whole lines, indented with tabs. */
  readonly text: string;
  readonly statements: readonly Statement[];
  /** The block that takes the requests, one of the statements. */
  readonly entry: Statement;
}

const PATH = '/rendered/Caddyfile';

export function renderRoute(plan: Plan, route: PlannedRoute, premises: Premises): RenderedRoute {
  const text = renderHandle(plan, route);
  const source = filesInMemory({ [PATH]: `:80 {\n${text}}\n` });
  const statements = expandCaddyfile(source, PATH, premises).sites[0]?.statements ?? [];
  const entry = statements.find(({ name }) => /^(?:handle|handle_path|reverse_proxy)$/.test(name.value));
  if (entry === undefined) throw new Error(`no handler is rendered for ${route.path}`);
  return { route, text, statements, entry };
}

/** Where in an existing Caddyfile a plan goes. */
import type { CaddyConfiguration } from '../../caddy/routes.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Insertion } from '../insertion.ts';
import type { Plan } from '../plan.ts';

/** The edits that make a configuration serve a plan. `into` is the file that the user named, one of the configuration's. */
export function insertIntoCaddy(plan: Plan, configuration: CaddyConfiguration, into: SourceFile): Insertion {
  throw new Error(`not yet: ${plan.title} ${configuration.root.path} ${into.path}`);
}

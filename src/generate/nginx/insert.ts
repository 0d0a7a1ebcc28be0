/** Where in an existing nginx configuration a plan goes. */
import type { NginxConfiguration } from '../../nginx/config/configuration.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Insertion } from '../insertion.ts';
import type { Plan } from '../plan.ts';

/**
 * The edits that make a configuration serve a plan. `into` is the file that the user named, one of the configuration's;
 * only what cannot stand there (a map, where it belongs to a server) goes into another of its files.
 */
export function insertIntoNginx(plan: Plan, configuration: NginxConfiguration, into: SourceFile): Insertion {
  throw new Error(`not yet: ${plan.title} ${configuration.root.path} ${into.path}`);
}

/** Where in an existing configuration a plan goes, and what of it is there already. */
import type { NginxConfiguration } from '../../../nginx/config/configuration.ts';
import type { SourceFile } from '../../../text/source-file.ts';
import type { Plan } from '../../plan.ts';
import type { Refusal } from './refusal.ts';
import { serversFor } from './servers.ts';
import { type Target, targetsOf } from './targets.ts';

export interface Survey {
  readonly kind: 'survey';
  readonly targets: readonly Target[];
  readonly newServer: readonly string[] | 'any' | null;
  readonly notes: readonly string[];
}

/** Where a plan goes, and what of it is there. */
export function surveyOf(plan: Plan, configuration: NginxConfiguration, into: SourceFile): Survey | Refusal {
  const chosen = serversFor(plan, configuration, into);
  if (chosen.kind === 'refused') return chosen;
  const { places, newServer, notes } = chosen;
  const targets = targetsOf(plan, places, configuration, into);
  return targets.kind === 'refused'
    ? targets
    : { kind: 'survey', targets: targets.targets, newServer, notes };
}

/** The texts that locations go into, with what of a plan stands in each already and what is missing. */
import type { NginxConfiguration } from '../../../nginx/config/configuration.ts';
import type { Context } from '../../../nginx/config/context.ts';
import type { SourceFile } from '../../../text/source-file.ts';
import type { Plan, PlannedRoute } from '../../plan.ts';
import { describeLocation, type Refusal, refusal } from './refusal.ts';
import type { ServerPlace } from './servers.ts';
import { standingOf } from './standing.ts';

export interface Target {
  /** The file that the locations stand in. */
  readonly file: SourceFile;
  /** At least one; several where the file is included in several servers. */
  readonly places: readonly [ServerPlace, ...ServerPlace[]];
  readonly present: readonly Context[];
  readonly missing: readonly PlannedRoute[];
}

/** A file within servers is one target for all of them; else each server is one. */
export function targetsOf(
  plan: Plan,
  places: readonly ServerPlace[],
  configuration: NginxConfiguration,
  into: SourceFile,
): { readonly kind: 'targets'; readonly targets: readonly Target[] } | Refusal {
  const isFragment =
    places.every(({ server }) => server.statement?.file !== into) && places.some(holds(into));
  const [first, ...others] = places;
  const groups: readonly [ServerPlace, ...ServerPlace[]][] =
    isFragment && first !== undefined ? [[first, ...others]] : places.map((place) => [place]);
  const targets: Target[] = [];
  for (const group of groups) {
    const file = isFragment ? into : (group[0].server.statement?.file ?? into);
    const present: Context[] = [];
    const missing: PlannedRoute[] = [];
    for (const route of plan.routes) {
      const standings = group.map((place) => standingOf(plan, route, place, configuration));
      const refused = standings.find((each) => each.kind === 'refused');
      if (refused !== undefined) return refused;
      const there = standings.flatMap((each) => (each.kind === 'present' ? [each.location] : []));
      const [one] = there;
      if (one !== undefined && there.length < standings.length)
        return refusal(
          `${describeLocation(one)} is in one of the servers that include ${into.path}, and not in another`,
          'take it out there, or name the file of one server',
          one.statement,
        );
      if (one === undefined) missing.push(route);
      else present.push(...there);
    }
    targets.push({ file, places: group, present, missing });
  }
  return { kind: 'targets', targets };
}

/** Whether a file holds lines that are in effect in a server which another file holds. */
function holds(file: SourceFile): (place: ServerPlace) => boolean {
  return ({ server }) => server.statement?.file !== file && server.statements.some((at) => at.file === file);
}

/** What of a configuration of nginx may go while a disagreement is made small. */
import type { GeneratedRequest } from '../campaign/generated-request.ts';
import { type Accepts, fewerParts, smallerRequest, untilNothingChanges } from '../campaign/minimise.ts';
import type { Directive } from './tree.ts';

export interface Disagreement {
  readonly http: readonly Directive[];
  readonly request: GeneratedRequest;
}

export function minimise(start: Disagreement, disagrees: Accepts<Disagreement>): Promise<Disagreement> {
  return untilNothingChanges(start, async ({ http: directives, request: asked }) => {
    const http = await fewerParts(
      directives,
      (fewer) => disagrees({ http: fewer, request: asked }),
      smallerAt,
    );
    const request = await smallerRequest(asked, (smaller) => disagrees({ http, request: smaller }), false);
    return { http, request };
  });
}

async function smallerAt(
  directives: readonly Directive[],
  at: number,
  accepts: Accepts<readonly Directive[]>,
): Promise<readonly Directive[]> {
  const directive = directives[at];
  if (directive?.block == null) return directives;
  const replaced = (...by: readonly Directive[]): readonly Directive[] => [
    ...directives.slice(0, at),
    ...by,
    ...directives.slice(at + 1),
  ];
  const mayGo = directive.included || directive.text.startsWith('location');
  if (mayGo && (await accepts(replaced(...directive.block)))) return replaced(...directive.block);
  const inner = await fewerParts(
    directive.block,
    (block) => accepts(replaced({ ...directive, block })),
    smallerAt,
  );
  return replaced({ ...directive, block: inner });
}

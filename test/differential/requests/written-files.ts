/**
 * The same comparison for configurations that people wrote: the examples of the rules, and whatever else is at hand.
 * Requests are made from the paths and names that stand in their text.
 */

import type { FileKind } from '../../../src/nginx/trace.ts';
import type { NginxFiles } from '../../proof/harness/rewire-nginx.ts';
import type { GeneratedRequest } from '../campaign/generated-request.ts';
import { realFileAt } from '../campaign/real-file.ts';
import { wireRequest } from '../campaign/wire-client.ts';
import type { Bench } from './ask-nginx.ts';
import { type Asked, compareAll, countAnswer, type Tally } from './campaign.ts';
import { Choice } from './choice.ts';
import { pathsIn, requestsTo } from './generate-requests.ts';
import type { Printed } from './print.ts';
import { pageOf } from './show.ts';

/** Asks about a configuration, and describes every disagreement. */
export async function askAboutFiles(
  bench: Bench,
  name: string,
  files: NginxFiles,
  requests: number,
  tally: Tally,
): Promise<readonly string[]> {
  const hearing = await bench.askFiles(files, (printed, ports) =>
    requestsLike(printed, ports, { seed: name.length * 7919 + requests, count: requests }),
  );
  tally.configurations++;
  if (hearing.kind !== 'heard') {
    tally.refused++;
    return [];
  }
  const asked = compareAll(hearing, hearing.requests, filesServed(hearing.printed));
  for (const { trace, real } of asked) countAnswer(tally, trace, real);
  const wrong = asked.filter((each) => each.differences.length > 0);
  return wrong.map((each: Asked) =>
    pageOf(name, hearing.printed.texts, wireRequest(each.request, hearing.places), each),
  );
}

/** Requests made up from the paths and names that stand in a configuration. */
export function requestsLike(
  { texts }: Printed,
  ports: readonly number[],
  { seed, count }: { readonly seed: number; readonly count: number },
): readonly GeneratedRequest[] {
  const lines = [...texts.values()].flatMap((text) => text.split('\n'));
  const listeners = ports.map((_, index) => index);
  const meeting = { paths: pathsIn(lines), hosts: hostsIn(lines), listeners };
  return requestsTo(new Choice(seed), meeting, count);
}

/** Names that servers answer to; `*.app.test` becomes a name that it stands for. */
function hostsIn(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => {
    const names = /^\s*server_name\s+([^;]+)/.exec(line)?.[1]?.split(/\s+/) ?? [];
    return names
      .filter((name) => /^[*.\w-]*[\w-][*.\w-]*$/.test(name))
      .map((name) => name.replace(/^\*?\./, 'any.').replace(/\.\*$/, '.any'));
  });
}

/**
 * What lies in the directories that the configuration serves from; without one, nginx looks in the sandbox, and finds
 * nothing.
 */
export function filesServed({ texts }: Printed): (path: string) => FileKind {
  const roots = [...texts.values()].flatMap((text) =>
    [...text.matchAll(/\b(?:root|alias)['"]?\s+(\/[^;\s]*)/g)].map(([, root = '/']) => root),
  );
  return (path) => (roots.some((root) => path.startsWith(root)) ? realFileAt(path) : 'none');
}

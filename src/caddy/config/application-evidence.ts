/**
 * What the upstreams of a `reverse_proxy` tell of what it carries, where they are an application that the presets know:
 * whether a path on which that application opens WebSockets comes this way.
 */
import type { KnownAppPath } from '../../route/application.ts';
import type { InferredEvidence } from '../../route/intent.ts';
import {
  isNamedAfter,
  pathsAtPorts,
  recognizeApplication,
  sampleOf,
  webSocketsOf,
} from '../../route/known-applications.ts';
import type { Upstream } from '../../route/route.ts';
import { passesHandshake, pathsOf } from './matchers.ts';
import { type Level, type ProxySite, pathsAt } from './proxy.ts';
import { headSpan } from './statement.ts';

/** `hosts`: those of its site. */
export function applicationEvidence(
  { proxy, levels }: ProxySite,
  { servers }: Upstream,
  hosts: readonly string[],
): readonly InferredEvidence[] {
  if (servers.length === 0) return [];
  const recognized = recognizeApplication({ groups: [], servers, hosts });
  if (recognized === null) return [];
  const first = pathsAt(levels, 0)?.[0]?.split('/')[1]?.replace(/\*.*$/, '') ?? '';
  const mount = isNamedAfter(first, recognized.application) ? `/${first}` : '';
  const covered = pathsAtPorts(recognized.application.webSockets, recognized.ports).find((path) =>
    comesThrough(levels, path, mount),
  );
  if (covered === undefined) return [];
  return [{ ...webSocketsOf(recognized, covered), span: headSpan(proxy), isToldApart: true }];
}

/** Whether requests for a path of the application come to the proxy, as it is or below the path where it is mounted. */
function comesThrough(levels: readonly Level[], path: KnownAppPath, mount: string): boolean {
  const stripped = levels.map(strippedBy);
  const kept = stripped.some((prefix) => prefix !== '') ? '' : mount;
  let asked = `${stripped.join('')}${kept}${sampleOf(path)}`;
  for (const [index, { matcher, answering, place }] of levels.entries()) {
    const at = asked;
    if (passesHandshake(matcher, [at]) === 'no') return false;
    const isTaken = answering.some(
      (other) => other.place < place && passesHandshake(other.matcher, [at]) === 'yes',
    );
    if (isTaken) return false;
    asked = asked.slice(stripped[index]?.length ?? 0);
  }
  return true;
}

/** The prefix that a `handle_path` takes off. */
function strippedBy({ entered, matcher }: Level): string {
  if (entered.name.value !== 'handle_path') return '';
  return (pathsOf(matcher)?.[0] ?? '').replace(/\/?\*.*$/, '');
}

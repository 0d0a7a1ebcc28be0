/** Handlers that answer before a proxy is reached, so that no handshake ever gets to it. */
import { isTerminal } from '../language/directives.ts';
import { passesHandshake } from './matchers.ts';
import { type Level, type ProxySite, pathsAt } from './proxy.ts';
import { type Statement, splitMatcher, type WrittenInJson } from './statement.ts';

/** The handler that surely takes the proxy's handshakes for itself, or null. */
export function shadowOf({ levels }: ProxySite): Statement | null {
  for (const index of levels.keys()) {
    const by = takenBefore(levels, index, pathsAt(levels, index));
    if (by !== null) return by;
  }
  return null;
}

/** The handler at one level that surely takes handshakes to some paths before the handler that is entered there, or null. */
export function takenBefore(
  levels: readonly Level[],
  index: number,
  paths: readonly string[] | null,
): Statement | null {
  const level = levels[index];
  for (const earlier of level?.answering ?? []) {
    if (level === undefined || earlier.place >= level.place) break;
    if (!takesRequests(earlier.handler, level.entered, isInRoute(levels, index))) continue;
    if (passesHandshake(earlier.matcher, paths) === 'yes') return earlier.handler;
  }
  return null;
}

/**
 * `handle` blocks exclude each other, except directly in a `route`, and except those with the same matcher, which become
 * one route (`caddy adapt` of 2.6.2). Where they do not, a block only counts if something in it answers.
 */
function takesRequests(handler: Statement, entered: Statement, inRoute: boolean): boolean {
  if (isTerminal(handler.name.value)) return true;
  if (handler.json !== undefined) return takesInJson(handler.json, entered.json ?? null) || answers(handler);
  if (!isHandle(handler)) return false;
  const excludes = isHandle(entered) && !inRoute && matcherText(handler) !== matcherText(entered);
  return excludes || answers(handler);
}

/** In JSON, routes say themselves which of them exclude others. */
function takesInJson({ group, ends }: WrittenInJson, entered: WrittenInJson | null): boolean {
  return ends || (group !== null && group === entered?.group);
}

function isInRoute(levels: readonly Level[], index: number): boolean {
  return levels[index - 1]?.entered.name.value === 'route';
}

function matcherText(handler: Statement): string {
  return splitMatcher(handler).matcher?.value ?? '*';
}

function isHandle({ name }: Statement): boolean {
  return name.value === 'handle' || name.value === 'handle_path';
}

/** A request that no handler in a block asks for leaves it, and goes on to the next one (measured on 2.6.2). */
function answers(block: Statement): boolean {
  return (block.block ?? []).some((child) => {
    return matcherText(child) === '*' && (isTerminal(child.name.value) || child.name.value === 'file_server');
  });
}

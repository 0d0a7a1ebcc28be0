/** Handlers that answer before a proxy is reached, so that no handshake ever gets to it. */
import { isTerminal } from '../language/directives.ts';
import { type ProxySite, reachesEarlier } from './proxy.ts';
import type { Statement } from './statement.ts';

/** The handler that surely takes the proxy's handshakes for itself, or null. */
export function shadowOf({ levels }: ProxySite): Statement | null {
  for (const [index, level] of levels.entries()) {
    for (const earlier of level.answering) {
      if (earlier.place >= level.place) break;
      if (!takesRequests(earlier.handler, level.entered)) continue;
      if (reachesEarlier(levels, index, earlier) === 'yes') return earlier.handler;
    }
  }
  return null;
}

/** `handle` blocks exclude each other; towards other handlers a block only counts if something in it answers. */
function takesRequests(handler: Statement, entered: Statement): boolean {
  if (isTerminal(handler.name.value)) return true;
  if (!isHandle(handler)) return false;
  return isHandle(entered) || answers(handler);
}

function isHandle({ name }: Statement): boolean {
  return name.value === 'handle' || name.value === 'handle_path';
}

function answers(block: Statement): boolean {
  return (block.block ?? []).some(({ name }) => isTerminal(name.value) || name.value === 'file_server');
}

/**
 * What a site's `header` directive does to the 101 response.
 *
 * Since 2.7 Caddy writes the 101 through the ordinary response writer, so that *deferred* header changes reach it: a
 * delete, a `>Field`, or anything else in a block with one of these. Then the 101's own `Upgrade` and `Connection` are
 * gone and clients reject it. `header_down` and immediate changes do no harm (measured on 2.6.2 and 2.11.4).
 */

import { known } from '../../route/setting.ts';
import { isVersionAtLeast } from '../../route/target.ts';
import type { HandshakeHeaders } from '../language/placeholders.ts';
import { applyOperations, type HeaderOperation, readOperation } from './header-operations.ts';
import { earlierModifiers, type ProxySite, reachesEarlier } from './proxy.ts';
import { quoteLine, reason, type WrittenReason } from './reason.ts';
import { type Statement, splitMatcher } from './statement.ts';

const NOTHING_KNOWN: HandshakeHeaders = new Map();

export function responseReasons(site: ProxySite, version: string): readonly WrittenReason[] {
  if (!isVersionAtLeast(version, '2.7')) return [];
  const reasons: WrittenReason[] = [];
  for (const [index, level] of site.levels.entries()) {
    for (const modifier of earlierModifiers(level, 'header')) {
      const operations = deferredOperations(modifier.handler);
      if (operations.length === 0 || reachesEarlier(site.levels, index, modifier) !== 'yes') continue;
      reasons.push(...headerReasons('Connection', 'Upgrade', operations));
      reasons.push(...headerReasons('Upgrade', 'websocket', operations));
    }
  }
  return reasons;
}

/** The operations of a `header` directive that are carried out when the response is written. */
function deferredOperations(handler: Statement): readonly HeaderOperation[] {
  if (handler.block === null) {
    const operation = readOperation(splitMatcher(handler).args, handler);
    return operation !== null && (operation.deferred || operation.kind === 'delete') ? [operation] : [];
  }
  const isDeferred = handler.block.some(({ name }) => name.value === 'defer');
  const operations = handler.block
    .filter(({ name }) => name.value !== 'defer' && name.value !== 'match')
    .map((line) => readOperation([line.name, ...line.args], line))
    .filter((operation) => operation !== null);
  // JSON says it for the whole, and only a Caddyfile's lines say it by what they do.
  const defers =
    isDeferred ||
    (handler.json === undefined && operations.some(({ kind, deferred }) => deferred || kind === 'delete'));
  // A response matcher decides at run time whether any of this happens.
  const matches = handler.block.some(({ name }) => name.value === 'match');
  return defers && !matches ? operations : [];
}

function* headerReasons(
  header: 'Connection' | 'Upgrade',
  sent: string,
  operations: readonly HeaderOperation[],
): Generator<WrittenReason> {
  const before = { value: known(sent), by: null, duplicate: false };
  const { value, by } = applyOperations(header, before, operations, NOTHING_KNOWN);
  if (by === null || value.kind === 'unknown') return;
  const line = quoteLine(by.statement);
  if (value.value === null) {
    const message = `${line} takes ${header} out of the 101 response, which clients then reject`;
    yield reason('response-altered', 'fails', by.statement, message);
  } else if (!value.value.toLowerCase().includes(sent.toLowerCase())) {
    const message = `${line} replaces ${header} in the 101 response by \`${value.value}\`, and clients reject that`;
    yield reason('response-altered', 'fails', by.statement, message);
  }
}

/** Matchers of the client's address: `remote_ip`, and `client_ip` (2.7), which heeds trusted proxies. */
import { type JsonNode, nodeOf, objectNode } from '../../json/node.ts';
import { PRIVATE_RANGES } from '../../language/private-ranges.ts';
import { type MatcherReader, refuse, refuseBlock, spanOf } from './matcher-line.ts';

export const readRemoteIp: MatcherReader = (lines, scope) => {
  const ranges: JsonNode[] = [];
  let forwarded = false;
  for (const line of lines) {
    for (const { value, span } of line.args) {
      if (value === 'forwarded') {
        if (scope.session.isAtLeast('2.8'))
          refuse(
            scope,
            line,
            'remote_ip has no `forwarded` since 2.8; the matcher client_ip heeds trusted proxies',
            span,
          );
        else if (ranges.length > 0) refuse(scope, line, '`forwarded` has to be the first argument', span);
        forwarded = true;
      } else if (value === 'private_ranges') {
        for (const range of PRIVATE_RANGES) ranges.push(nodeOf(range, span));
      } else ranges.push(nodeOf(value, span));
    }
    refuseBlock(scope, line);
  }
  return objectNode(
    { ranges: ranges.length === 0 ? undefined : ranges, forwarded: forwarded ? true : undefined },
    spanOf(lines, scope),
  );
};

export const readClientIp: MatcherReader = (lines, scope) => {
  const ranges: JsonNode[] = [];
  for (const line of lines) {
    for (const { value, span } of line.args) {
      if (value !== 'private_ranges') ranges.push(nodeOf(value, span));
      else for (const range of PRIVATE_RANGES) ranges.push(nodeOf(range, span));
    }
    refuseBlock(scope, line);
  }
  return objectNode({ ranges: ranges.length === 0 ? undefined : ranges }, spanOf(lines, scope));
};

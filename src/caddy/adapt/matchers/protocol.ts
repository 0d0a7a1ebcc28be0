/** `protocol`, of which the last word counts, and `tls` (2.9). */
import { nodeOf, objectNode } from '../../json/node.ts';
import { type MatcherReader, refuse, refuseBlock, spanOf, turnsOf } from './matcher-line.ts';

export const readProtocol: MatcherReader = (lines, scope) => {
  let protocol = '';
  for (const line of lines) {
    for (const [given] of turnsOf(line, 1)) {
      if (given === undefined)
        refuse(scope, line, 'protocol takes one protocol, such as `https` or `http/2+`');
      else protocol = given.value;
    }
    refuseBlock(scope, line);
  }
  return nodeOf(protocol, spanOf(lines, scope));
};

export const readTls: MatcherReader = (lines, scope) => {
  let early = false;
  for (const line of lines) {
    if (line.args[0]?.value === 'early_data') early = true;
    if (line.args.length > 1) refuse(scope, line, 'tls takes `early_data` or nothing');
    refuseBlock(scope, line);
  }
  return objectNode({ handshake_complete: early ? false : undefined }, spanOf(lines, scope));
};

/** The standard request matchers by name. */
import { readClientIp, readRemoteIp } from './client-addresses.ts';
import { readExpression } from './expression.ts';
import { readHeader, readQuery, readVars } from './fields.ts';
import { readFile } from './file.ts';
import { readList } from './lists.ts';
import type { MatcherReader } from './matcher-line.ts';
import { readNot } from './not.ts';
import { readProtocol, readTls } from './protocol.ts';
import { readHeaderRegexp, readPathRegexp, readVarsRegexp } from './regular-expressions.ts';

interface StandardMatcher {
  readonly read: MatcherReader;
  /** First release; left out for what is as old as 2.6.2. */
  readonly since?: string;
}

export const MATCHERS: Readonly<Record<string, StandardMatcher>> = {
  client_ip: { read: readClientIp, since: '2.7' },
  expression: { read: readExpression },
  file: { read: readFile },
  header: { read: readHeader },
  header_regexp: { read: readHeaderRegexp },
  host: { read: readList },
  method: { read: readList },
  not: { read: readNot },
  path: { read: readList },
  path_regexp: { read: readPathRegexp },
  protocol: { read: readProtocol },
  query: { read: readQuery },
  remote_ip: { read: readRemoteIp },
  tls: { read: readTls, since: '2.9' },
  vars: { read: readVars },
  vars_regexp: { read: readVarsRegexp },
};

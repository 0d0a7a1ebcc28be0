/** What a limit counts: the key of its zone. */
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { type Statement, statementsNamed } from '../../src/nginx/config/context.ts';
import { effectiveScalar } from '../../src/nginx/config/effective.ts';
import { variablesIn } from '../../src/nginx/language/variable-use.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';

/** The statement that defines a zone, or null where it is not here. */
export function zoneNamed({ http }: NginxConfiguration, directive: string, name: string): Statement | null {
  const zones = http === null ? [] : statementsNamed(http, directive);
  return zones.find((at) => parameter(at, 'zone')?.split(':')[0] === name) ?? null;
}

/** The value of a parameter such as `rate=1r/s`, or null. */
export function parameter({ directive }: Statement, name: string): string | null {
  const word = directive.args.find(({ value }) => value.startsWith(`${name}=`));
  return word === undefined || word.templated ? null : word.value.slice(name.length + 1);
}

/** Whom a zone counts together: one client address, or everyone; null where that cannot be told. */
export type Counted = 'client' | 'everyone' | null;

const OF_CLIENT =
  /^(?:binary_remote_addr|remote_addr|realip_remote_addr|proxy_protocol_addr|http_x_forwarded_for|http_x_real_ip)$/;
const OF_SERVER = /^(?:server_name|server_addr|server_port|host|http_host|hostname)$/;

export function countedBy(zone: Statement): Counted {
  const names = variablesIn(zone.directive.args[0]?.value ?? '').map(({ name }) => name.toLowerCase());
  if (names.length === 0 || zone.directive.args[0]?.templated !== false) return null;
  // A map may leave WebSockets out of the count, or everyone but a few.
  if (!names.every((name) => OF_CLIENT.test(name) || OF_SERVER.test(name))) return null;
  return names.some((name) => OF_CLIENT.test(name)) ? 'client' : 'everyone';
}

/** Whether a limit only writes to the log what it would do. */
export function isDryRun({ context }: NginxRoute, directive: string): boolean {
  const { statement, gap } = effectiveScalar(context, directive);
  return gap !== null || statement?.directive.args[0]?.value.toLowerCase() === 'on';
}

/** Whether a URI part with variables may hold the request's query. */
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { argumentOf, type Context } from '../../src/nginx/config/context.ts';
import { variablesIn } from '../../src/nginx/language/variable-use.ts';

/** Parts of the request, and of the connection, in which no query is. */
const WITHOUT_QUERY =
  /^(?:uri|document_uri|\d|host|hostname|server_name|server_addr|server_port|scheme|request_method|remote_addr|remote_user|proxy_host|proxy_port)$/;

const DEEPEST = 8;

/** True also where it cannot be known. */
export function mayCarryQuery(
  configuration: NginxConfiguration,
  location: Context,
  text: string,
  depth = 0,
): boolean {
  return variablesIn(text).some(({ name }) => {
    const lower = name.toLowerCase();
    if (WITHOUT_QUERY.test(lower) || isCapturedBy(location, lower)) return false;
    const values = depth > DEEPEST ? null : valuesOf(configuration, lower);
    return values?.every((value) => !mayCarryQuery(configuration, location, value, depth + 1)) !== true;
  });
}

/** A named part of the location's own pattern, which is matched against the path alone. */
function isCapturedBy({ statement }: Context, name: string): boolean {
  const words = statement?.directive.args ?? [];
  return words.some(({ value }) => new RegExp(`\\(\\?P?<${name}>`, 'i').test(value));
}

/** All that `set` gives a variable, as it is written; null where something else gives it a value, or nothing does. */
function valuesOf({ variables, statements }: NginxConfiguration, name: string): readonly string[] | null {
  if (variables.definitions.has(name) || !variables.settable.has(name)) return null;
  const setting = (directive: string) =>
    statements.named(directive).filter((at) => argumentOf(at, 0).toLowerCase() === `$${name}`);
  const isOther = (directive: string) => directive.startsWith('set_') || directive === 'auth_request_set';
  if ([...statements.names()].some((directive) => isOther(directive) && setting(directive).length > 0))
    return null;
  return setting('set').map((at) => argumentOf(at, 1));
}

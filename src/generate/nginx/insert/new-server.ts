/** What a server of its own needs of the `http` that it goes into, and what it would not agree with there. */
import {
  argumentOf,
  type Context,
  nameOf,
  type Statement,
  statementsNamed,
} from '../../../nginx/config/context.ts';
import { listensOf } from '../../../nginx/config/listen.ts';
import { parseSize } from '../../../nginx/language/values.ts';
import type { Plan } from '../../plan.ts';
import { namesBucket } from '../render.ts';
import { placeOf, type Refusal, refusal } from './refusal.ts';

export type Needs =
  | {
      readonly kind: 'needs';
      /** A line of `http`, without its end; null where nothing is needed. */
      readonly line: string | null;
      readonly notes: readonly string[];
    }
  | Refusal;

/** `http` is null where the server is the first thing in a file. */
export function needsOf(plan: Plan, http: Context | null): Needs {
  const ports = [
    plan.port ?? (plan.tls.kind === 'none' ? 80 : 443),
    ...(plan.tls.kind === 'none' ? [] : [80]),
  ];
  const dual = http === null ? null : listeningTwice(http, ports);
  if (dual !== null)
    return refusal(
      `\`${lineOf(dual)}\` (${placeOf(dual)}) takes IPv4 as well, so that no \`listen\` for IPv4 alone can stand beside it`,
      'take `ipv6only=off` away, and listen on the port as such too',
      dual,
    );
  const notes = http === null ? [] : addressesApart(http, ports).map(noteOn);
  const bucket = namesBucket(plan);
  const present = http === null ? undefined : statementsNamed(http, 'server_names_hash_bucket_size')[0];
  if (bucket === null) return { kind: 'needs', line: null, notes };
  if (present === undefined)
    return { kind: 'needs', line: `server_names_hash_bucket_size ${bucket};`, notes };
  const size = parseSize(argumentOf(present, 0));
  if (size.kind === 'size' && size.bytes >= Number(bucket)) return { kind: 'needs', line: null, notes };
  return refusal(
    `a name of this length needs \`server_names_hash_bucket_size ${bucket}\`, and it is ${argumentOf(present, 0)} (${placeOf(present)})`,
    `raise it to ${bucket}`,
    present,
  );
}

function listeners(http: Context, ports: readonly number[]) {
  return statementsNamed(http, 'server')
    .flatMap(({ block }) => (block === null ? [] : listensOf(block)))
    .filter(({ address }) => ports.some((port) => address.ports[0] <= port && port <= address.ports[1]));
}

/** A `listen` for IPv6 that has the port for IPv4 too: nginx cannot bind it twice. */
function listeningTwice(http: Context, ports: readonly number[]): Statement | null {
  const dual = listeners(http, ports).find(
    ({ address: { family, host }, parameters }) =>
      family === 'inet6' && host === '*' && parameters.includes('ipv6only=off'),
  );
  return dual?.statement ?? null;
}

/** Addresses that other servers listen on by name: what comes to them does not come to a server on every address. */
function addressesApart(http: Context, ports: readonly number[]): readonly Statement[] {
  return listeners(http, ports).flatMap(({ address: { family, host }, statement }) =>
    family !== 'unix' && host !== '*' && statement !== null ? [statement] : [],
  );
}

function noteOn(statement: Statement): string {
  return `What comes to the address of \`${lineOf(statement)}\` (${placeOf(statement)}) does not come to the new server.`;
}

function lineOf(statement: Statement): string {
  return [nameOf(statement), ...statement.directive.args.map(({ value }) => value)].join(' ');
}

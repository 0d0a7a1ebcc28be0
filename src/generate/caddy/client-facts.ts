/**
 * Headers with something of the client's request. Behind trusted proxies the request comes from one of them, and what they
 * say of the client counts: `reverse_proxy` passes X-Forwarded-* on by itself, any other header needs a variable.
 *
 * `{client_ip}` would know the client, but only with a global option, and not before Caddy 2.7.
 */
import type { Plan, PlannedHeader } from '../plan.ts';
import type { HeaderValue } from '../preset.ts';
import { literally, quoteToken } from './token.ts';

/** A variable for what trusted proxies say. All but `name` and `variable` are rendered. */
export interface ForwardedFact {
  /** The matcher of requests that bring the fact: `@forwarded_address`. */
  readonly name: string;
  readonly variable: string;
  /** The fact of the request itself. */
  readonly own: string;
  readonly condition: string;
  readonly forwarded: string;
}

/** What a header is set to, with placeholders. */
export function headerValue({ value }: PlannedHeader, plan: Plan): string {
  if (value.kind === 'text') return literally(value.text);
  const fact = plan.trustedProxies.length === 0 ? null : forwardedFact(value.kind, plan);
  return fact === null ? ownValue(value.kind, plan) : `{vars.${fact.variable}}`;
}

/** The same as a rendered token. The placeholders are ours, and need no quotes. */
export function headerToken(header: PlannedHeader, plan: Plan): string {
  const value = headerValue(header, plan);
  return header.value.kind === 'text' ? quoteToken(value) : value;
}

/** The variables that a plan's headers need, each once. */
export function forwardedFacts(plan: Plan): readonly ForwardedFact[] {
  if (plan.trustedProxies.length === 0) return [];
  const kinds = new Set(plan.headers.flatMap(({ value }) => (value.kind === 'text' ? [] : [value.kind])));
  return [...kinds].flatMap((kind) => forwardedFact(kind, plan) ?? []);
}

function ownValue(kind: HeaderValue, plan: Plan): string {
  switch (kind) {
    case 'client-address':
      return '{remote_host}';
    case 'host':
      return '{hostport}';
    case 'host-without-port':
      return '{host}';
    case 'scheme':
      return '{scheme}';
    case 'port':
      // `{port}` is that of the Host header, and empty where clients need not name it.
      return String(plan.port ?? (plan.tls.kind === 'none' ? 80 : 443));
  }
}

/** Host is passed on as it is by whoever stands in front. */
function forwardedFact(kind: HeaderValue, plan: Plan): ForwardedFact | null {
  const own = ownValue(kind, plan);
  switch (kind) {
    case 'client-address':
      return {
        name: '@forwarded_address',
        variable: 'client_address',
        own,
        // The last address is the one that the trusted proxy saw; those before it are the client's own words.
        condition: 'vars_regexp address {header.X-Forwarded-For} ([^,\\s]+)\\s*$',
        forwarded: '{re.address.1}',
      };
    case 'scheme':
      return {
        name: '@forwarded_scheme',
        variable: 'client_scheme',
        own,
        condition: 'header X-Forwarded-Proto *',
        forwarded: '{header.X-Forwarded-Proto}',
      };
    case 'port':
      return {
        name: '@forwarded_port',
        variable: 'client_port',
        own,
        condition: 'header X-Forwarded-Port *',
        forwarded: '{header.X-Forwarded-Port}',
      };
    case 'host':
    case 'host-without-port':
      return null;
  }
}

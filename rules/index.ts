/**
 * All rules, in the order in which `proxylint rules` lists them. A new rule is one folder, one line here and one in
 * `pages.ts`.
 */
import type { Rule } from '../src/lint/rule.ts';
import { rule as authenticationBypass } from './authentication-bypass/rule.ts';
import { rule as caddyVersion1 } from './caddy-version-1/rule.ts';
import { rule as deprecated } from './deprecated/rule.ts';
import { rule as directiveArguments } from './directive-arguments/rule.ts';
import { rule as directiveContext } from './directive-context/rule.ts';
import { rule as directiveDuplicate } from './directive-duplicate/rule.ts';
import { rule as duplicateHeader } from './duplicate-header/rule.ts';
import { rule as durationUnit } from './duration-unit/rule.ts';
import { rule as headerDefer } from './header-defer/rule.ts';
import { rule as headerTypo } from './header-typo/rule.ts';
import { rule as headersLeftBehind } from './headers-left-behind/rule.ts';
import { rule as includeCycle } from './include-cycle/rule.ts';
import { rule as includeMissing } from './include-missing/rule.ts';
import { rule as keepaliveLost } from './keepalive-lost/rule.ts';
import { rule as knownBadVersion } from './known-bad-version/rule.ts';
import { rule as nginxInCaddyfile } from './nginx-in-caddyfile/rule.ts';
import { rule as proxyForwardedHeaders } from './proxy-forwarded-headers/rule.ts';
import { rule as proxyHostHeader } from './proxy-host-header/rule.ts';
import { rule as proxyPath } from './proxy-path/rule.ts';
import { rule as proxyResolver } from './proxy-resolver/rule.ts';
import { rule as proxyScheme } from './proxy-scheme/rule.ts';
import { rule as streamBuffering } from './stream-buffering/rule.ts';
import { rule as suppression } from './suppression/rule.ts';
import { rule as syntax } from './syntax/rule.ts';
import { rule as timeoutNoEffect } from './timeout-no-effect/rule.ts';
import { rule as twoHandlers } from './two-handlers/rule.ts';
import { rule as undefinedVariable } from './undefined-variable/rule.ts';
import { rule as unknownDirective } from './unknown-directive/rule.ts';
import { rule as upgradeSmuggling } from './upgrade-smuggling/rule.ts';
import { rule as upstreamAffinity } from './upstream-affinity/rule.ts';
import { rule as upstreamHealth } from './upstream-health/rule.ts';
import { rule as upstreamRetry } from './upstream-retry/rule.ts';
import { rule as websocketBlocked } from './websocket-blocked/rule.ts';
import { rule as websocketCapacity } from './websocket-capacity/rule.ts';
import { rule as websocketClientMatch } from './websocket-client-match/rule.ts';
import { rule as websocketConstantUpgrade } from './websocket-constant-upgrade/rule.ts';
import { rule as websocketHandshake } from './websocket-handshake/rule.ts';
import { rule as websocketHttpVersion } from './websocket-http-version/rule.ts';
import { rule as websocketIdleTimeout } from './websocket-idle-timeout/rule.ts';
import { rule as websocketLifetime } from './websocket-lifetime/rule.ts';
import { rule as websocketLimits } from './websocket-limits/rule.ts';
import { rule as websocketRedirected } from './websocket-redirected/rule.ts';
import { rule as websocketReload } from './websocket-reload/rule.ts';
import { rule as websocketRequestAltered } from './websocket-request-altered/rule.ts';
import { rule as websocketResponseAltered } from './websocket-response-altered/rule.ts';
import { rule as websocketSubrequest } from './websocket-subrequest/rule.ts';
import { rule as websocketSwallowed } from './websocket-swallowed/rule.ts';
import { rule as websocketUnreachable } from './websocket-unreachable/rule.ts';

export const rules: readonly Rule[] = [
  websocketHandshake,
  websocketHttpVersion,
  websocketRequestAltered,
  websocketResponseAltered,
  websocketConstantUpgrade,
  websocketClientMatch,
  websocketUnreachable,
  websocketRedirected,
  websocketSwallowed,
  headersLeftBehind,
  proxyPath,
  proxyResolver,
  proxyScheme,
  twoHandlers,
  websocketSubrequest,
  websocketBlocked,
  websocketLimits,
  headerTypo,
  undefinedVariable,
  duplicateHeader,
  websocketIdleTimeout,
  websocketLifetime,
  timeoutNoEffect,
  streamBuffering,
  proxyHostHeader,
  proxyForwardedHeaders,
  upgradeSmuggling,
  authenticationBypass,
  keepaliveLost,
  upstreamAffinity,
  upstreamRetry,
  upstreamHealth,
  websocketReload,
  websocketCapacity,
  durationUnit,
  caddyVersion1,
  nginxInCaddyfile,
  knownBadVersion,
  headerDefer,
  syntax,
  unknownDirective,
  directiveContext,
  directiveArguments,
  directiveDuplicate,
  includeMissing,
  includeCycle,
  deprecated,
  suppression,
];

/** The page of every rule, as text. Imported only where a page is shown: it is most of the rules' bytes. */
import authenticationBypass from './authentication-bypass/README.md';
import caddyVersion1 from './caddy-version-1/README.md';
import deprecated from './deprecated/README.md';
import directiveArguments from './directive-arguments/README.md';
import directiveContext from './directive-context/README.md';
import directiveDuplicate from './directive-duplicate/README.md';
import duplicateHeader from './duplicate-header/README.md';
import durationUnit from './duration-unit/README.md';
import headerDefer from './header-defer/README.md';
import headerTypo from './header-typo/README.md';
import headersLeftBehind from './headers-left-behind/README.md';
import includeCycle from './include-cycle/README.md';
import includeMissing from './include-missing/README.md';
import keepaliveLost from './keepalive-lost/README.md';
import knownBadVersion from './known-bad-version/README.md';
import nginxInCaddyfile from './nginx-in-caddyfile/README.md';
import proxyForwardedHeaders from './proxy-forwarded-headers/README.md';
import proxyHostHeader from './proxy-host-header/README.md';
import proxyPath from './proxy-path/README.md';
import proxyResolver from './proxy-resolver/README.md';
import proxyScheme from './proxy-scheme/README.md';
import streamBuffering from './stream-buffering/README.md';
import suppression from './suppression/README.md';
import syntax from './syntax/README.md';
import timeoutNoEffect from './timeout-no-effect/README.md';
import twoHandlers from './two-handlers/README.md';
import undefinedVariable from './undefined-variable/README.md';
import unknownDirective from './unknown-directive/README.md';
import upgradeSmuggling from './upgrade-smuggling/README.md';
import upstreamAffinity from './upstream-affinity/README.md';
import upstreamHealth from './upstream-health/README.md';
import upstreamRetry from './upstream-retry/README.md';
import websocketBlocked from './websocket-blocked/README.md';
import websocketCapacity from './websocket-capacity/README.md';
import websocketClientMatch from './websocket-client-match/README.md';
import websocketConstantUpgrade from './websocket-constant-upgrade/README.md';
import websocketHandshake from './websocket-handshake/README.md';
import websocketHttpVersion from './websocket-http-version/README.md';
import websocketIdleTimeout from './websocket-idle-timeout/README.md';
import websocketLifetime from './websocket-lifetime/README.md';
import websocketLimits from './websocket-limits/README.md';
import websocketRedirected from './websocket-redirected/README.md';
import websocketReload from './websocket-reload/README.md';
import websocketRequestAltered from './websocket-request-altered/README.md';
import websocketResponseAltered from './websocket-response-altered/README.md';
import websocketSubrequest from './websocket-subrequest/README.md';
import websocketSwallowed from './websocket-swallowed/README.md';
import websocketUnreachable from './websocket-unreachable/README.md';

/** Markdown by rule id. */
export const pages: Readonly<Record<string, string>> = {
  'authentication-bypass': authenticationBypass,
  'caddy-version-1': caddyVersion1,
  deprecated,
  'directive-arguments': directiveArguments,
  'directive-context': directiveContext,
  'directive-duplicate': directiveDuplicate,
  'duplicate-header': duplicateHeader,
  'duration-unit': durationUnit,
  'headers-left-behind': headersLeftBehind,
  'header-defer': headerDefer,
  'header-typo': headerTypo,
  'include-cycle': includeCycle,
  'include-missing': includeMissing,
  'keepalive-lost': keepaliveLost,
  'known-bad-version': knownBadVersion,
  'nginx-in-caddyfile': nginxInCaddyfile,
  'upstream-health': upstreamHealth,
  'upstream-retry': upstreamRetry,
  'proxy-forwarded-headers': proxyForwardedHeaders,
  'proxy-host-header': proxyHostHeader,
  'proxy-path': proxyPath,
  'proxy-resolver': proxyResolver,
  'proxy-scheme': proxyScheme,
  'stream-buffering': streamBuffering,
  suppression,
  syntax,
  'timeout-no-effect': timeoutNoEffect,
  'two-handlers': twoHandlers,
  'undefined-variable': undefinedVariable,
  'unknown-directive': unknownDirective,
  'upgrade-smuggling': upgradeSmuggling,
  'upstream-affinity': upstreamAffinity,
  'websocket-blocked': websocketBlocked,
  'websocket-capacity': websocketCapacity,
  'websocket-client-match': websocketClientMatch,
  'websocket-constant-upgrade': websocketConstantUpgrade,
  'websocket-handshake': websocketHandshake,
  'websocket-http-version': websocketHttpVersion,
  'websocket-idle-timeout': websocketIdleTimeout,
  'websocket-lifetime': websocketLifetime,
  'websocket-limits': websocketLimits,
  'websocket-redirected': websocketRedirected,
  'websocket-reload': websocketReload,
  'websocket-request-altered': websocketRequestAltered,
  'websocket-response-altered': websocketResponseAltered,
  'websocket-subrequest': websocketSubrequest,
  'websocket-swallowed': websocketSwallowed,
  'websocket-unreachable': websocketUnreachable,
};

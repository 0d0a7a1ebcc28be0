/** The page of every rule, as text. Imported only where a page is shown: it is most of the rules' bytes. */
import caddyVersion1 from './caddy-version-1/README.md';
import directiveArguments from './directive-arguments/README.md';
import directiveContext from './directive-context/README.md';
import directiveDuplicate from './directive-duplicate/README.md';
import duplicateHeader from './duplicate-header/README.md';
import durationUnit from './duration-unit/README.md';
import headerTypo from './header-typo/README.md';
import includeCycle from './include-cycle/README.md';
import proxyPath from './proxy-path/README.md';
import proxyResolver from './proxy-resolver/README.md';
import proxyScheme from './proxy-scheme/README.md';
import syntax from './syntax/README.md';
import twoHandlers from './two-handlers/README.md';
import undefinedVariable from './undefined-variable/README.md';
import websocketBlocked from './websocket-blocked/README.md';
import websocketCapacity from './websocket-capacity/README.md';
import websocketClientMatch from './websocket-client-match/README.md';
import websocketConstantUpgrade from './websocket-constant-upgrade/README.md';
import websocketHandshake from './websocket-handshake/README.md';
import websocketHttpVersion from './websocket-http-version/README.md';
import websocketIdleTimeout from './websocket-idle-timeout/README.md';
import websocketLifetime from './websocket-lifetime/README.md';
import websocketLimits from './websocket-limits/README.md';
import websocketReload from './websocket-reload/README.md';
import websocketRequestAltered from './websocket-request-altered/README.md';
import websocketResponseAltered from './websocket-response-altered/README.md';
import websocketSubrequest from './websocket-subrequest/README.md';

/** Markdown by rule id. */
export const pages: Readonly<Record<string, string>> = {
  'caddy-version-1': caddyVersion1,
  'directive-arguments': directiveArguments,
  'directive-context': directiveContext,
  'directive-duplicate': directiveDuplicate,
  'duplicate-header': duplicateHeader,
  'duration-unit': durationUnit,
  'header-typo': headerTypo,
  'include-cycle': includeCycle,
  'proxy-path': proxyPath,
  'proxy-resolver': proxyResolver,
  'proxy-scheme': proxyScheme,
  syntax,
  'two-handlers': twoHandlers,
  'undefined-variable': undefinedVariable,
  'websocket-blocked': websocketBlocked,
  'websocket-client-match': websocketClientMatch,
  'websocket-constant-upgrade': websocketConstantUpgrade,
  'websocket-handshake': websocketHandshake,
  'websocket-http-version': websocketHttpVersion,
  'websocket-idle-timeout': websocketIdleTimeout,
  'websocket-lifetime': websocketLifetime,
  'websocket-request-altered': websocketRequestAltered,
  'websocket-response-altered': websocketResponseAltered,
  'websocket-subrequest': websocketSubrequest,
  'websocket-limits': websocketLimits,
  'websocket-capacity': websocketCapacity,
  'websocket-reload': websocketReload,
};

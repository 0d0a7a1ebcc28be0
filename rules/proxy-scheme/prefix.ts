/**
 * `proxy_pass` knows `http://` and `https://`, and nothing else: with `ws://`, or without a scheme, nginx does not start
 * (cases C17, C17c); where a variable hides it, requests end with 500 (measured on 1.22.1).
 */
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import { argumentSpan } from '../../src/nginx/config/context.ts';
import { HANDSHAKE } from '../../src/nginx/config/handshake-request.ts';
import { isFilledIn } from '../../src/nginx/config/proxy-target.ts';
import { evaluate } from '../../src/nginx/config/variables.ts';
import { replaceInArgument } from '../../src/nginx/edit/proxy-target.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { isOneEditAway } from '../../src/text/one-edit.ts';

export function* checkPrefix(route: NginxRoute): Generator<Report> {
  const { handler, location } = route;
  const word = handler.directive.args[0];
  if (location === null || word === undefined || word.templated || isFilledIn(word.value)) return;
  if (RIGHT.test(word.value)) return;
  const hasVariables = word.value.includes('$');
  const evaluation = { table: route.configuration.variables, probe: HANDSHAKE, at: route.context };
  const evaluated = hasVariables ? evaluate(word.value, evaluation) : null;
  const value = evaluated?.kind === 'known' ? evaluated.value : word.value;
  const wrong = wrongPrefix(value);
  if (wrong === null) return;
  const consequence = hasVariables ? 'Requests end with 500' : 'nginx does not start';
  yield {
    message: `${consequence}: ${wrong.because}; \`proxy_pass\` takes \`http://\` and \`https://\` only.${wrong.hint}`,
    span: argumentSpan(handler, 0),
    fix: fixFor(route, wrong),
  };
}

const RIGHT = /^https?:\/\//i;

interface WrongPrefix {
  /** What stands in the place of a right prefix; '' where there is none. */
  readonly written: string;
  readonly because: string;
  readonly hint: string;
  /** Null where it is not certain what was meant. */
  readonly meant: 'http://' | 'https://' | null;
}

const WEBSOCKET = ' A WebSocket begins as an HTTP request.';

function wrongPrefix(value: string): WrongPrefix | null {
  if (RIGHT.test(value)) return null;
  const [written, scheme] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(value) ?? [];
  if (written === undefined || scheme === undefined) return withoutScheme(value);
  const isWebSocket = /^wss?$/i.test(scheme);
  return {
    written,
    because: `\`${written}\` is no scheme for it`,
    hint: isWebSocket ? WEBSOCKET : '',
    meant: isWebSocket ? (scheme.length === 3 ? 'https://' : 'http://') : meantScheme(scheme.toLowerCase()),
  };
}

function meantScheme(scheme: string): WrongPrefix['meant'] {
  const isNear = { http: isOneEditAway(scheme, 'http'), https: isOneEditAway(scheme, 'https') };
  if (isNear.http === isNear.https) return null;
  return isNear.http ? 'http://' : 'https://';
}

const SERVER = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(?::(\d+))?(?:\/\S*)?$/i;
/** `BACKEND_URL`: something fills it in before nginx reads it. */
const PLACEHOLDER = /^[A-Z][A-Z0-9_]+$/;

function withoutScheme(value: string): WrongPrefix | null {
  const [slip, name] = /^(https?)(?::\/?|[^a-z0-9:/]?\/\/)(?=[a-z0-9[])/i.exec(value) ?? [];
  if (slip !== undefined && name !== undefined && !/^https?:\d/i.test(value)) {
    const meant = name.toLowerCase() === 'https' ? 'https://' : 'http://';
    return { written: slip, because: `\`${slip}\` is not \`${meant}\``, hint: '', meant };
  }
  const isSocket = value.startsWith('unix:/');
  const server = SERVER.exec(value);
  if ((!isSocket && server === null) || PLACEHOLDER.test(value)) return null;
  const meant = server?.[1] === '443' ? 'https://' : 'http://';
  return { written: '', because: `\`${value}\` has no scheme`, hint: '', meant };
}

function fixFor({ handler }: NginxRoute, { written, meant }: WrongPrefix): Fix | null {
  if (meant === null) return null;
  const place = (value: string) =>
    value.startsWith(written) && !value.startsWith('$') ? { start: 0, end: written.length } : null;
  const edit = replaceInArgument(handler, 0, place, meant);
  return edit === null ? null : { safety: 'safe', title: `write \`${meant}\``, edits: [edit] };
}

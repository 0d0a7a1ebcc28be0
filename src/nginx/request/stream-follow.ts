/**
 * Takes a connection through a server of `stream`: who may pass, TLS, the start of the handshake, and where its bytes go
 * (ngx_stream_core_run_phases, nginx 1.22.1; measured).
 */
import type { Known, Setting } from '../../route/setting.ts';
import type { Outcome } from '../../route/trace.ts';
import { argumentOf, nameOf, type Statement, spanOf, statementsAmong } from '../config/context.ts';
import { readTimeout } from '../config/upstream-request.ts';
import { fromBytes } from '../../text/bytes.ts';
import { ruleFor } from './access-phase.ts';
import { streamServer } from './stream-choice.ts';
import type { StreamSession } from './stream-session.ts';
import { type StreamTarget, streamTarget } from './stream-target.ts';

export type StreamEnd =
  /** Nobody further away is asked. */
  | { readonly kind: 'ended'; readonly outcome: Outcome }
  | {
      readonly kind: 'connects';
      readonly line: Statement;
      readonly target: Extract<StreamTarget, { kind: 'target' }>;
      /** The silence that ends it, in milliseconds: `proxy_timeout`. */
      readonly idle: Setting<number | null>;
      /** The client's TLS is passed on. */
      readonly passesTls: boolean;
      /** nginx speaks TLS of its own to the other end. */
      readonly addsTls: Known<boolean>;
      /** The PROXY protocol's header comes first. */
      readonly sendsHeader: Known<boolean>;
    };

/** Default of `proxy_timeout`, in milliseconds (documented; not measured). */
export const STREAM_TIMEOUT = 600_000;

const CODE: ReadonlySet<string> = new Set([
  'access_by_lua_block',
  'access_by_lua_file',
  'js_access',
  'js_filter',
  'js_preread',
  'preread_by_lua_block',
  'preread_by_lua_file',
]);

/** Each takes the place of the one before. */
const HANDLERS: ReadonlySet<string> = new Set([
  'proxy_pass',
  'return',
  'pass',
  'content_by_lua_block',
  'content_by_lua_file',
]);

export function followConnection(session: StreamSession): StreamEnd {
  const { listener } = session;
  const line = listener.fallback.listen.statement;
  session.step('listen', `arrives at ${listener.address}, in \`stream\``, line);
  if (listener.has('proxy_protocol'))
    session.step('assumption', 'takes it that a proxy in front sends the PROXY protocol', line);
  session.runSets();
  return access(session) ?? tls(session, line) ?? chosen(session) ?? content(session);
}

function access(session: StreamSession): StreamEnd | null {
  for (const statement of statementsAmong(session.server, CODE))
    session.doubt('code runs here and may answer', statement);
  const decided = ruleFor(session.server, session.evaluate('$remote_addr'));
  if (decided === null) return null;
  const { rule, matches } = decided;
  if (matches.kind === 'unknown') session.doubt(matches.because, rule);
  else if (nameOf(rule) === 'deny') {
    session.step('access', '`deny` refuses it', rule);
    return refused('nginx closes the connection: `deny` refuses the client', rule);
  }
  return null;
}

function tls(session: StreamSession, line: Statement | null): StreamEnd | null {
  const { client, endsTls, listener } = session;
  session.hasRead = true;
  if (!endsTls) return null;
  if (client.scheme === 'http')
    return refused(`port ${listener.port} speaks only TLS: its \`listen\` has \`ssl\``, line);
  session.step('listen', 'TLS ends here', line);
  return null;
}

function chosen(session: StreamSession): StreamEnd | null {
  const sees = session.seesHello;
  const isTold = session.endsTls || (sees.kind === 'known' && sees.value);
  const { nginx } = session.configuration.target;
  const found = streamServer(session.listener, isTold ? session.serverName : '', nginx);
  switch (found.kind) {
    case 'refused':
      return refused(found.because, session.listener.listens[1]?.listen.statement ?? null);
    case 'unknown':
      return { kind: 'ended', outcome: unknownOutcome(found.because, session.server.statement) };
    case 'server': {
      session.server = found.server;
      session.step('server', found.because, found.server.statement);
      if (isTold) {
        const { serverName } = session;
        const how = session.endsTls ? 'TLS' : '`ssl_preread`';
        const told = serverName === '' ? 'no server name' : `the server name \`${serverName}\``;
        session.step('listen', `${how} reads ${told}`, found.server.statement);
      }
      return null;
    }
  }
}

function content(session: StreamSession): StreamEnd {
  const { server } = session;
  const handler = statementsAmong(server, HANDLERS).at(-1);
  const [gap] = server.gaps;
  if (gap !== undefined) session.doubt(gap.because, server.statement);
  if (handler?.directive.conditional === true)
    session.doubt('a template decides whether this line is there', handler);
  if (handler === undefined) {
    const because = 'this server of `stream` has neither `proxy_pass` nor `return`';
    return gap === undefined
      ? refused(because, server.statement)
      : { kind: 'ended', outcome: unknownOutcome(gap.because, server.statement) };
  }
  switch (nameOf(handler)) {
    case 'proxy_pass':
      return proxyPass(session, handler);
    case 'return':
      return { kind: 'ended', outcome: returned(session, handler) };
    default: {
      const because =
        nameOf(handler) === 'pass' ? '`pass` hands the connection to a listener' : 'code answers here';
      return { kind: 'ended', outcome: unknownOutcome(because, handler) };
    }
  }
}

function proxyPass(session: StreamSession, line: Statement): StreamEnd {
  const target = streamTarget(line, session);
  const written = argumentOf(line, 0);
  switch (target.kind) {
    case 'refused':
      return refused(`nginx does not start: ${target.because}`, line);
    case 'fails':
      session.step('proxy', target.because, line);
      return refused(`nginx closes the connection: ${target.because}`, line);
    case 'unknown': {
      const because = `where \`${written}\` leads is not known: ${target.because}`;
      session.step('assumption', because, line);
      const likely = proxiedTo(session, written, line);
      return { kind: 'ended', outcome: { kind: 'unknown', because, origin: spanOf(line), likely } };
    }
    case 'target': {
      const addsTls = session.isOn('proxy_ssl');
      const passesTls = session.client.scheme === 'https' && !session.endsTls;
      const sendsHeader = session.isOn('proxy_protocol');
      const how = sendsHeader.kind === 'known' && sendsHeader.value ? ', with the PROXY header in front' : '';
      session.step('proxy', `connects to ${target.authority}${how}`, line);
      const idle = readTimeout(session.server, 'proxy_timeout', STREAM_TIMEOUT).setting;
      return { kind: 'connects', line, target, idle, passesTls, addsTls, sendsHeader };
    }
  }
}

/** What reaches the upstream are the client's own bytes. */
export function proxiedTo(
  { client }: StreamSession,
  authority: string,
  line: Statement,
): Extract<Outcome, { kind: 'proxied' }> {
  return {
    kind: 'proxied',
    upstream: `tcp://${authority}`,
    target: client.target,
    method: client.method,
    httpVersion: '1.1',
    headers: client.headers,
    status: null,
    origin: spanOf(line),
  };
}

/** `return` of `stream` sends a text and closes; somebody may have written an HTTP answer there. */
function returned(session: StreamSession, line: Statement): Outcome {
  const text = session.evaluate(argumentOf(line, 0));
  if (text.kind === 'unknown') return unknownOutcome(text.because, line);
  session.step('response', 'sends a text and closes the connection', line);
  const status = /^HTTP\/1\.[01] (\d{3})(?: |\r|\n)/.exec(fromBytes(text.value))?.[1];
  const isReadable = session.client.scheme === 'http' || session.endsTls;
  if (status !== undefined && isReadable)
    return { kind: 'response', status: Number(status), location: null, origin: spanOf(line) };
  const because = '`return` of `stream` answers with a text that is no HTTP';
  return { kind: 'refused', because, origin: spanOf(line) };
}

function refused(because: string, at: Statement | null): StreamEnd {
  return {
    kind: 'ended',
    outcome: { kind: 'refused', because, origin: at === null ? null : spanOf(at) },
  };
}

function unknownOutcome(because: string, at: Statement | null): Outcome {
  return { kind: 'unknown', because, origin: at === null ? null : spanOf(at), likely: null };
}

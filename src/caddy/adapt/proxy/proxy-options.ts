/** How the options of `reverse_proxy` are read, by name (reverseproxy/caddyfile.go). */
import { lookUp } from '../../../text/look-up.ts';
import { PRIVATE_RANGES } from '../../language/private-ranges.ts';
import { PROXY_OPTION_RELEASES } from '../../language/proxy-options.ts';
import type { AdaptContext } from '../directive-adapter.ts';
import { putHeaderChange } from '../header-changes.ts';
import type { Draft } from '../json-draft.ts';
import type { Option, OptionLine, OptionTable } from '../option-lines.ts';
import {
  putByteSize,
  putDuration,
  putDurationOrNanoseconds,
  putInteger,
  takeByteSize,
  textsOf,
} from '../option-values.ts';
import { UPSTREAM_SOURCES } from './dynamic-upstreams.ts';
import { HEALTH_CHECKS } from './health-checks.ts';
import { type ModuleKind, takeModule, takeModuleDraft } from './modules.ts';
import type { ProxyDraft } from './proxy-draft.ts';
import { readNamedResponseMatcher, readReplaceStatus } from './response-handlers.ts';
import { SELECTION_POLICIES } from './selection-policies.ts';
import { readFastCgiTransport } from './transport-fastcgi.ts';
import { readHttpTransport } from './transport-http.ts';

type ProxyOption = Option<ProxyDraft>;

/** An option whose value goes straight into the handler. */
function plain(option: Option<Draft>): ProxyOption {
  return { ...option, read: (line, proxy) => option.read(line, proxy.handler) };
}

function balancing(read: (line: OptionLine, balancing: Draft) => void): ProxyOption {
  return { read: (line, proxy) => read(line, proxy.handler.within('load_balancing', line.span)) };
}

function rewrite(field: string): ProxyOption {
  return {
    read: (line, proxy) => {
      const value = line.need('a value');
      if (value !== null) proxy.handler.within('rewrite', line.span).put(field, value.value, value.span);
      line.end();
    },
  };
}

export function proxyOptions(context: AdaptContext): OptionTable<ProxyDraft> {
  return {
    ...OPTIONS,
    lb_retry_match: balancing((line, settings) => readRetryMatch(line, settings, context)),
  };
}

const OPTIONS: OptionTable<ProxyDraft> = withReleases({
  to: { read: readUpstreams },
  dynamic: { read: readDynamic },
  lb_policy: { read: readPolicy },
  lb_retries: balancing((line, settings) => putInteger(line, settings, 'retries')),
  lb_try_duration: balancing((line, settings) => putDuration(line, settings, 'try_duration')),
  lb_try_interval: balancing((line, settings) => putDuration(line, settings, 'try_interval')),
  ...Object.fromEntries(Object.entries(HEALTH_CHECKS).map(([name, option]) => [name, plain(option)])),
  flush_interval: plain({
    read: (line, handler) => putDurationOrNanoseconds(line, handler, 'flush_interval'),
  }),
  buffer_requests: plain({ read: flag('buffer_requests') }),
  buffer_responses: plain({ read: flag('buffer_responses') }),
  max_buffer_size: plain({ read: readMaxBufferSize }),
  request_buffers: plain({ read: buffers('request_buffers') }),
  response_buffers: plain({ read: buffers('response_buffers') }),
  stream_timeout: plain({
    read: (line, handler) => putDurationOrNanoseconds(line, handler, 'stream_timeout'),
  }),
  stream_close_delay: plain({
    read: (line, handler) => putDurationOrNanoseconds(line, handler, 'stream_close_delay'),
  }),
  stream_buffer_size: plain({
    read: (line, handler) => putByteSize(line, handler, 'stream_buffer_size'),
  }),
  trusted_proxies: plain({ read: readTrustedProxies }),
  header_up: { read: (line, proxy) => readHeaderChange(line, proxy, 'request') },
  header_down: { read: (line, proxy) => readHeaderChange(line, proxy, 'response') },
  method: rewrite('method'),
  rewrite: rewrite('uri'),
  transport: { read: readTransport },
  handle_response: { read: (line, proxy) => proxy.responseBlocks.push(line.asStatement()) },
  '@': { read: readNamedResponseMatcher },
  replace_status: { read: readReplaceStatus },
  verbose_logs: plain({
    read: (line, handler) => {
      if (handler.has('verbose_logs')) line.refuse('duplicate', 'verbose_logs was given before', line.span);
      handler.put('verbose_logs', true, line.span);
    },
  }),
});

function withReleases(table: OptionTable<ProxyDraft>): OptionTable<ProxyDraft> {
  const options = Object.entries(table).map(([name, option]): [string, ProxyOption] => [
    name,
    { ...option, ...lookUp(PROXY_OPTION_RELEASES, name) },
  ]);
  return Object.fromEntries(options);
}

function readUpstreams(line: OptionLine, proxy: ProxyDraft): void {
  const words = line.rest();
  if (words.length === 0) line.refuse('arguments', 'to needs an upstream', line.name.span);
  if (!words.every((word) => proxy.addUpstream(word, line.context))) line.giveUp();
}

function readDynamic(line: OptionLine, proxy: ProxyDraft): void {
  const source = takeModule(line, UPSTREAM_SOURCES);
  if (source !== null) proxy.handler.putAlways('dynamic_upstreams', source, line.span);
}

function readPolicy(line: OptionLine, proxy: ProxyDraft): void {
  const settings = proxy.handler.within('load_balancing', line.span);
  if (settings.has('selection_policy')) {
    line.refuse('duplicate', 'the load balancing policy was given before; keep one of them', line.span);
  }
  const policy = takeModule(line, SELECTION_POLICIES);
  if (policy !== null) settings.putAlways('selection_policy', policy, line.span);
}

/** A matcher in one line, or a block of them; none at all lets every request be tried again. */
function readRetryMatch(line: OptionLine, settings: Draft, context: AdaptContext): void {
  line.rest();
  line.block();
  settings.append('retry_match', [context.nestedMatcherSet(line.statement)], line.span);
}

function flag(field: string) {
  return (line: OptionLine, handler: Draft): void => {
    line.end();
    handler.put(field, true, line.span);
  };
}

function readMaxBufferSize(line: OptionLine, handler: Draft): void {
  const size = takeByteSize(line);
  line.end();
  if (size !== null) handler.put('max_buffer_size', size.value, size.span);
}

/** A size, or `unlimited`, which is -1. */
function buffers(field: string) {
  return (line: OptionLine, handler: Draft): void => {
    if (line.peek()?.value === 'unlimited') {
      const word = line.next();
      handler.put(field, -1, word?.span ?? line.span);
    } else putByteSize(line, handler, field);
    line.end();
  };
}

function readTrustedProxies(line: OptionLine, handler: Draft): void {
  for (const word of line.rest()) {
    const ranges = word.value === 'private_ranges' ? PRIVATE_RANGES : textsOf([word]);
    handler.append('trusted_proxies', ranges, word.span);
  }
}

function readHeaderChange(line: OptionLine, proxy: ProxyDraft, side: 'request' | 'response'): void {
  putHeaderChange(line, proxy.handler.within('headers', line.span).within(side, line.span));
}

const TRANSPORTS: ModuleKind = {
  what: 'a transport',
  key: 'protocol',
  modules: { http: { read: readHttpTransport }, fastcgi: { read: readFastCgiTransport } },
};

function readTransport(line: OptionLine, proxy: ProxyDraft): void {
  if (proxy.hasFixedTransport && line.hasMore) {
    line.refuse('duplicate', 'this directive brings its own transport; remove this one', line.span);
  }
  const taken = takeModuleDraft(line, TRANSPORTS);
  if (taken !== null) proxy.transport = taken;
}

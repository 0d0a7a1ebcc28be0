/** What depends on the release, and where problems are; that the rest is as in Caddy is shown against Caddy itself. */
import { describe, expect, it } from 'vitest';
import { adapted, blamedIn, handlersOf } from '../adapted.ts';

const proxy = (lines: string): string => `reverse_proxy app:3000 {\n${lines}\n}`;

describe('options of one release or another', () => {
  it.each([
    ['stream_timeout 1h', '2.6.2', '2.7.0'],
    ['stream_close_delay 5m', '2.6.2', '2.7.0'],
    ['request_buffers 4KiB', '2.6.3', '2.6.4'],
    ['stream_buffer_size 64KiB', '2.11.2', '2.11.3'],
    ['health_passes 2', '2.7.6', '2.8.0'],
    ['health_method HEAD', '2.8.4', '2.9.0'],
    ['verbose_logs', '2.6.2', '2.7.0'],
  ])('%s: not in %s, but in %s', (line, before, since) => {
    const [problem, ...others] = adapted(`:80 {\n${proxy(line)}\n}\n`, before).problems;
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'unknown-option' });
    expect(since.startsWith(problem?.version?.since ?? '?')).toBe(true);
    expect(blamedIn(proxy(line), since)).toEqual([]);
  });

  it('buffers without a size are gone since 2.8', () => {
    expect(blamedIn(proxy('buffer_responses'), '2.7.6')).toEqual([]);
    const [problem] = adapted(`:80 {\n${proxy('buffer_responses')}\n}\n`, '2.8.0').problems;
    expect(problem).toMatchObject({ version: { until: '2.8' } });
    expect(problem?.message).toContain('response_buffers');
  });

  it('options of the transport and policies have releases too', () => {
    const transport = proxy('transport http {\nproxy_protocol v2\n}');
    expect(blamedIn(transport, '2.6.2')).toEqual(['unknown-option proxy_protocol']);
    expect(blamedIn(transport, '2.7.0')).toEqual([]);
    expect(blamedIn(proxy('lb_policy client_ip_hash'), '2.6.2')).toEqual(['unknown-option client_ip_hash']);
  });
});

describe('the word to blame', () => {
  it.each([
    ['lb_try_duration 5', 'value 5'],
    ['max_fails many', 'value many'],
    ['transport http {\nread_buffer big\n}', 'value big'],
    ['lb_try_duration', 'arguments lb_try_duration'],
    ['header_up A b c d', 'arguments d'],
    ['header_up ?A b', 'value ?A'],
    ['method GET POST', 'arguments POST'],
    ['lb_try_duration 5s more', 'unknown-option more'],
    ['header_up A b {\n}', 'arguments {'],
    ['to http://other', null],
    ['to https://other http://third', 'value http://third'],
    ['handle_response @none {\n}', 'matcher @none'],
    ['health_uris /x', 'unknown-option health_uris'],
  ])('%s', (line, blame) => {
    expect(blamedIn(proxy(line))).toEqual(blame === null ? [] : [blame]);
  });

  it('ws:// is refused with what to write', () => {
    const [problem] = adapted(':80 {\nreverse_proxy ws://app:3000\n}\n').problems;
    expect(problem?.message).toContain('http://');
  });
});

describe('what is not known', () => {
  it('is never a problem', () => {
    expect(blamedIn('reverse_proxy {$UPSTREAM} {\nlb_try_duration {$WAIT} more\nmax_fails {$N}\n}')).toEqual(
      [],
    );
    expect(blamedIn('reverse_proxy a {$UPSTREAM} https://b')).toEqual([]);
    expect(blamedIn('reverse_proxy {$UPSTREAM} {\ntransport http {\ntls\n}\n}')).toEqual([]);
  });

  it('may come from a plugin, unless it is a slip', () => {
    expect(blamedIn(proxy('lb_policy weighted_by_moon'))).toEqual([]);
    expect(blamedIn(proxy('transport ntlm {\nx\n}'))).toEqual([]);
    expect(blamedIn(proxy('lb_policy randon'))).toEqual(['value randon']);
  });
});

describe('php_fastcgi', () => {
  it('falls back to its index, and keeps the query of a redirect, since 2.9', () => {
    const [redirect] = handlersOf('php_fastcgi fpm:9000');
    expect(redirect).toMatchObject({
      headers: { Location: ['{http.request.orig_uri.path}/{http.request.orig_uri.prefixed_query}'] },
    });
    expect(handlersOf('php_fastcgi fpm:9000 {\ntry_files {path} /app.php\n}')).toHaveLength(2);
    expect(handlersOf('php_fastcgi fpm:9000 {\ntry_files {path} /app.php\n}', '2.6.2')).toHaveLength(3);
  });
});

describe('forward_auth', () => {
  const gateway = 'forward_auth auth:9091 {\nuri /verify\ncopy_headers Remote-User\n}';
  const handlers = (version: string): number => {
    const [proxied] = handlersOf(gateway, version) as readonly { handle_response: { routes: unknown[] }[] }[];
    return proxied?.handle_response[0]?.routes.length ?? 0;
  };

  it('copies what was sent since 2.9, and takes away what the client sent since 2.11.2', () => {
    expect(handlers('2.6.2')).toBe(1);
    expect(handlers('2.9.0')).toBe(2);
    expect(handlers('2.11.2')).toBe(3);
  });

  it('must know what to ask', () => {
    expect(blamedIn('forward_auth auth:9091')).toEqual(['arguments forward_auth']);
  });
});

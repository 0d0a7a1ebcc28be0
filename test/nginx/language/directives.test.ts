/** The directive table: what nginx knows about its own directives. */
import { describe, expect, it } from 'vitest';
import {
  allowsArgumentCount,
  defaultIn,
  directiveNames,
  isAllowedIn,
  isBlockDirective,
  isKnownDirective,
  isPresentIn,
  lookUpDirective,
} from '../../../src/nginx/language/directives.ts';

const only = (name: string, module: string) => {
  const form = lookUpDirective(name).find((each) => each.module === module);
  if (form === undefined) throw new Error(`${name} of ${module} is not in the table`);
  return form;
};

describe('the directive table', () => {
  it('knows the directives of nginx, NGINX Plus and widespread modules', () => {
    expect([...directiveNames()].length).toBeGreaterThan(900);
    for (const name of [
      'proxy_pass',
      'health_check',
      'js_content',
      'otel_trace',
      'acme_issuer',
      'more_set_headers',
      'content_by_lua_file',
    ]) {
      expect(isKnownDirective(name), name).toBe(true);
    }
    expect(isKnownDirective('proxy_pas')).toBe(false);
    expect(lookUpDirective('constructor')).toEqual([]);
  });

  it('has a form for each module that defines the name', () => {
    expect(lookUpDirective('server').map(({ module, block }) => `${module} ${block}`)).toEqual(
      expect.arrayContaining([
        'ngx_http_core_module true',
        'ngx_http_upstream_module false',
        'ngx_stream_core_module true',
      ]),
    );
  });

  it('knows contexts', () => {
    const header = only('proxy_set_header', 'ngx_http_proxy_module');
    expect(['http', 'server', 'location'].every((context) => isAllowedIn(header, context as 'http'))).toBe(
      true,
    );
    expect(isAllowedIn(header, 'if in location')).toBe(false);
    expect(isAllowedIn(only('proxy_pass', 'ngx_http_proxy_module'), 'if in location')).toBe(true);
    expect(isAllowedIn(only('listen', 'ngx_stream_core_module'), 'stream server')).toBe(true);
    expect(isAllowedIn(only('include', 'ngx_core_module'), 'upstream')).toBe(true);
  });

  it('knows argument counts', () => {
    expect(
      [0, 1, 2, 3].filter((count) => allowsArgumentCount(lookUpDirective('proxy_set_header'), count)),
    ).toEqual([2]);
    expect([0, 1, 2, 3].filter((count) => allowsArgumentCount(lookUpDirective('return'), count))).toEqual([
      1, 2,
    ]);
    expect([0, 1, 9].filter((count) => allowsArgumentCount(lookUpDirective('server_name'), count))).toEqual([
      1, 9,
    ]);
    expect(allowsArgumentCount(lookUpDirective('no_such_directive'), 7)).toBe(true);
  });

  it('knows blocks, and which of them are lists', () => {
    expect(['location', 'map', 'types', 'upstream', 'geoip2'].every(isBlockDirective)).toBe(true);
    expect(['root', 'content_by_lua_block'].some(isBlockDirective)).toBe(false);
    expect(only('map', 'ngx_http_map_module').freeBody).toBe(true);
    expect(only('location', 'ngx_http_core_module').freeBody).toBe(false);
  });

  it('knows how values are read', () => {
    expect(only('proxy_read_timeout', 'ngx_http_proxy_module').valueKind).toBe('milliseconds');
    expect(only('ssl_session_timeout', 'ngx_http_ssl_module').valueKind).toBe('seconds');
    expect(only('proxy_buffering', 'ngx_http_proxy_module').valueKind).toBe('flag');
    expect(only('proxy_http_version', 'ngx_http_proxy_module').allowedWords).toEqual(['1.0', '1.1', '2']);
  });

  it('knows what a repetition does', () => {
    expect(only('proxy_read_timeout', 'ngx_http_proxy_module').repetition).toBe('error');
    expect(only('proxy_set_header', 'ngx_http_proxy_module').repetition).toBe('accumulates');
  });

  it.each([
    ['http2', 'ngx_http_v2_module', '1.25.0', '1.25.1'],
    ['keepalive_time', 'ngx_http_core_module', '1.19.9', '1.19.10'],
    ['sticky', 'ngx_http_upstream_module', '1.29.5', '1.29.6'],
    ['tunnel_pass', 'ngx_http_tunnel_module', '1.30.4', '1.31.0'],
  ])('knows that %s of %s is not in %s but in %s', (name, module, before, since) => {
    expect(isPresentIn(only(name, module), before)).toBe(false);
    expect(isPresentIn(only(name, module), since)).toBe(true);
  });

  it('knows what was removed', () => {
    expect(isPresentIn(only('ssl', 'ngx_http_ssl_module'), '1.24.0')).toBe(true);
    expect(isPresentIn(only('ssl', 'ngx_http_ssl_module'), '1.25.1')).toBe(false);
  });

  it('knows defaults, and those that a release changed', () => {
    expect(defaultIn(only('proxy_read_timeout', 'ngx_http_proxy_module'), '1.22.1')).toBe('60s');
    const version = only('proxy_http_version', 'ngx_http_proxy_module');
    expect([defaultIn(version, '1.29.6'), defaultIn(version, '1.29.7')]).toEqual(['1.0', '1.1']);
    const keepalive = only('keepalive', 'ngx_http_upstream_module');
    expect([defaultIn(keepalive, '1.29.6'), defaultIn(keepalive, '1.29.7')]).toEqual([null, '32 local']);
    expect(defaultIn(only('proxy_pass', 'ngx_http_proxy_module'), '1.30.4')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import {
  H2C_REQUEST,
  HANDSHAKE,
  MIXED_CASE_HANDSHAKE,
  ORDINARY_REQUEST,
} from '../../../src/nginx/config/handshake-request.ts';
import { evaluate } from '../../../src/nginx/config/variables.ts';
import { load } from './loading.ts';

function valueFor(http: string, probe = HANDSHAKE, text = '$v') {
  const configuration = load(`events {} http { ${http} }`);
  const at = configuration.http ?? configuration.main;
  const value = evaluate(text, { table: configuration.variables, probe, at });
  return value.kind === 'known' ? value.value : null;
}

describe('a map', () => {
  it('compares without case (case A12)', () => {
    expect(valueFor('map $http_upgrade $v { websocket upgrade; }', MIXED_CASE_HANDSHAKE)).toBe('upgrade');
  });

  it('gives the empty string where nothing matches and there is no default (case A13)', () => {
    expect(valueFor("map $http_upgrade $v { '' close; }")).toBe('');
  });

  it('falls back on its default', () => {
    const documented = "map $http_upgrade $v { default upgrade; '' close; }";
    expect(valueFor(documented)).toBe('upgrade');
    expect(valueFor(documented, ORDINARY_REQUEST)).toBe('close');
    expect(valueFor(documented, H2C_REQUEST)).toBe('upgrade');
  });

  it('tries strings before patterns, and patterns in order', () => {
    expect(valueFor('map $http_upgrade $v { ~web 1; ~socket 2; }')).toBe('1');
    expect(valueFor('map $http_upgrade $v { ~web 1; websocket 2; }')).toBe('2');
    expect(valueFor('map $http_upgrade $v { ~*^WEBSOCKET$ 1; }')).toBe('1');
    expect(valueFor('map $http_upgrade $v { ~^WEBSOCKET$ 1; default 2; }')).toBe('2');
  });

  it('reads patterns as PCRE does', () => {
    expect(valueFor("map $http_upgrade $v { '~(?i)^WEB(?=sock)' 1; default 2; }")).toBe('1');
    expect(valueFor("map $http_upgrade $v { '~^[[:upper:]]' 1; default 2; }")).toBe('2');
    expect(valueFor("map $http_upgrade $v { '~^w(?<x>e)b' '$x'; default 2; }")).toBe('e');
    expect(valueFor("map $http_upgrade $v { '~^w(e)b' '$1'; default 2; }")).toBe('e');
    expect(valueFor("map $http_upgrade $v { '~(?R)' 1; default 2; }")).toBeNull();
  });

  it('gives values with variables in them, and may rest on another map', () => {
    expect(valueFor('map $http_upgrade $v { default $http_upgrade; }')).toBe('websocket');
    expect(valueFor('map $http_upgrade $u { websocket yes; } map $u $v { yes upgrade; }')).toBe('upgrade');
  });

  it('that is defined twice is the last one (case A43)', () => {
    expect(valueFor('map $http_upgrade $v { default a; } map $http_upgrade $v { default b; }')).toBe('b');
  });

  it('is unknown where its source is, unless every entry gives the same', () => {
    expect(valueFor('map $http_host $v { a 1; default 2; }')).toBeNull();
    expect(valueFor('map $http_host $v { a 1; default 1; }')).toBe('1');
  });

  it('is unknown where what a pattern matches is not known, or an entry is included from elsewhere', () => {
    expect(valueFor('map $http_upgrade $v { "~(?(?=w)web)" 1; default 2; }')).toBeNull();
    expect(valueFor('map $http_upgrade $v { include /srv/map.conf; default 2; }')).toBeNull();
  });

  it('that refers to itself is unknown, not a hang', () => {
    expect(valueFor('map $v $v { default 1; a 2; }')).toBeNull();
  });
});

describe('variables', () => {
  it('of headers that no browser sends are empty (case A15)', () => {
    expect(valueFor('', HANDSHAKE, '$http_upgarde')).toBe('');
  });

  it('of headers that a browser or a proxy in front may send are unknown', () => {
    for (const name of ['$http_x_forwarded_proto', '$http_origin', '$http_cookie']) {
      expect(valueFor('', HANDSHAKE, name)).toBeNull();
    }
  });

  it('are written with or without braces, in any case', () => {
    expect(valueFor('', HANDSHAKE, 'a-${http_upgrade}-$HTTP_CONNECTION')).toBe('a-websocket-Upgrade');
  });
});

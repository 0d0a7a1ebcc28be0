/** Which variables a value holds. Where nginx looks for them is held by `test/conformance/nginx-variables.test.ts`. */
import { describe, expect, it } from 'vitest';
import { variablesDefinedBy, variablesIn } from '../../../src/nginx/language/variable-use.ts';
import { isBuiltInVariable } from '../../../src/nginx/language/variables.ts';
import { parse } from '../syntax/outline.ts';

describe('the variables in a value', () => {
  it.each([
    ['$host', ['host']],
    ['${host}', ['host']],
    ['http://$host:$server_port$request_uri', ['host', 'server_port', 'request_uri']],
    ['$host.$a-b', ['host', 'a']],
    ['/$1/$2', ['1', '2']],
    ['$10', ['1']],
    ['no variables', []],
    ['a$', []],
    ['$-', []],
    ['${open', []],
    ['$$host', ['host']],
  ])('%s', (value, names) => expect(variablesIn(value).map(({ name }) => name)).toEqual(names));

  it('have offsets', () => {
    const value = 'a ${host} $b';
    expect(variablesIn(value).map(({ start, end }) => value.slice(start, end))).toEqual(['${host}', '$b']);
  });
});

describe('the variables that a directive defines', () => {
  const definedBy = (text: string) => {
    const [directive] = parse(text).children;
    return directive === undefined ? [] : variablesDefinedBy(directive, null);
  };

  it.each([
    ['set $a b;', ['a']],
    ['map $a $b { }', ['b']],
    ['geo $a { }', ['a']],
    ['location ~ ^/(?<a>\\w+)/(?<b>\\w+)$ { }', ['a', 'b']],
    ['js_set $a main.f;', ['a']],
    ['set_by_lua_block $a { return 1 }', ['a']],
    ['set_escape_uri $a $b;', ['a']],
    ['lua_add_variable $a;', ['a']],
    ['array_split "," $a to=$b;', ['b']],
    ['return $a;', []],
    ['proxy_set_header A $a;', []],
  ])('%s', (text, names) => expect(definedBy(text)).toEqual(names));

  it('are entries in a block of geoip2', () => {
    const [block] = parse('geoip2 /a.mmdb { $country default=x country iso_code; }').children;
    const [entry] = block?.block?.children ?? [];
    expect(entry === undefined || block === undefined ? [] : variablesDefinedBy(entry, block)).toEqual([
      'country',
    ]);
  });
});

describe('a built-in variable', () => {
  it.each([
    'host',
    'HOST',
    'http_upgrade',
    'sent_http_x',
    'arg_a',
    'cookie_b',
    'upstream_cache_status',
    'jwt_claim_sub',
  ])('is $%s', (name) => expect(isBuiltInVariable(name)).toBe(true));
  it.each(['connection_upgrade', 'hosts', 'constructor', ''])('is not $%s', (name) =>
    expect(isBuiltInVariable(name)).toBe(false),
  );
});

/** What `set` gives a variable, line by line. */
import { describe, expect, it } from 'vitest';
import { linesNaming } from '../../../src/nginx/config/upstream-request.ts';
import { routeOf } from './loading.ts';

/** What the upstream receives as X-Test. */
function sent(serverLines: string, locationLines = ''): string | null {
  const route = routeOf(`server {
    ${serverLines}
    location / {
      ${locationLines}
      proxy_set_header X-Test $test;
      proxy_pass http://127.0.0.1:9000;
    }
  }`);
  const [line] = linesNaming(route.request, 'x-test');
  return line?.value.kind === 'known' ? line.value.value : null;
}

describe('a variable that is set', () => {
  it.each([
    ['once', 'set $test a;', '', 'a'],
    ['twice', 'set $test a; set $test b;', '', 'b'],
    ['in the location too', 'set $test a;', 'set $test b;', 'b'],
    ['from what it was', 'set $test a;', 'set $test "${test}b";', 'ab'],
    ['from what it never was', 'set $test "${test}b";', '', 'b'],
    ['where a condition holds', 'set $test a; if ($http_upgrade) { set $test "${test}b"; }', '', 'ab'],
    ['where one does not hold', 'set $test a; if ($http_no) { set $test b; }', '', 'a'],
    ['step by step in a condition', 'if ($http_upgrade) { set $test a; set $test "${test}b"; }', '', 'ab'],
    ['where nobody can tell', 'set $test a; if ($remote_addr = 1) { set $test b; }', '', null],
    ['by a module', 'set_by_lua $test "return 1";', '', null],
    ['by a module in a condition', 'if ($http_upgrade) { set_by_lua $test "return 1"; }', '', null],
    ['in a circle', 'set $test $other; set $other $test;', '', ''],
  ])('%s', (_, server, location, expected) => {
    expect(sent(server, location)).toBe(expected);
  });

  it('grows with every line, as far as a request may hold it', () => {
    const doubled = 'set $test "${test}b$test"; ';
    expect(sent('set $test a;', doubled.repeat(10))).toHaveLength(2 ** 11 - 1);
    expect(sent('set $test a;', doubled.repeat(60))).toBeNull();
  });
});

/** What Caddy refuses in JSON: what we say of its structures, and what the real Caddy says of the same texts. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { checkStructure } from '../../../src/caddy/json/check.ts';
import { readJson } from '../../../src/caddy/json/read.ts';
import { allFindings } from '../../../src/lint/run.ts';
import { SourceFile } from '../../../src/text/source-file.ts';
import { spanText } from '../../../src/text/span.ts';
import { describeWith, needsCaddy } from '../../proof/harness/requirements.ts';
import { fixedJson, jsonOf, judgedJson, refusalByCaddy, serverWith, type Value } from './documents.ts';

function problemsIn(text: string, version: string): readonly string[] {
  const { node } = readJson(new SourceFile('/caddy.json', text));
  if (node?.kind !== 'object') throw new Error('no object');
  return checkStructure(node, version).map(
    ({ code, message, span }) => `${code} at ${spanText(span)}: ${message}`,
  );
}

function handling(handler: Value): string {
  return serverWith({ routes: [{ handle: [handler] }] });
}

const PROXY = { handler: 'reverse_proxy', upstreams: [{ dial: 'app:3000' }] };

describe('the structures of Caddy', () => {
  test('have no members but their own', () => {
    expect(problemsIn(serverWith({ routes: [{ handel: [] }] }), '2.11.4')).toEqual([
      'unknown-option at handel: `"routes"` has no member `"handel"`',
    ]);
  });

  test('take values of their types', () => {
    expect(problemsIn(serverWith({ listen: ':443', read_timeout: 1.5 }), '2.11.4')).toEqual([
      'value at ":443": `"listen"` takes a list of texts, not a text',
      'value at 1.5: `"read_timeout"` takes a duration such as `"5m"`, not this number',
    ]);
  });

  test('grow with the releases', () => {
    const text = handling({ ...PROXY, stream_close_delay: '5m', buffer_responses: true });
    expect(problemsIn(text, '2.6.2')).toEqual([
      'unknown-option at stream_close_delay: `"stream_close_delay"` came with 2.7',
    ]);
    expect(problemsIn(text, '2.11.4')).toEqual([
      'unknown-option at buffer_responses: 2.8 took `"buffer_responses"` away',
    ]);
  });

  test('may be those of plugins', () => {
    const text = serverWith({
      routes: [{ match: [{ geoip: { a: 1 } }], handle: [{ handler: 'rate_limit', zone: 1 }] }],
    });
    expect(allFindings(judgedJson(text)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('keep their meaning with an `@id` and in any letter case', () => {
    expect(problemsIn(serverWith({ '@id': 'main', Read_Timeout: '5s' }), '2.11.4')).toEqual([]);
  });
});

describe('the rules', () => {
  test('repair a slip', () => {
    const slip = handling({ ...PROXY, flush_intervall: -1 });
    expect(fixedJson(slip).text).toBe(handling({ ...PROXY, flush_interval: -1 }));
    const module = handling({ ...PROXY, handler: 'reverse_porxy' });
    expect(fixedJson(module).text).toBe(handling(PROXY));
  });

  test('show what is no JSON at its place', () => {
    const [finding, ...others] = allFindings(judgedJson('{ "apps": { "http": { "servers": [ } } }'));
    expect(others).toEqual([]);
    expect(finding?.rule).toBe('syntax');
  });

  test('say nothing about a template that has still to be rendered', () => {
    expect(allFindings(judgedJson('{ "apps": {{ apps }} }'))).toEqual([]);
  });

  test('tell a number without its unit from one that is meant', () => {
    const text = (delay: Value) => handling({ ...PROXY, stream_close_delay: delay });
    expect(allFindings(judgedJson(text(300))).map(({ rule }) => rule)).toContain('duration-unit');
    expect(fixedJson(text(300)).text).toBe(text('300s'));
    expect(fixedJson(text('300')).text).toBe(text('300s'));
    for (const right of ['5m', 300_000_000_000])
      expect(allFindings(judgedJson(text(right))).map(({ rule }) => rule)).not.toContain('duration-unit');
  });
});

// — the real Caddy ———————————————————————————————————————————————————————————————————————————————————————————————————

/** One of everything that 2.6.2 has. */
const WHOLE: Value = {
  apps: {
    http: {
      servers: {
        srv0: {
          listen: ['127.0.0.1:8443'],
          read_timeout: '5s',
          idle_timeout: 60_000_000_000,
          automatic_https: { disable: true, skip: ['a.test'] },
          logs: { should_log_credentials: true, skip_hosts: ['a.test'] },
          errors: { routes: [{ handle: [{ handler: 'error', error: 'x', status_code: 404 }] }] },
          routes: [
            {
              group: 'group0',
              match: [
                {
                  host: ['a.test'],
                  path: ['/a*'],
                  not: [{ header: { X: ['y'] } }],
                  header_regexp: { A: { name: 'n', pattern: 'x' } },
                  path_regexp: { pattern: 'x' },
                  expression: 'true',
                  file: { try_files: ['a'], try_policy: 'first_exist' },
                  remote_ip: { ranges: ['10.0.0.0/8'] },
                  query: { q: ['*'] },
                  vars: { a: ['b'] },
                },
              ],
              handle: [
                {
                  handler: 'reverse_proxy',
                  upstreams: [{ dial: 'a:1', max_requests: 3 }],
                  transport: {
                    protocol: 'http',
                    versions: ['1.1'],
                    tls: { server_name: 'x' },
                    keep_alive: { enabled: false },
                    read_timeout: 3_000_000_000,
                  },
                  load_balancing: { selection_policy: { policy: 'header', field: 'X' }, try_duration: '2s' },
                  health_checks: { passive: { max_fails: 3, unhealthy_status: [5] } },
                  headers: {
                    request: {
                      set: { A: ['b'] },
                      delete: ['C'],
                      replace: { D: [{ search: 'a', replace: 'b' }] },
                    },
                    response: { deferred: true, add: { Z: ['1'] }, require: { status_code: [2] } },
                  },
                  flush_interval: -1,
                  handle_response: [
                    { match: { status_code: [4] }, routes: [{ handle: [{ handler: 'copy_response' }] }] },
                  ],
                  rewrite: { method: 'GET', uri: '/x' },
                },
              ],
              terminal: true,
            },
            {
              handle: [
                { handler: 'encode', encodings: { gzip: { level: 3 }, zstd: {} }, prefer: ['gzip'] },
                { handler: 'vars', root: '/x' },
                { handler: 'subroute', routes: [{ handle: [{ handler: 'file_server', hide: ['x'] }] }] },
                { handler: 'request_body', max_size: 3 },
                { handler: 'static_response', body: 'x', status_code: '200', headers: { A: ['b'] } },
              ],
            },
          ],
        },
      },
    },
  },
};

type Path = readonly (string | number)[];

function pathsIn(value: Value, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, child]) => pathsIn(child, [...path, name]))];
}

type Change = 'value' | 'rename' | 'add' | 'remove';

/** A copy in which one thing is other. */
function changed(value: Value, [step, ...rest]: Path, change: Change, to: Value): Value {
  if (typeof value !== 'object' || value === null || step === undefined) return value;
  const isList = Array.isArray(value);
  const entries = Object.entries(value).flatMap(([name, child]) =>
    name === String(step) ? entriesOf(name, child, rest, change, to, isList) : [[name, child] as const],
  );
  return isList ? entries.map(([, child]) => child) : Object.fromEntries(entries);
}

function entriesOf(
  name: string,
  child: Value,
  rest: Path,
  change: Change,
  to: Value,
  isList: boolean,
): readonly (readonly [string, Value])[] {
  if (rest.length > 0) return [[name, changed(child, rest, change, to)]];
  switch (change) {
    case 'value':
      return [[name, to]];
    case 'rename':
      return [[isList ? name : `${name}x`, child]];
    case 'remove':
      return [];
    case 'add': {
      const isObject = typeof child === 'object' && child !== null && !Array.isArray(child);
      return [[name, isObject ? { ...child, strange: to } : child]];
    }
  }
}

/** What is refused for what the structure says, and not for what it means: an expression, an address, a pattern. */
const ABOUT_STRUCTURE = /unknown field|cannot unmarshal|time: |module name not specified/;

describeWith([needsCaddy], 'what the real Caddy 2.6.2 refuses', () => {
  const paths = pathsIn(WHOLE).filter((path) => path.length > 2);
  const value = fc.constantFrom<Value>(null, 1, 1.5, -1, 'x', '5s', '5', true, [], ['a'], [1], {}, { a: 1 });
  const change = fc.constantFrom<Change>('value', 'rename', 'add', 'remove');

  it('is not this', () => {
    expect(refusalByCaddy(jsonOf(WHOLE))).toBeNull();
    expect(problemsIn(jsonOf(WHOLE), '2.6.2')).toEqual([]);
  });

  it('is what we find, and nothing else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), change, value, (path, how, to) => {
        const text = jsonOf(changed(WHOLE, path, how, to));
        // A slip of a module's name may be the name of a plugin, of which nobody knows the members.
        const durations = allFindings(judgedJson(text, '2.6.2')).filter(
          ({ rule }) => rule === 'duration-unit',
        );
        const problems = [
          ...problemsIn(text, '2.6.2').filter((problem) => !/^unknown-directive/.test(problem)),
          ...durations.filter(({ severity }) => severity === 'error').map(({ message }) => message),
        ];
        const refusal = refusalByCaddy(text);
        const isRefused = refusal !== null && ABOUT_STRUCTURE.test(refusal);
        if (problems.length > 0) expect([text, refusal]).not.toEqual([text, null]);
        else expect([text, isRefused ? refusal : null]).toEqual([text, null]);
      }),
      { numRuns: 120 },
    );
  }, 120_000);
});

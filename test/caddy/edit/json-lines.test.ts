/** Lines that fixes add to a `reverse_proxy`, in JSON: members that say the same, among those that are there. */
import { describe, expect, test } from 'vitest';
import { insertBefore, insertInBlock } from '../../../src/caddy/edit/insert.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { configurationOf, type Value } from '../json/documents.ts';

const LAYOUTS = ['', '\t', 2, 4] as const;

function textOf(proxy: Value, layout: string | number): string {
  const routes = [{ handle: [proxy] }];
  return JSON.stringify({ apps: { http: { servers: { srv0: { routes } } } } }, null, layout);
}

function proxyIn(text: string) {
  const [route] = configurationOf(text).routes;
  if (route === undefined) throw new Error('no route');
  return route.proxy;
}

/** The proxy with the lines; null where they cannot be said. */
function withLines(proxy: Value, lines: readonly string[], layout: string | number): string | null {
  const text = textOf(proxy, layout);
  const edits = insertInBlock(proxyIn(text), lines);
  const applied = edits === null ? null : applyEdits(text, edits);
  return applied?.kind === 'applied' ? applied.text : null;
}

const PROXY = { handler: 'reverse_proxy', upstreams: [{ dial: 'app:1' }] };

describe.each(LAYOUTS)('JSON that is indented by %j', (layout) => {
  test.each<readonly [readonly string[], { readonly [name: string]: Value }]>([
    [['stream_close_delay 5m'], { stream_close_delay: '5m' }],
    [['lb_policy ip_hash'], { load_balancing: { selection_policy: { policy: 'ip_hash' } } }],
    [['header_up Host {hostport}'], { headers: { request: { set: { Host: ['{http.request.hostport}'] } } } }],
    [
      ['header_up -Connection', 'header_up -Upgrade'],
      { headers: { request: { delete: ['Connection', 'Upgrade'] } } },
    ],
    [
      ['lb_try_duration 2s', 'fail_duration 10s'],
      { load_balancing: { try_duration: '2s' }, health_checks: { passive: { fail_duration: '10s' } } },
    ],
    [['rewrite /app{uri}'], { rewrite: { uri: '/app{http.request.uri}' } }],
  ])('takes %j as new members, at the end and in its indentation', (lines, added) => {
    expect(withLines(PROXY, lines, layout)).toBe(textOf({ ...PROXY, ...added }, layout));
  });

  test('takes what is new into the objects and lists that are there', () => {
    const before = {
      ...PROXY,
      headers: { request: { set: { A: ['b'] }, delete: ['X'] } },
      flush_interval: -1,
    };
    const lines = ['header_up -Connection', 'header_up Host {host}'];
    const after = withLines(before, lines, layout) ?? '';
    expect(JSON.parse(after)).toEqual(
      JSON.parse(
        textOf(
          {
            ...before,
            headers: {
              request: { set: { A: ['b'], Host: ['{http.request.host}'] }, delete: ['X', 'Connection'] },
            },
          },
          layout,
        ),
      ),
    );
  });

  test('does not take what stands there with another value, nor what is not known', () => {
    expect(withLines({ ...PROXY, stream_close_delay: '1s' }, ['stream_close_delay 5m'], layout)).toBeNull();
    expect(withLines(PROXY, ['strange thing'], layout)).toBeNull();
  });
});

test('No line of a Caddyfile is put before anything in JSON', () => {
  expect(insertBefore(proxyIn(textOf(PROXY, 2)), ['header -Server'])).toBeNull();
});

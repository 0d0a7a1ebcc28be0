/** The generator: a number names a case for good, and its requests meet the file. */
import { expect, it } from 'vitest';
import { generateCase } from './generate-case.ts';
import { print } from './print.ts';
import { everyLine } from './tree.ts';

const places = {
  listeners: [80, 443, 8080, 8443],
  upstreams: [9000, 9001, 9002, 9003],
  permission: 9009,
  h2c: 9100,
  secure: 9101,
  fastCgi: 9102,
  unused: 9999,
  site: '/srv',
  socket: '/run/app.sock',
};
const CASES = Array.from({ length: 60 }, (_, number) => generateCase(7, number, 20));

it('gives the same case for the same number, and another for another', () => {
  expect(generateCase(7, 3, 20)).toEqual(CASES[3]);
  expect(new Set(CASES.map((each) => JSON.stringify(each))).size).toBe(CASES.length);
});

it('leaves no mark of a place in what it prints', () => {
  for (const { lines } of CASES)
    expect([...print(lines, places).values()].join('\n')).not.toMatch(/@[A-Z]+\d?@/);
});

it('stays on this machine: loopback alone, and certificates of its own', () => {
  for (const { lines } of CASES) {
    const general = lines[0]?.block?.map(({ text }) => text) ?? [];
    expect(general).toEqual(
      expect.arrayContaining(['default_bind 127.0.0.1', 'local_certs', 'skip_install_trust']),
    );
  }
});

it.each([
  'reverse_proxy',
  'handle',
  'handle_path',
  'route',
  'rewrite',
  'redir',
  'map',
  'try_files',
  'not',
  'forward_auth',
  'handle_errors',
  'import',
])('writes %s sooner or later', (name) => {
  const texts = CASES.flatMap(({ lines }) => everyLine(lines).map(({ text }) => text));
  expect(texts.some((text) => new RegExp(`\\b${name}\\b`).test(text))).toBe(true);
});

it('asks for handshakes and for other things, in the open and through TLS', () => {
  const requests = CASES.flatMap((each) => each.requests);
  const share = (part: typeof requests): number => part.length / requests.length;
  expect(share(requests.filter(({ scheme }) => scheme === 'https'))).toBeGreaterThan(0.1);
  expect(
    share(requests.filter(({ headers }) => headers.some(([name]) => name === 'Sec-WebSocket-Key'))),
  ).toBeGreaterThan(0.2);
});

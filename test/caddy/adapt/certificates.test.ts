/** Which certificates there are beside those for the hosts that routes name, as `caddy adapt` of 2.6.2 writes it. */
import { expect, test } from 'vitest';
import { adapted, at, blamed } from './adapted.ts';

const DEMANDED = 'tls {\n\t\ton_demand\n\t}';

const certificates = (caddyfile: string, caddy = '2.6.2'): unknown =>
  at(adapted(caddyfile, caddy).json, 'apps', 'tls', 'certificates');

test('a host beside an address without one gets a certificate though no route names it', () => {
  expect(certificates('a.test, http://b.test, https:// {\n\trespond hi\n}\n')).toEqual({
    automate: ['a.test'],
  });
  expect(certificates('a.test {\n\trespond hi\n}\nhttps:// {\n\trespond hi\n}\n')).toBeUndefined();
});

test.each([
  ['off', undefined],
  ['disable_certs', { automate: ['a.test'] }],
  ['disable_redirects', { automate: ['a.test'] }],
])('with `auto_https %s`', (switched, expected) => {
  const file = `{\n\tauto_https ${switched}\n}\na.test, https:// {\n\trespond hi\n}\n`;
  expect(certificates(file)).toEqual(expected);
});

test('certificates from files', () => {
  expect(
    certificates('b.test {\n\ttls /c.pem /k.pem\n}\nc.test {\n\ttls {\n\t\tload /d /e\n\t}\n}\n'),
  ).toEqual({
    load_files: [{ certificate: '/c.pem', key: '/k.pem', tags: ['cert0'] }],
    load_folders: ['/d', '/e'],
  });
});

test('sites without TLS load nothing', () => {
  expect(certificates('http://b.test {\n\ttls /c.pem /k.pem\n}\n')).toBeUndefined();
});

test('policies for names stand before the one for every name', () => {
  const onDemand = 'tls {\n\t\ton_demand\n\t}';
  const { json } = adapted(`:443 {\n\t${onDemand}\n}\na.test {\n\t${onDemand}\n}\n`);
  expect(at(json, 'apps', 'tls', 'automation', 'policies')).toEqual([
    { subjects: ['a.test'], on_demand: true },
    { on_demand: true },
  ]);
});

test('a host is either made on demand or not, whatever site it stands in', () => {
  const file = (second: string): string =>
    `a.test {\n\trespond hi\n}\nhttps://a.test:8443 {\n\trespond hi\n\t${second}\n}\n`;
  expect(blamed(adapted(file('tls {\n\t\ton_demand\n\t}'), '2.6.2'))).toEqual([
    'address https://a.test:8443',
  ]);
  expect(blamed(adapted(file(''), '2.6.2'))).toEqual([]);
});

test.each([
  ['the site on demand on the later port', '', DEMANDED, '', []],
  ['on the earlier one', DEMANDED, '', '', ['address https://a.test:8443']],
  ['another site between them', DEMANDED, '', 'https://b.test:8080 {\n}\n', []],
])(
  'where all certificates are local, the order decides what is refused: %s',
  (_, first, second, between, expected) => {
    const file = `{\n\tlocal_certs\n}\nhttps://a.test:8080 {\n\t${first}\n}\n${between}https://a.test:8443 {\n\t${second}\n}\n`;
    expect(blamed(adapted(file, '2.6.2'))).toEqual(expected);
  },
);

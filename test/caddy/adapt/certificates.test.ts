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

test.each([
  ['a host of which nothing is said', 'a.test', '', [{ subjects: ['a.test'] }, { on_demand: true }]],
  ['a host of which the same is said', 'a.test', DEMANDED, [{ on_demand: true }]],
  ['a host that no authority knows', 'localhost', '', [{ on_demand: true }]],
])('beside a site on demand for every host, %s', (_, host, said, policies) => {
  const { json } = adapted(`:443 {\n\t${DEMANDED}\n}\n${host} {\n\t${said}\n}\n`, '2.6.2');
  expect(at(json, 'apps', 'tls', 'automation', 'policies')).toEqual(policies);
});

test('with certificates of its own for every host, a site that says nothing has no policy before that of one on demand', () => {
  const file = `{\n\tlocal_certs\n}\na.test {\n}\nhttps://a.test:8443 {\n\t${DEMANDED}\n}\n`;
  expect(at(adapted(file, '2.6.2').json, 'apps', 'tls', 'automation', 'policies')).toEqual([
    { subjects: ['a.test'], on_demand: true },
    {},
  ]);
});

test.each([
  ['internal', [], '127.0.0.1', '127.0.0.2'],
  ['a@b.test', ['address https://:9443'], '127.0.0.1', '127.0.0.1'],
  ['a@b.test', [], '', '[::1]'],
])(
  'two sites for every host that say `tls %s`: refused %j where they listen on %s and %s',
  (issuer, refused, first, second) => {
    const site = (port: number, address: string): string =>
      `https://:${port} {\n\ttls ${issuer}\n\t${address === '' ? '' : `bind ${address}`}\n}\n`;
    expect(blamed(adapted(site(8443, first) + site(9443, second), '2.6.2'))).toEqual(refused);
  },
);

test('one site for every host on two ports says the same of both', () => {
  const file = 'https://:8443, https://:9443 {\n\tbind 127.0.0.1\n\ttls a@b.test\n}\n';
  expect(blamed(adapted(file, '2.6.2'))).toEqual([]);
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

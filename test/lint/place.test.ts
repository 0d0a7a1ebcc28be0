import { describe, expect, it } from 'vitest';
import { Places } from '../../src/lint/place.ts';
import type { Span } from '../../src/text/span.ts';
import { projectOf } from './subject.ts';

/** The place of the character that `^` stands before, in a file that `path` names, by the root `root`. */
function placeIn(files: Readonly<Record<string, string>>, root: string) {
  const marked = Object.entries(files).find(([, text]) => text.includes('^')) ?? ['', ''];
  const [path, text] = marked;
  const plain = Object.fromEntries(
    Object.entries(files).map(([name, each]) => [name, each.replace('^', '')]),
  );
  const configuration = projectOf(plain).configurations.find((each) => each.root.path === root);
  const file = configuration?.files.find((each) => each.path === path);
  if (configuration === undefined || file === undefined) throw new Error(`${path} is not read`);
  const span: Span = { file, start: text.indexOf('^'), end: text.indexOf('^') };
  return new Places(configuration).of(span);
}

const nginxPlace = (text: string) => placeIn({ '/nginx.conf': text }, '/nginx.conf');
const caddyPlace = (text: string) => placeIn({ '/Caddyfile': text }, '/Caddyfile');

describe('the place of a statement of nginx', () => {
  it('is told by the blocks around it, a server by its first name', () => {
    const text = `http {
  server { listen 80; server_name app.test www.app.test;
    location ~ ^/ws { ^proxy_pass   http://a; } } }`.replace('~ ^', '~ ');
    expect(nginxPlace(text)).toEqual({
      within: ['http', 'server app.test', 'location ~ /ws'],
      statement: 'proxy_pass http://a',
    });
  });

  it('is the outer block for the head of a block', () => {
    expect(nginxPlace('http { server { listen 1; location ^/ws { return 200; } } }')).toEqual({
      within: ['http', 'server 1'],
      statement: 'location /ws',
    });
  });

  it('tells servers without a name by where they listen', () => {
    const text = 'http { server { listen 8080 default_server; server_name _; ^return 200; } }';
    expect(nginxPlace(text).within).toEqual(['http', 'server 8080']);
  });

  it('does not take a server of an upstream for a block', () => {
    expect(nginxPlace('http { upstream a { ^server b:80; } }')).toEqual({
      within: ['http', 'upstream a'],
      statement: 'server b:80',
    });
  });

  it('is the text of the line where no statement stands', () => {
    expect(nginxPlace('http {\n  server { listen 1; }\n   ^ # nothing   here\n}')).toEqual({
      within: ['http'],
      statement: '# nothing here',
    });
    expect(nginxPlace('http { }\n^}\n').within).toEqual([]);
  });

  it('knows the blocks of its own file only, whoever includes it', () => {
    const files = {
      '/nginx.conf': 'http { server { include /part.conf; } }',
      '/part.conf': 'location / { ^proxy_pass http://a; }',
    };
    expect(placeIn(files, '/nginx.conf').within).toEqual(['location /']);
  });

  it('is in a block that nothing closes', () => {
    expect(nginxPlace('http { server { listen 1; ^return 200;').within).toEqual(['http', 'server 1']);
  });

  it('cuts what is long', () => {
    const names = Array.from({ length: 200 }, (_, index) => `name${index}.example.com`).join(' ');
    const { within, statement } = nginxPlace(`http { if (${names}) { ^set $a ${names}; } }`);
    expect(within[1]).toHaveLength(80);
    expect(statement).toHaveLength(500);
  });
});

describe('the place of a directive of Caddy', () => {
  it('is told by the blocks around it, a site by its first address', () => {
    const text = 'app.test, www.app.test {\n\thandle /ws {\n\t\t^reverse_proxy  a:1\n\t}\n}\n';
    expect(caddyPlace(text)).toEqual({ within: ['app.test', 'handle /ws'], statement: 'reverse_proxy a:1' });
  });

  it('is told in a site without braces', () => {
    expect(caddyPlace('app.test\n^reverse_proxy a:1\n')).toEqual({
      within: ['app.test'],
      statement: 'reverse_proxy a:1',
    });
  });

  it('is told in the global options and in snippets', () => {
    expect(caddyPlace('{\n\t^debug\n}\n').within).toEqual(['global options']);
    expect(caddyPlace('(part) {\n\t^respond 1\n}\nx.test {\n\timport part\n}\n').within).toEqual(['(part)']);
  });

  it('is told in a file that is imported into a site', () => {
    const files = {
      '/Caddyfile': 'app.test {\n\timport /part.caddy\n}\n',
      '/part.caddy': 'handle /ws {\n\t^reverse_proxy a:1\n}\n',
    };
    expect(placeIn(files, '/Caddyfile').within).toEqual(['handle /ws']);
  });
});

describe('the place of a member of JSON', () => {
  const text = (route: string) =>
    `{"apps": {"http": {"servers": {"main": {"routes": [{"match": [{"path": ["/ws"]}], ${route}}]}}}}}`;

  it('is told by the names around it, a route by what it asks for, and a handler by its name', () => {
    const handle =
      '"handle": [{"handler": "reverse_proxy", "headers": {"request": {^"delete":  ["Upgrade"]}}}]';
    expect(placeIn({ '/caddy.json': text(handle) }, '/caddy.json')).toEqual({
      within: [
        'apps',
        'http',
        'servers',
        'main',
        'routes',
        '[{"path":["/ws"]}]',
        'handle',
        'reverse_proxy',
        'headers',
        'request',
      ],
      statement: '"delete": ["Upgrade"]',
    });
  });

  it('stays when the file is formatted', () => {
    const [one, other] = ['"terminal": ^true', '\n\t"terminal":\n\t\t^true\n'].map((route) =>
      placeIn({ '/caddy.json': text(route) }, '/caddy.json'),
    );
    expect(one).toEqual(other);
  });
});

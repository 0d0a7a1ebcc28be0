/** When a file that is not there is missing, and when it may come from elsewhere. */
import { describe, expect, it } from 'vitest';
import { caddy, marks } from './caddy-subject.ts';
import { nginx, said } from './nginx-subject.ts';

const OTHERS = { 'snippets/tls.conf': '', 'snippets/gzip.conf': 'gzip on;\n' };

function about(include: string, others: Readonly<Record<string, string>> = OTHERS): readonly string[] {
  const root = `events {}\nhttp {\ninclude snippets/gzip.conf;\n${include}\n}\n`;
  return said(nginx({ 'nginx.conf': root, ...others }))
    .filter((line) => line.includes('include-missing'))
    .map((line) => line.slice(line.indexOf(' ') + 1));
}

describe('include-missing', () => {
  it('warns of a slip, and names the file that is there', () => {
    expect(about('include snippets/tsl.conf;')).toEqual([
      'warning include-missing: nginx does not start: `snippets/tsl.conf` is not there, though other files of its directory are. Did you mean `tls.conf`?',
    ]);
  });

  it('mentions a file that something may write', () => {
    expect(about('include snippets/resolvers.conf;')).toEqual([
      'info include-missing: `snippets/resolvers.conf` is not there, though other files of its directory are: nginx does not start, unless something writes it before.',
    ]);
  });

  it('says where the settings place a file', () => {
    const root = 'events {}\nhttp {\ninclude /config/nginx/gzip.conf;\ninclude /config/nginx/tsl.conf;\n}\n';
    const subject = nginx({ 'nginx.conf': root, 'snippets/gzip.conf': '', 'snippets/tls.conf': '' });
    const paths = [{ prefix: '/config/nginx', directory: '/configuration/snippets' }];
    expect(said({ ...subject, named: ['nginx.conf'], settings: { premises: { paths } } })).toEqual([
      'nginx.conf:4 warning include-missing: nginx does not start: `/config/nginx/tsl.conf`, which is `snippets/tsl.conf` here, is not there, though other files of its directory are. Did you mean `tls.conf`?',
    ]);
    expect(said({ ...subject, named: ['nginx.conf'] })).toEqual([]);
  });

  it('looks beside the main file too, and from an included one', () => {
    const others = { ...OTHERS, 'map.conf': '', 'site.conf': 'server { include snippets/tsl.conf; }' };
    expect(about('include map.conf; include mapp.conf;', others)).toHaveLength(1);
    expect(about('include site.conf;', others)).toHaveLength(1);
  });

  it.each([
    'include snippets/tls.conf;',
    'include snippets/tls-*.conf;',
    'include /etc/nginx/snippets/tsl.conf;',
    'include conf.d/tls.conf;',
    'include tls.conf;',
    'include snippets/mime.types;',
    'include snippets/fastcgi-php.conf;',
    'include proxy_params;',
    'include snippets/{{ name }}.conf;',
    'include snippets/$name.conf;',
    '{% if tls %}\ninclude snippets/other.conf;\n{% endif %}',
  ])('keeps silent about %s', (include) => {
    expect(about(include)).toEqual([]);
  });

  it('keeps silent about a file that is written from a template', () => {
    for (const template of ['app.conf.template', 'app.conf.j2', 'app.template.conf']) {
      expect(about('include snippets/app.conf;', { ...OTHERS, [`snippets/${template}`]: '' })).toEqual([]);
    }
  });

  it('keeps silent in a file that another one includes', () => {
    const subject = nginx({
      'site.conf': 'server { include snippets/gzip.conf; include snippets/tsl.conf; }',
      ...OTHERS,
    });
    expect(said(subject).filter((line) => line.includes('include-missing'))).toEqual([]);
  });
});

describe('a snippet of Caddy', () => {
  const SNIPPET = '(s) {\n\trespond ok\n}\n';
  const SITE = ':80 {\n\timport s\n}\n';

  it.each([
    ['above the line that imports it', `${SNIPPET}${SITE}`, []],
    ['below it', `${SITE}${SNIPPET}`, ['2 error include-missing']],
    ['below another snippet that imports it', `(o) {\n\timport s\n}\n${SNIPPET}:80 {\n\timport o\n}\n`, []],
    ['nowhere at hand', SITE, []],
  ])('%s', (_what, text, expected) => {
    expect(marks(caddy(text))).toEqual(expected);
  });
});

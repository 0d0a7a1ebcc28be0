/** Which proxies of a Caddyfile a declared WebSocket is about, and where none takes it. */
import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { loadProject, rootSettingsFor } from '../../../src/lint/project.ts';
import { lint } from '../../../src/lint/run.ts';
import { type Premises, premisesFor } from '../../../src/route/premises.ts';
import { NEWEST_STABLE } from '../../../src/route/target.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';
import { declared } from '../../proof/harness/declared.ts';
import { configurationOf } from '../configuration.ts';

function upstreams(text: string, place: string, assume: Premises['assume'] = 'inferred'): readonly string[] {
  const { routes } = configurationOf(text, { websockets: declared(place), assume });
  return routes
    .filter(({ intent }) => intent.strength === 'declared')
    .map(({ upstream }) => upstream.target.replace(':80', ''));
}

describe('a declared path in a Caddyfile', () => {
  it.each([
    ['/live', ['a']],
    ['/live/x', ['b']],
    ['/live*', ['a', 'b', 'c']],
    ['/live/*', ['b']],
    ['/other', ['c']],
  ])('is about what takes it: %s', (path, expected) => {
    const text = `:80 {
\thandle /live {
\t\treverse_proxy a:80
\t}
\thandle /live/* {
\t\treverse_proxy b:80
\t}
\thandle {
\t\treverse_proxy c:80
\t}
}
`;
    expect([...upstreams(text, path)].sort()).toEqual(expected);
  });

  it('is about the more specific of two proxies', () => {
    const text = ':80 {\n\treverse_proxy b:80\n\treverse_proxy /live a:80\n}\n';
    expect(upstreams(text, '/live')).toEqual(['a']);
    expect(upstreams(text, '/other')).toEqual(['b']);
  });

  it('loses the prefix of `handle_path`', () => {
    const text =
      ':80 {\n\thandle_path /app/* {\n\t\treverse_proxy /live a:80\n\t\treverse_proxy b:80\n\t}\n}\n';
    expect(upstreams(text, '/app/live')).toEqual(['a']);
    expect(upstreams(text, '/app/x')).toEqual(['b']);
  });

  it('is about no proxy behind an answer', () => {
    expect(upstreams(':80 {\n\trespond /live 404\n\treverse_proxy a:80\n}\n', '/live')).toEqual([]);
  });

  it('is about matchers with a pattern where it matches', () => {
    const text = ':80 {\n\t@numbers path_regexp ^/live/\\d+$\n\treverse_proxy @numbers a:80\n}\n';
    expect(upstreams(text, '/live/7')).toEqual(['a']);
    expect(upstreams(text, '/live/x')).toEqual([]);
    expect(upstreams(text, '/live/*')).toEqual(['a']);
  });
});

describe('a declared host in a Caddyfile', () => {
  const SITES = `app.test {
\treverse_proxy a:80
}
*.app.test {
\treverse_proxy b:80
}
:8080 {
\treverse_proxy c:80
}
`;

  it.each([
    ['app.test/live', ['a']],
    ['x.app.test/live', ['b']],
    ['x.y.app.test/live', ['c']],
    ['other.test:8080/live', ['c']],
    ['other.test:9090/live', []],
    ['/live', ['a', 'b', 'c']],
  ])('is the name of a site, or of none and then of one for any: %s', (place, expected) => {
    expect(upstreams(SITES, place)).toEqual(expected);
  });

  it.each([
    ['app.test:8443/live', ['a']],
    ['app.test:443/live', []],
    ['app.test:8080/live', ['b']],
    ['app.test:80/live', []],
  ])(
    'is served on the ports that the global options give, whatever the letter case of the scheme: %s',
    (place, expected) => {
      const sites =
        'HTTPS://App.Test {\n\treverse_proxy a:80\n}\nHTTP://App.Test {\n\treverse_proxy b:80\n}\n';
      expect(upstreams(`{\n\thttp_port 8080\n\thttps_port 8443\n}\n${sites}`, place)).toEqual(expected);
    },
  );

  it('is asked for by a matcher', () => {
    const text = `:80 {
\t@app host app.test
\thandle @app {
\t\treverse_proxy a:80
\t}
\t@api host api.test
\thandle @api {
\t\treverse_proxy b:80
\t}
}
`;
    expect(upstreams(text, 'api.test/live')).toEqual(['b']);
  });
});

describe('what is assumed of a Caddyfile', () => {
  const TEXT = `:80 {
\treverse_proxy /ws a:80
\treverse_proxy /live b:80
\treverse_proxy /api c:80
\treverse_proxy /php d:80 {
\t\ttransport fastcgi
\t}
}
`;
  const strengths = (assume: Premises['assume']) =>
    configurationOf(TEXT, { websockets: declared('/live'), assume })
      .routes.map(({ intent, upstream }) => `${upstream.target} ${intent.strength}`)
      .sort();

  it('follows the settings', () => {
    expect(strengths('inferred')).toEqual(['a:80 strong', 'b:80 declared', 'c:80 none', 'd:80 none']);
    expect(strengths('declared')).toEqual(['a:80 none', 'b:80 declared', 'c:80 none', 'd:80 none']);
    expect(strengths('all')).toEqual(['a:80 strong', 'b:80 declared', 'c:80 strong', 'd:80 none']);
  });
});

describe('a declared place that no proxy takes', () => {
  const at = (text: string, place: string): readonly string[] => {
    const premises: Premises = { ...premisesFor(NEWEST_STABLE), websockets: declared(place) };
    const project = loadProject(filesInMemory({ '/Caddyfile': text }), {
      ...rootSettingsFor(NEWEST_STABLE),
      named: [{ path: '/Caddyfile', dialect: 'caddyfile' }],
      candidates: [],
      premisesOf: () => premises,
    });
    return lint(project, rules, {})
      .findings.filter(({ rule }) => rule === 'websocket-unreachable')
      .map(({ message, span }) => `${span.file.positionAt(span.start).line} ${message}`);
  };
  const site = (lines: string) => `app.test {\n${lines}\n}\n`;
  const API = '\treverse_proxy /api/* a:80\n\tfile_server';

  it('is reported at the site', () => {
    expect(at(site(API), '/live')).toEqual([
      '1 No WebSocket opens at `/live`, where one is declared: no `reverse_proxy` of the site takes it.',
    ]);
    expect(at(site(API), 'app.test/live')).toHaveLength(1);
    expect(at(site('\tfile_server'), 'app.test/live')).toHaveLength(1);
    expect(at(site(API), '/live/*')).toHaveLength(1);
  });

  it.each([
    ['a proxy takes it', '\treverse_proxy a:80', 'app.test/live'],
    ['a proxy takes some of it', '\treverse_proxy /live/v1 a:80', '/live/*'],
    ['the host is not here', API, 'other.test/live'],
    ['it may be rewritten', `${API}\n\trewrite /live /api/live`, '/live'],
    ['the site is not all here', `${API}\n\timport more/*.caddy\n\timport other`, 'app.test/live'],
    ['a plugin may take it', `${API}\n\twebsocket_hub /live`, '/live'],
    ['only files are served here, and any host may be meant', '\tfile_server', '/live'],
    ['it leads to another site', '\tredir https://www.app.test{uri}', 'app.test/live'],
  ])('is not where %s', (_title, lines, place) => {
    expect(at(site(lines), place)).toEqual([]);
  });
});

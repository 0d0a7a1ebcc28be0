import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { AnyRoute } from '../../src/lint/rule.ts';
import { columnsOf } from '../../src/report/columns.ts';
import { coloured, plain } from '../../src/report/paint.ts';
import { displayPathFrom } from '../../src/report/report.ts';
import { routesTable } from '../../src/report/routes-table.ts';
import { nginx, projectOf } from '../lint/subject.ts';
import { displayPath, portalReport } from './route-samples.ts';

const WORKING = 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;';

const { routes } = projectOf({
  '/project/nginx.conf': nginx(
    'server_name app.test;',
    `location /ws { proxy_pass http://127.0.0.1:3000; proxy_read_timeout 90m; ${WORKING} }`,
    'location /a/very/long/path/that/needs/more/room/than/there/is { proxy_pass http://an-upstream.example.com:8080; }',
  ),
});

const shown = (subject: readonly AnyRoute[], columns: number, paint = plain) =>
  [...routesTable({ routes: subject, displayPath: displayPathFrom('/project') }, { paint, columns })].join(
    '',
  );

describe('the table of routes', () => {
  it('shows each route with its verdict, its limits and their origin, and why it is not good', () => {
    const lines = shown(routes, 250).split('\n');
    expect(lines[0]).toMatch(/^websocket +idle +set by +match +to +at$/);
    expect(lines.slice(1, 3)).toEqual(['', 'app.test  on 80']);
    expect(lines[3]).toMatch(
      /^works +1h30m +line 6 +location \/ws +http:\/\/127\.0\.0\.1:3000 +nginx\.conf:6$/,
    );
    expect(lines[4]).toMatch(/^fails +60s +default +location \/a\/very/);
    expect(lines[5]).toMatch(/^ {2}Upgrade is not sent/);
    expect(lines.slice(6)).toEqual(['', '2 routes: 1 fails, 1 works', '']);
  });

  it('is aligned', () => {
    const lines = shown(routes, 250).split('\n');
    const [heading = ''] = lines;
    for (const row of lines.slice(3, 5)) {
      expect(row[heading.indexOf('match') - 1]).toBe(' ');
      expect(row.slice(heading.indexOf('match'))).toMatch(/^location/);
    }
  });

  it.each([80, 100, 120])('fits into %i columns', (columns) => {
    const lines = shown(routes, columns).split('\n');
    for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
    expect(lines[4]).toContain('…');
    // Of a place the end is kept.
    expect(lines[3]).toMatch(/:6$/);
  });

  it('has the same text in colour', () => {
    expect(stripVTControlCharacters(shown(routes, 100, coloured))).toBe(shown(routes, 100));
    expect(shown(routes, 100, coloured)).toContain('\u001b[');
  });

  it('says that there are none', () => expect(shown([], 80)).toMatch(/^No routes/));
});

describe('the table of the fixture', () => {
  const { routes: portal } = portalReport();
  const text = [...routesTable({ routes: portal, displayPath }, { paint: plain, columns: 300 })].join('');

  it('has one heading for a server with all its names and listeners', () => {
    expect(text.match(/portal\.example\.com, .*/g)).toEqual([
      'portal.example.com, www.portal.example.com, intranet.example.com  on 80, 443 ssl',
    ]);
    expect(text).toContain('\nany host  on 127.0.0.1:8081\n');
  });

  it('shows the servers of an upstream', () => {
    expect(text).toContain('http://api (10.0.4.21:8080, 10.0.4.22:8080, 10.0.4.23:8080)');
  });

  it('claims nothing about a limit that is not known', () => {
    expect(text).toMatch(/^unknown +\? {2,}location \/terminal\/ws/m);
  });

  it('counts', () => expect(text).toMatch(/\n12 routes: 6 fails, 1 fragile, 1 unknown, 4 works\n$/));
});

it('names the file of a limit that is set elsewhere', () => {
  const { routes: split } = projectOf(
    {
      '/project/nginx.conf': nginx(
        'location /ws { proxy_pass http://127.0.0.1:1; include snippets/timeout.conf; }',
      ),
      '/project/snippets/timeout.conf': 'proxy_read_timeout 1d;',
    },
    ['/project/nginx.conf'],
  );
  expect(shown(split, 100)).toMatch(/^fails +1d +snippets\/timeout\.conf:1 +location/m);
});

it('shows what ends busy sockets where something does', () => {
  const { routes: limited } = projectOf({
    '/project/Caddyfile': 'a.test {\n\treverse_proxy localhost:1 {\n\t\tstream_timeout 2h\n\t}\n}\n',
  });
  expect(shown(limited, 120)).toMatch(
    /lifetime.*\n\na\.test {2}on :443 ssl\nworks +none +default +2h Caddyfile:3 /,
  );
});

it('shows what only a fragment is known of as such', () => {
  const { routes: fragment } = projectOf({
    '/project/locations.conf': 'location /ws { proxy_pass http://a; }',
  });
  expect(shown(fragment, 100)).toContain('\nany server that includes this\n');
});

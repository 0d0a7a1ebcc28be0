import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { AnyRoute } from '../../src/lint/rule.ts';
import { columnsOf } from '../../src/report/columns.ts';
import { coloured, plain } from '../../src/report/paint.ts';
import { displayPathFrom } from '../../src/report/report.ts';
import { routesTable } from '../../src/report/routes-table.ts';
import { nginx, projectOf } from '../lint/subject.ts';

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
  it('shows each route with its verdict, and why it is not good', () => {
    const lines = shown(routes, 200).split('\n');
    expect(lines[0]).toMatch(/^websocket +idle +from +match +to +at$/);
    expect(lines[1]).toMatch(
      /^works +1h30m +app\.test +location \/ws +http:\/\/127\.0\.0\.1:3000 +nginx\.conf:6$/,
    );
    expect(lines[2]).toMatch(/^fails +1m +app\.test +location \/a\/very/);
    expect(lines[3]).toMatch(/^ {2}Upgrade is not sent/);
    expect(lines.slice(4)).toEqual(['', '2 routes: 1 fails, 1 works', '']);
  });

  it('is aligned', () => {
    const [heading = '', ...rows] = shown(routes, 200).split('\n').slice(0, 3);
    for (const row of rows) expect(row[heading.indexOf('match') - 1]).toBe(' ');
    for (const row of rows) expect(row.slice(heading.indexOf('match'))).toMatch(/^location/);
  });

  it.each([80, 100, 120])('fits into %i columns', (columns) => {
    const lines = shown(routes, columns).split('\n');
    for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
    expect(lines[2]).toContain('…');
  });

  it('has the same text in colour', () => {
    expect(stripVTControlCharacters(shown(routes, 100, coloured))).toBe(shown(routes, 100));
    expect(shown(routes, 100, coloured)).toContain('\u001b[');
  });

  it('says that there are none', () => expect(shown([], 80)).toMatch(/^No routes/));
});

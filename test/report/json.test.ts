import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { lint } from '../../src/lint/run.ts';
import { jsonReport } from '../../src/report/json.ts';
import { displayPathFrom, summarize } from '../../src/report/report.ts';
import { routesJson } from '../../src/report/routes-json.ts';
import { nginx, OPTIONS, projectOf } from '../lint/subject.ts';
import { HANDSHAKE, manyFindings, report } from './subject.ts';

function validatorOf(name: string) {
  const schema: unknown = JSON.parse(
    readFileSync(new URL(`../../src/report/schema/${name}.schema.json`, import.meta.url), 'utf8'),
  );
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(Object(schema));
  return (document: unknown) => (validate(document) ? [] : validate.errors);
}

const PROJECT = projectOf({
  '/project/nginx.conf': nginx(
    'server_name app.test;',
    'location /ws { proxy_pass http://127.0.0.1:3000; }',
    'location /socket.io/ { include missing.conf; proxy_read_timeout 1h; proxy_pass http://b; }',
    'location /other { proxy_pass http://127.0.0.1:3000',
    '}',
  ),
  '/project/Caddyfile':
    'example.com {\n\treverse_proxy /ws localhost:3000 {\n\t\theader_up -Upgrade\n\t}\n\treverse_proxy localhost:4000\n}\n',
});

describe('the JSON document of check', () => {
  const errors = validatorOf('check');

  it('holds what INTERFACES promises', () => {
    expect(JSON.parse(jsonReport(report([HANDSHAKE])))).toEqual({
      version: 1,
      files: [
        { path: 'conf.d/app.conf', dialect: 'nginx', root: true },
        { path: '/etc/nginx/proxy.conf', dialect: 'nginx', root: false },
      ],
      findings: [
        {
          rule: 'websocket-handshake',
          severity: 'error',
          message: 'Upgrade does not reach the upstream.',
          path: 'conf.d/app.conf',
          start: { line: 6, column: 9, offset: 123 },
          end: { line: 6, column: 31, offset: 145 },
          related: [
            {
              message: 'set here',
              path: 'conf.d/app.conf',
              start: { line: 2, column: 5, offset: 13 },
              end: { line: 2, column: 44, offset: 52 },
            },
            {
              message: 'dropped by this line',
              path: '/etc/nginx/proxy.conf',
              start: { line: 2, column: 1, offset: 9 },
              end: { line: 2, column: 29, offset: 37 },
            },
          ],
          fix: {
            safety: 'safe',
            title: 'set Upgrade here too',
            edits: [
              {
                path: 'conf.d/app.conf',
                start: { line: 6, column: 1, offset: 115 },
                end: { line: 6, column: 1, offset: 115 },
                text: '        proxy_set_header Upgrade $http_upgrade;\n',
              },
              {
                path: '/etc/nginx/proxy.conf',
                start: { line: 2, column: 23, offset: 31 },
                end: { line: 2, column: 28, offset: 36 },
                text: '$http_host',
              },
            ],
          },
        },
      ],
      summary: { errors: 1, warnings: 0, infos: 0, fixable: 1, suppressed: 0 },
    });
  });

  it('fits its schema, whatever the real rules find', () => {
    const { findings } = lint(PROJECT, rules, OPTIONS);
    expect(findings.length).toBeGreaterThan(1);
    const subject = report(findings, { files: PROJECT.files, summary: summarize(findings, 2) });
    expect(errors(JSON.parse(jsonReport(subject)))).toEqual([]);
    expect(errors(JSON.parse(jsonReport(report(manyFindings(3, 'info')))))).toEqual([]);
    expect(errors(JSON.parse(jsonReport({ ...subject, statistics: true })))).toEqual([]);
  });

  it('has a schema that refuses other documents', () => {
    const document = JSON.parse(jsonReport(report([HANDSHAKE])));
    expect(errors({ ...document, version: 2 })).not.toEqual([]);
    expect(errors({ ...document, more: true })).not.toEqual([]);
    expect(errors({ ...document, findings: [{ ...document.findings[0], severity: 'fatal' }] })).not.toEqual(
      [],
    );
  });
});

describe('the JSON document of routes', () => {
  const errors = validatorOf('routes');
  const document = JSON.parse(
    routesJson({ routes: PROJECT.routes, displayPath: displayPathFrom('/project') }),
  );

  it('fits its schema', () => {
    expect(document.routes).toHaveLength(PROJECT.routes.length);
    expect(PROJECT.routes.length).toBeGreaterThan(3);
    expect(errors(document)).toEqual([]);
    expect(errors({ ...document, routes: [{ ...document.routes[0], match: 1 }] })).not.toEqual([]);
  });

  it('says what a route is, what happens on it, and why', () => {
    const route = document.routes.find(({ match }: { match: string }) => match === 'location /ws');
    expect(route).toMatchObject({
      dialect: 'nginx',
      hosts: ['app.test'],
      listen: ['80'],
      upstream: 'http://127.0.0.1:3000',
      path: 'nginx.conf',
      start: { line: 6, column: 20 },
      websocket: {
        handshake: 'fails',
        httpVersion: '1.1',
        idleTimeout: { ms: 60_000, origin: { kind: 'default', versions: expect.any(String) } },
      },
      intent: { strength: 'strong' },
    });
    expect(route.websocket.reasons).toContainEqual(
      expect.objectContaining({ code: 'upgrade-missing', path: 'nginx.conf', start: expect.any(Object) }),
    );
  });

  it('says where a time is set', () => {
    const times = document.routes.map(
      (route: { websocket: { idleTimeout: unknown } }) => route.websocket.idleTimeout,
    );
    expect(times).toContainEqual({
      ms: 3_600_000,
      origin: { kind: 'span', path: 'nginx.conf', start: expect.objectContaining({ line: 7 }) },
    });
  });
});

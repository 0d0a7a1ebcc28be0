/** What holds for every plan that users can make: it is inserted only, and a second run finds it there. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { nginxAccepts } from '../../conformance/nginx-accepts.ts';
import { load } from '../../nginx/config/loading.ts';
import { NGINX_WRITABLE } from '../../proof/harness/nginx-process.ts';
import { describeWith, needsNginx } from '../../proof/harness/requirements.ts';
import { generatedPlan } from '../generated-plans.ts';
import { http, insert } from './inserting.ts';
import { rewiredText } from './judged-text.ts';

/** A server with some lines of every kind that insertions have to do with. */
const serverLines = fc
  .record({
    listen: fc.constantFrom('80', '8080', '443 ssl', '[::]:80'),
    name: fc.constantFrom('', 'server_name app.test;', 'server_name *.example;', 'server_name ~^app;'),
    lines: fc.subarray([
      'proxy_set_header X-Team ops;',
      'proxy_http_version 1.0;',
      'proxy_cache off;',
      'include gone.conf;',
      'client_max_body_size 1k;',
      'auth_basic staff;',
      'root /srv;',
    ]),
    locations: fc.subarray([
      'location /static/ {\n    root /srv;\n}',
      'location ~ \\.php$ {\n    return 404;\n}',
      'location = /health {\n    return 204;\n}',
      'location ~ ^/v[0-9]+/ {\n    proxy_pass http://127.0.0.1:8080;\n}',
    ]),
  })
  .map(({ listen, name, lines, locations }) => {
    const inner = [`listen ${listen};`, name, ...lines, ...locations].filter((line) => line !== '');
    return `server {\n${inner.join('\n').replace(/^(?=.)/gm, '    ')}\n}\n`;
  });

const existing = fc.record({
  servers: fc.array(serverLines, { minLength: 1, maxLength: 2 }),
  isCrlf: fc.boolean(),
  isWhole: fc.boolean(),
});

function textOf({
  servers,
  isCrlf,
  isWhole,
}: {
  servers: readonly string[];
  isCrlf: boolean;
  isWhole: boolean;
}) {
  const text = isWhole ? http(servers.join('\n')) : servers.join('\n');
  return isCrlf ? text.replaceAll('\n', '\r\n') : text;
}

describe('a plan that is inserted', () => {
  it('is there for a second run, as the only thing that was added', () => {
    let edits = 0;
    fc.assert(
      fc.property(generatedPlan('nginx'), existing, (plan, drawn) => {
        const text = textOf(drawn);
        const { insertion, texts } = insert(text, plan);
        if (insertion.kind !== 'edits') return;
        edits++;
        for (const { start, end } of insertion.edits) expect(start).toBe(end);
        const after = texts['nginx.conf'] ?? '';
        expect(insert(after, plan).insertion.kind).toBe('present');
        const [tree] = load(after).trees;
        expect(tree?.problems).toEqual([]);
        expect(after.replaceAll('\r\n', '').includes(drawn.isCrlf ? '\n' : '\r')).toBe(false);
        expect(after.split('\n').filter((line) => /[ \t]\r?$/.test(line))).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(edits).toBeGreaterThan(30);
  });

  it('goes into a server without anything else, whatever it is', () => {
    fc.assert(
      fc.property(generatedPlan('nginx'), (plan) => {
        const { insertion } = insert(http('server {\n    listen 80;\n}\n'), {
          ...plan,
          hosts: [],
          port: null,
        });
        expect(insertion.kind === 'refused' ? insertion.message : '').toBe('');
      }),
      { numRuns: 100 },
    );
  });

  it('gets servers of its own where no server answers for its hosts', () => {
    fc.assert(
      fc.property(generatedPlan('nginx'), (plan) => {
        fc.pre(plan.hosts.length > 0);
        const { insertion } = insert(
          http('server {\n    listen 80;\n    server_name other.test;\n}\n'),
          plan,
        );
        expect(insertion.kind === 'refused' ? insertion.message : '').toBe('');
      }),
      { numRuns: 100 },
    );
  });
});

describeWith([needsNginx], 'what is inserted', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'proxylint-into-'));
  const beside = mkdtempSync(join(tmpdir(), 'proxylint-beside-'));
  for (const directory of NGINX_WRITABLE) mkdirSync(join(scratch, directory));
  afterAll(() => {
    for (const directory of [scratch, beside]) rmSync(directory, { recursive: true, force: true });
  });

  it('is acceptable to nginx where what was there is', async () => {
    await fc.assert(
      fc.asyncProperty(generatedPlan('nginx', [null, '1.22.1']), existing, async (plan, drawn) => {
        const text = textOf({ ...drawn, isWhole: true }).replace(/ *include gone\.conf;\r?\n/g, '');
        const { insertion, texts } = insert(text, plan);
        fc.pre(insertion.kind === 'edits');
        fc.pre(nginxAccepts(scratch, beside, await rewiredText(text)));
        expect(nginxAccepts(scratch, beside, await rewiredText(texts['nginx.conf'] ?? ''))).toBe(true);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

/**
 * Arguments in quotes where they need them: what is written is read back as the same value by our parser, by `nginx-conf`
 * and by nginx itself, and ends nothing that is around it.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constantText, quoteArgument } from '../../../src/generate/nginx/quote.ts';
import { readByNginxConf, readTwice } from '../../../src/generate/nginx/twice-read.ts';
import { startNginx } from '../../proof/harness/nginx-process.ts';
import { findFreePort } from '../../proof/harness/ports.ts';
import { describeWith, needsNginx } from '../../proof/harness/requirements.ts';
import { Sandbox } from '../../proof/harness/sandbox.ts';

/** Texts in which what nginx looks at is frequent. No `$`, which no quotes would help, and no NUL, which it ends at. */
const value = fc
  .oneof(
    fc.string({ unit: fc.constantFrom(...' \t\n\r;{}"\'\\#/.:()|*^~@ntrab'), maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...'\\nta.'), maxLength: 6 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  )
  .filter((text) => !/[$\0]/.test(text));

describe('quotes', () => {
  it.each([
    ['/grafana/api/live/', '/grafana/api/live/'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
    ['^/v1\\.0(?:/(.*))?$', '^/v1\\.0(?:/(.*))?$'],
    ['', '""'],
    ['/srv/a b/key', '"/srv/a b/key"'],
    ['a"b', '"a\\"b"'],
    ['x; } server {', '"x; } server {"'],
    ['ends with \\', '"ends with \\\\"'],
    ['#', '"#"'],
  ])('stand around %j only where needed', (text, written) => {
    expect(quoteArgument(text)).toBe(written);
  });

  it('are read back as the value, by us and by nginx-conf', () => {
    const readBack = (text: string) => {
      const written = `http {\n    set ${quoteArgument(text)} end;\n}\n`;
      const expected = [
        { name: 'http', args: [], block: [{ name: 'set', args: [text, 'end'], block: null }] },
      ];
      expect(readByNginxConf(written)).toEqual(expected);
      expect(readTwice(written)).toEqual(expected);
    };
    fc.assert(fc.property(value, readBack), { numRuns: 3000 });
  });
});

describeWith([needsNginx], 'the real nginx', () => {
  it('reads back the value', async () => {
    const values = fc.sample(value, { numRuns: 400, seed: 7 });
    const locations = values.map(
      (text, index) => `location = /${index} { return 200 ${quoteArgument(text)}; }`,
    );
    const port = await findFreePort();
    const sandbox = new Sandbox();
    try {
      sandbox.write(
        new Map([
          [
            'nginx.conf',
            `daemon off; master_process off; pid logs/nginx.pid; error_log stderr; events {}
http {
    access_log off;
    ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path temp/${name};`).join(' ')}
    server { listen 127.0.0.1:${port}; ${locations.join('\n')} }
}
`,
          ],
        ]),
      );
      const start = await startNginx(sandbox, 'nginx.conf', [port]);
      if (start.kind !== 'running') throw new Error(start.kind === 'refused' ? start.log : 'port taken');
      try {
        for (const [index, text] of values.entries()) {
          const response = await fetch(`http://127.0.0.1:${port}/${index}`);
          const body = Buffer.from(await response.arrayBuffer()).toString('utf8');
          expect(body).toBe(text);
        }
      } finally {
        await start.proxy.stop();
      }
    } finally {
      sandbox.remove();
    }
  });
});

describe('a text that is to be constant', () => {
  it('has no variable, which quotes would not stop', () => {
    expect(constantText('a b')).toBe('a b');
    expect(() => constantText('a$host')).toThrow('variable');
  });
});

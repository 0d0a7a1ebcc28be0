import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { lint } from '../../src/lint/run.ts';
import { CHECK_FORMATS, type CheckFormat, loadReporter } from '../../src/report/index.ts';
import { plain } from '../../src/report/paint.ts';
import type { CheckReport } from '../../src/report/report.ts';
import { nginx, OPTIONS, projectOf } from '../lint/subject.ts';
import { COUNTERS } from './counting.ts';
import { anyCheckReport, reportOf } from './generated.ts';

const PROJECT = projectOf({
  '/project/nginx.conf': nginx(
    'server_name app.test; include locations.conf;',
    'location /ws { proxy_pass http://127.0.0.1:3000; }',
    'location /socket.io/ { include missing.conf; proxy_read_timeout 1h; proxy_pass http://b; }',
    'location /other { proxy_pass http://127.0.0.1:3000',
    '}',
  ),
  '/project/locations.conf':
    'location /live { proxy_pass http://127.0.0.1:4000; proxy_set_header Host $host; }\n',
  '/project/Caddyfile':
    'example.com {\n\treverse_proxy /ws localhost:3000 {\n\t\theader_up -Upgrade\n\t}\n\treverse_proxy localhost:4000\n}\n',
});

async function shown(format: CheckFormat, report: CheckReport): Promise<string> {
  const reporter = await loadReporter(format);
  return [...reporter(report, { paint: plain, columns: 100 })].join('');
}

describe('every format tells of the same findings', () => {
  const { findings } = lint(PROJECT, rules, OPTIONS);
  const report = {
    ...reportOf(
      PROJECT.files.map(({ file }) => file),
      findings,
    ),
    routes: () => PROJECT.routes,
  };

  it.each(CHECK_FORMATS)('%s, of a project', async (format) => {
    expect(findings.length).toBeGreaterThan(4);
    const output = await shown(format, report);
    expect(COUNTERS[format](output)).toBe(findings.length);
    expect(output.endsWith('\n')).toBe(true);
    expect(await shown(format, report)).toBe(output);
  });

  it.each(CHECK_FORMATS)('%s, whatever is in them', async (format) => {
    await fc.assert(
      fc.asyncProperty(anyCheckReport, async (generated) => {
        const output = await shown(format, generated);
        expect(COUNTERS[format](output)).toBe(generated.findings.length);
      }),
      { numRuns: 150 },
    );
  });
});

describe('no format lets a control character through', () => {
  // Programs get texts as they are: JSON writes controls as escapes.
  const visible = CHECK_FORMATS.filter((format) => !['json', 'jsonl', 'sarif', 'gitlab'].includes(format));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

  it.each(visible)('%s', async (format) => {
    await fc.assert(
      fc.asyncProperty(anyCheckReport, async (generated) => {
        expect(await shown(format, generated)).not.toMatch(CONTROLS);
      }),
      { numRuns: 100 },
    );
  });
});

import fc from 'fast-check';
import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { githubSummary } from '../../src/report/github-summary.ts';
import { HOME } from '../../src/report/home.ts';
import { summarize } from '../../src/report/report.ts';
import { SourceFile } from '../../src/text/source-file.ts';
import { anyCheckReport } from './generated.ts';
import { APP, finding, HANDSHAKE, manyFindings, place, report } from './subject.ts';

/** As GitHub reads it: Markdown with tables and bare addresses as links. */
const rendered = (markdown: string) => new Marked({ gfm: true }).parse(markdown, { async: false });

const ELEMENTS = new Set(
  'h3 p a code strong table thead tbody tr th td details summary pre ul li'.split(' '),
);

/** What the page is made of, as far as it is more than text. */
function markupOf(html: string) {
  return [...html.matchAll(/<(\/?)([a-z0-9]+)((?:\s[^<>]*)?)>/gi)].map(
    ([, close, name = '', attributes = '']) => ({
      close: close === '/',
      name,
      attributes: attributes.trim(),
    }),
  );
}

describe('the summary of a job', () => {
  it('has the counts, a table of the rules, and the findings of each file with their lines and fixes', () => {
    const idle = finding(place(APP, 'listen 80'), { rule: 'websocket-idle-timeout', severity: 'warning' });
    const page = (rule: string) => `[<code>${rule}</code>](${HOME}/blob/HEAD/rules/${rule}/README.md)`;
    expect(githubSummary(report([HANDSHAKE, idle]))).toBe(
      `### proxylint: 1 error, 1 warning in 1 file

<code>proxylint fix</code> can fix 1.

| | rule | findings | fixable | files |
|---|---|--:|--:|--:|
| ❌ error | ${page('websocket-handshake')} | 1 | 1 | 1 |
| ⚠️ warning | ${page('websocket-idle-timeout')} | 1 | 0 | 1 |

<details>
<summary><code>conf.d/app.conf</code>: 1 error, 1 warning</summary>

❌ **error** <code>websocket-handshake</code>: Upgrade does not reach the upstream.

\`\`\`text
  --> conf.d/app.conf:6:9
  |
2 |     proxy_set_header Upgrade $http_upgrade;
  |     --------------------------------------- set here
…
6 |         proxy_pass http://app;
  |         ^^^^^^^^^^^^^^^^^^^^^^
  ::: /etc/nginx/proxy.conf:2:1
  |
2 | proxy_set_header Host $host;
  | ---------------------------- dropped by this line
\`\`\`

Fix: set Upgrade here too

\`\`\`diff
@@ conf.d/app.conf:6 @@
+        proxy_set_header Upgrade $http_upgrade;
@@ /etc/nginx/proxy.conf:2 @@
-proxy_set_header Host $host;
+proxy_set_header Host $http_host;
\`\`\`

⚠️ **warning** <code>websocket-idle-timeout</code>: Upgrade does not reach the upstream.

\`\`\`text
  --> conf.d/app.conf:3:5
  |
3 |     listen 80;
  |     ^^^^^^^^^
\`\`\`

</details>
`,
    );
  });

  it('says that all is well, what is suppressed, and what went wrong', () => {
    expect(githubSummary(report([]))).toBe('### proxylint: no problems in 2 files\n');
    const text = githubSummary(
      report([], { summary: summarize([], 3), problems: ['a.conf: permission denied'] }),
    );
    expect(text).toContain('**The run failed:**\n\n- a.conf&#58; permission denied\n');
    expect(text).toContain('3 suppressed.');
  });

  it('puts the files first in which something is an error', () => {
    const other = new SourceFile('/project/z.conf', 'x\n');
    const mild = finding(place(APP, 'listen'), { severity: 'info' });
    const text = githubSummary(report([mild, finding({ file: other, start: 0, end: 1 })]));
    expect([...text.matchAll(/<summary><code>(.*?)<\/code>/g)].map(([, name]) => name)).toEqual([
      'z.conf',
      'conf.d/app.conf',
    ]);
  });

  it('shows code in messages as code', () => {
    expect(
      githubSummary(report([finding(place(APP, 'listen'), { message: 'The `a|b` and one `.' })])),
    ).toContain(': The &#96;a&#124;b&#96; and one &#96;.');
    expect(
      githubSummary(report([finding(place(APP, 'listen'), { message: 'The `a|b` is wrong.' })])),
    ).toContain(': The <code>a&#124;b</code> is wrong.');
  });

  it('is nothing but what we wrote, whatever is in it', () => {
    fc.assert(
      fc.property(anyCheckReport, (generated) => {
        const html = rendered(githubSummary(generated));
        const depths = new Map<string, number>();
        for (const { close, name, attributes } of markupOf(html)) {
          expect(ELEMENTS).toContain(name);
          expect(attributes).toMatch(
            new RegExp(
              `^(?:|align="right"|class="language-(?:text|diff)"|href="${HOME}/blob/HEAD/rules/[a-z0-9-]+/README.md")$`,
            ),
          );
          depths.set(name, (depths.get(name) ?? 0) + (close ? -1 : 1));
        }
        expect([...depths.values()].filter((depth) => depth !== 0)).toEqual([]);
        const blocks = generated.findings.length + generated.findings.filter(hasPreview).length;
        expect(html.match(/<pre>/g) ?? []).toHaveLength(blocks);
        const rows = html.match(/<tr>/g)?.length ?? 0;
        expect(html.match(/<t[hd][ >]/g)?.length ?? 0).toBe(rows * 5);
        // GitHub makes mentions and references of what is not code, at the very end.
        const withoutCode = html.replace(/<(pre|code)\b[\s\S]*?<\/\1>/g, '');
        expect(withoutCode).not.toMatch(/(?:@|(?<!&)#|&#64;|&#35;)\w/);
      }),
      { numRuns: 200 },
    );
  });
});

/** A fix that changes lines has a block for them. */
function hasPreview({ fix }: typeof HANDSHAKE): boolean {
  return fix !== null && /```diff/.test(githubSummary(report([finding(place(APP, 'listen'), { fix })])));
}

describe('a summary that would be too long', () => {
  it('has whole sections, and says what is missing', () => {
    const files = Array.from(
      { length: 40 },
      (_, index) => new SourceFile(`/project/${index}.conf`, 'listen 80;\n'),
    );
    const findings = files.flatMap((file) =>
      Array.from({ length: 3 }, () => finding({ file, start: 0, end: 9 })),
    );
    const text = githubSummary(report(findings), 9_000);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(9_000);
    expect(Buffer.byteLength(text)).toBeGreaterThan(7_000);
    const shown = text.match(/^❌ \*\*error\*\*/gm)?.length ?? 0;
    const [, missing, inFiles] =
      /^… and (\d+) errors more in (\d+) files, for which there is no room here\.$/m.exec(text) ?? [];
    expect(shown + Number(missing)).toBe(120);
    expect(Number(inFiles)).toBeGreaterThan(20);
    expect(text.match(/<details>/g)).toHaveLength(text.match(/<\/details>/g)?.length ?? -1);
    expect(text).toContain('### proxylint: 120 errors in 40 files');
  });

  it('keeps below what GitHub takes, with characters of several bytes too', () => {
    const file = new SourceFile('/project/long.conf', `${'日本語 '.repeat(25)}\n`);
    const findings = manyFindings(4_000, 'warning').map((each) => ({
      ...each,
      span: { file, start: 0, end: 3 },
    }));
    const text = githubSummary(report(findings));
    expect(Buffer.byteLength(text)).toBeLessThan(900_000);
    expect(text).toMatch(/… and \d+ warnings more in 1 file/);
  });
});

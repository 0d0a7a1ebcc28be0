/** Findings and reports for the tests of the output formats. */
import type { Finding, Severity } from '../../src/lint/finding.ts';
import { type CheckReport, displayPathFrom, summarize } from '../../src/report/report.ts';
import { SourceFile } from '../../src/text/source-file.ts';
import { type Span, spanText } from '../../src/text/span.ts';

export const CWD = '/project';

/** The first place where `text` stands in a file. */
export function place(file: SourceFile, text: string): Span {
  const start = file.text.indexOf(text);
  if (start === -1) throw new Error(`'${text}' is not in ${file.path}`);
  return { file, start, end: start + text.length };
}

export const APP = new SourceFile(
  '/project/conf.d/app.conf',
  [
    'server {',
    '    proxy_set_header Upgrade $http_upgrade;',
    '    listen 80;',
    '    location /ws {',
    '        include proxy.conf;',
    '        proxy_pass http://app;',
    '    }',
    '}',
    '',
  ].join('\n'),
);

export const PROXY = new SourceFile('/etc/nginx/proxy.conf', '# shared\nproxy_set_header Host $host;\n');

export function finding(span: Span, more: Partial<Finding> = {}): Finding {
  return {
    rule: 'websocket-handshake',
    severity: 'error',
    message: 'Upgrade does not reach the upstream.',
    span,
    within: ['server', 'location /ws'],
    statement: spanText(span),
    related: [],
    fix: null,
    ...more,
  };
}

/** One finding with everything that a finding can have, in two files. */
export const HANDSHAKE: Finding = finding(place(APP, 'proxy_pass http://app;'), {
  related: [
    { message: 'set here', span: place(APP, 'proxy_set_header Upgrade $http_upgrade;') },
    { message: 'dropped by this line', span: place(PROXY, 'proxy_set_header Host $host;') },
  ],
  fix: {
    safety: 'safe',
    title: 'set Upgrade here too',
    edits: [
      {
        ...place(APP, '        proxy_pass'),
        end: APP.text.indexOf('        proxy_pass'),
        text: '        proxy_set_header Upgrade $http_upgrade;\n',
      },
      { ...place(PROXY, '$host'), text: '$http_host' },
    ],
  },
});

/** As many findings of a severity, each on its own line. */
export function manyFindings(count: number, severity: Severity): readonly Finding[] {
  const file = new SourceFile('/project/many.conf', 'listen 80;\n'.repeat(count));
  return Array.from({ length: count }, (_, index) =>
    finding({ file, start: index * 11, end: index * 11 + 10 }, { severity, message: `problem ${index}` }),
  );
}

export function report(findings: readonly Finding[], more: Partial<CheckReport> = {}): CheckReport {
  return {
    findings,
    files: [
      { file: APP, dialect: 'nginx', root: true, named: true },
      { file: PROXY, dialect: 'nginx', root: false, named: false },
    ],
    summary: summarize(findings, 0),
    suppressed: [],
    displayPath: displayPathFrom(CWD),
    fingerprintOf: (each) => each.message,
    fix: null,
    routes: () => [],
    problems: [],
    failOn: 'warning',
    ownRules: [],
    statistics: false,
    ...more,
  };
}

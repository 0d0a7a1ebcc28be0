import { describe, expect, it } from 'vitest';
import { plain } from '../../src/report/paint.ts';
import { displayPathFrom } from '../../src/report/report.ts';
import { traceText } from '../../src/report/trace-text.ts';
import { follow } from '../nginx/request/following.ts';

const UP = 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;';

function shown(lines: string, url: string, columns = 120): string {
  const trace = follow(`server { listen 80; ${lines} }`, url);
  const report = { url, trace, proxy: 'nginx', displayPath: displayPathFrom('/n') } as const;
  return [...traceText(report, { paint: plain, columns })].join('');
}

const ending = (text: string): string => text.slice(text.lastIndexOf('\n\n') + 2);

describe('a trace for people', () => {
  it('ends with what becomes of the request, the verdict, and how long the socket lives', () => {
    const location = (more: string) => `location / { proxy_pass http://127.0.0.1:9000; ${UP} ${more} }`;
    expect(ending(shown(location(''), 'ws://a.test/'))).toBe(
      'The request is sent on.\nwebsocket: works — the socket opens, and is closed after a silence of 60s default\n',
    );
    expect(ending(shown(location('proxy_read_timeout 1h;'), 'ws://a.test/'))).toContain(
      'after a silence of 1h nginx.conf:3',
    );
    expect(ending(shown(location('include gone.conf;'), 'ws://a.test/'))).toContain('is not known');
  });

  it.each([
    ['return 404;', 'http://a.test/', 'nginx answers 404 itself.'],
    ['return 301 https://b.test/;', 'http://a.test/', 'nginx answers 301, to https://b.test/'],
    ['return 444;', 'http://a.test/', 'Nobody answers: nginx closes the connection without an answer.'],
    ['root /srv;', 'http://a.test/x', "nginx's files answer: 404."],
    ['', 'http://a.test:81/', 'Nobody answers: nothing listens on port 81.'],
    [
      'if ($ssl_session_id) { return 403; } location / { allow 10.0.0.0/8; deny all; proxy_pass http://127.0.0.1:9; }',
      'http://a.test/',
      'This holds unless something gets in the way: whether the client may pass depends on its address.',
    ],
  ])('%s', (lines, url, sentence) => {
    expect(ending(shown(lines, url))).toBe(`${sentence}\n`);
  });

  it('keeps within the columns, and writes control characters out', () => {
    const text = shown(
      `location /${'long'.repeat(10)} { proxy_pass http://127.0.0.1:9000; }`,
      `http://a.test/${'long'.repeat(10)}`,
      80,
    );
    const steps = text.split('\n\n')[1] ?? '';
    const long = steps.split('\n').filter((line) => line.length > 80 && !line.includes('longlong'));
    expect(long).toEqual([]);
    expect(shown('return 302 "/\u001b[31m";', 'http://a.test/')).not.toContain('\u001b');
  });
});

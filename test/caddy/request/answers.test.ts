/**
 * What Caddy answers by itself where that is easily thought otherwise: hidden files, indexes that are directories, paths
 * that are split, headers that wait for an answer, errors without a status. The real Caddy is asked the same.
 */
import { get } from 'node:http';
import { beforeAll, expect, it } from 'vitest';
import { traceRequest } from '../../../src/caddy/trace.ts';
import type { ClientRequest } from '../../../src/route/client-request.ts';
import { realFileAt } from '../../differential/campaign/real-file.ts';
import { startCaddy } from '../../proof/harness/caddy-process.ts';
import { findFreePort } from '../../proof/harness/ports.ts';
import { describeWith, needsCaddy } from '../../proof/harness/requirements.ts';
import { Sandbox } from '../../proof/harness/sandbox.ts';
import { configurationOf } from '../configuration.ts';

const FILES = ['/.hidden', '/app.php', '/docs/guide.txt', '/docs/index.html', '/sub/deep/file.txt'];

interface Case {
  readonly about: string;
  readonly lines: string;
  readonly path: string;
  readonly answer: string;
}

const SERVER = 'root * @SITE@\nfile_server';

const CASES: readonly Case[] = [
  ...hiding('.*', { '/.hidden': '404', '/app.php': '200' }),
  ...hiding('*.[a-h]*', { '/.hidden': '404', '/app.php': '200', '/docs/': '404' }),
  ...hiding('[', { '/app.php': '200' }),
  ...hiding('docs', { '/docs/guide.txt': '404', '/sub/deep/file.txt': '200' }),
  ...hiding('@SITE@/docs/', { '/docs/guide.txt': '404', '/app.php': '200' }),
  ...hiding('@SITE@/*/deep', { '/sub/deep/file.txt': '200' }),
  ...hiding('@SITE@/*/guide.txt', { '/docs/guide.txt': '404' }),
  ...hiding('@SITE@/sub/../docs', { '/docs/guide.txt': '404' }),
  {
    about: 'an index that is a directory is taken before one that is a file',
    lines: `${SERVER} {\nindex docs index.html\n}`,
    path: '/',
    answer: '404',
  },
  ...split('/app.php/info', 'info: /info'),
  ...split('/APP.PHP/info', 'none'),
  ...split('/app.php', 'info: '),
  ...split('/app.phpx/info', 'none'),
  {
    about: 'a header that waits for an answer is not there where no handler gives one',
    lines: 'header ?Location /a',
    path: '/',
    answer: '200',
  },
  {
    about: 'a header that waits is there with the answer of a handler',
    lines: 'header ?Location /a\nrespond ok',
    path: '/',
    answer: '200 to /a',
  },
  {
    about: 'an error of an expression has the status 500',
    lines: '@broken expression `{path} > 1024`\nrespond @broken ok',
    path: '/',
    answer: '500',
  },
];

function hiding(pattern: string, answers: Readonly<Record<string, string>>): readonly Case[] {
  return Object.entries(answers).map(([path, answer]) => ({
    about: `hide ${pattern}, for ${path}`,
    lines: `${SERVER} {\nhide ${pattern}\n}`,
    path,
    answer,
  }));
}

/** What is told in a header of a redirect: of a body the model says nothing. */
function split(path: string, told: string): readonly Case[] {
  const lines =
    'root * @SITE@\n@php file {\ntry_files {path}\nsplit_path .html .php\n}\n' +
    'redir @php "info: {http.matchers.file.remainder}"\nredir * none';
  return [{ about: `split_path .php, for ${path}`, lines, path, answer: `302 to ${told.trim()}` }];
}

describeWith([needsCaddy], 'an answer of Caddy', () => {
  const real: string[] = [];
  const said: string[] = [];

  beforeAll(async () => {
    const sandbox = new Sandbox();
    try {
      const port = await findFreePort();
      sandbox.write(new Map(FILES.map((path) => [`site${path}`, path] as const)));
      const site = `${sandbox.directory}/site`;
      const sites = CASES.map(({ lines }, at) => `http://c${at}.test:${port} {\n${lines}\n}\n`);
      const general = '{\nadmin off\ndefault_bind 127.0.0.1\n}\n';
      const caddyfile = (general + sites.join('')).replaceAll('@SITE@', site);
      sandbox.write(new Map([['Caddyfile', caddyfile]]));
      const configuration = configurationOf(caddyfile, { caddy: '2.6.2' });
      const start = await startCaddy(sandbox, 'Caddyfile', [port]);
      if (start.kind !== 'running') throw new Error(`Caddy does not start: ${JSON.stringify(start)}`);
      try {
        for (const [at, { path }] of CASES.entries()) {
          const hostname = `c${at}.test`;
          const request: ClientRequest = {
            method: 'GET',
            target: path,
            headers: [['Host', `${hostname}:${port}`]],
            scheme: 'http',
            hostname,
            port,
          };
          const { outcome } = traceRequest(configuration, request, { fileAt: realFileAt });
          said.push(
            outcome.kind === 'response' || outcome.kind === 'static'
              ? inWords(outcome.status, outcome.kind === 'response' ? outcome.location : null)
              : outcome.kind,
          );
          real.push(await ask(request));
        }
      } finally {
        await start.proxy.stop();
      }
    } finally {
      sandbox.remove();
    }
  });

  it.each(CASES.map((each, at) => ({ ...each, at })))('$about: $answer', ({ answer, at }) => {
    expect(real[at]).toBe(answer);
    expect(said[at]).toBe(answer);
  });
});

function ask({ port, target, headers }: ClientRequest): Promise<string> {
  return new Promise((resolve, reject) => {
    get(
      { host: '127.0.0.1', port, path: target, headers: Object.fromEntries(headers), timeout: 3000 },
      (response) => {
        response.resume();
        resolve(inWords(response.statusCode ?? null, response.headers.location ?? null));
      },
    ).on('error', reject);
  });
}

function inWords(status: number | null, location: string | null): string {
  return location === null ? String(status) : `${status} to ${location}`;
}

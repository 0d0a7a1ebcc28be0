/**
 * What works stays unmentioned: every setting that was measured to be harmless to a WebSocket, on a route that surely
 * carries them, and every Caddyfile that people have published.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { loadProject, rootSettingsFor } from '../../src/lint/project.ts';
import { lint } from '../../src/lint/run.ts';
import { type FileSource, filesInMemory } from '../../src/text/file-source.ts';
import { sharedPath } from '../proof/harness/requirements.ts';

function findings(source: FileSource, path: string, caddy: string): readonly string[] {
  const named = [{ path, dialect: 'caddyfile' }] as const;
  const project = loadProject(source, {
    named,
    candidates: [],
    ...rootSettingsFor({ nginx: '1.30.4', caddy }),
  });
  const { findings: found, failures } = lint(project, rules, {});
  for (const failure of failures) throw failure.cause;
  // An old name does no harm either.
  return found
    .filter(({ rule }) => rule !== 'deprecated')
    .map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`);
}

function findingsInText(text: string, caddy: string): readonly string[] {
  return findings(filesInMemory({ '/Caddyfile': text }), '/Caddyfile', caddy);
}

describe.each(['2.6.2', '2.11.4'])('on Caddy %s nothing is said about', (version) => {
  it.each([
    ['encode gzip zstd'],
    ['templates'],
    ['rewrite /old /ws'],
    ['header -Server'],
    ['header Connection close'],
    ['header X-A "b"'],
    ['handle_errors {\n\t\trespond "error"\n\t}'],
    ['basicauth {\n\t\tbob JDJhJDEw\n\t}'],
  ])('%s beside the proxy', (line) => {
    expect(findingsInText(`:80 {\n\t${line}\n\treverse_proxy /ws* localhost:3000\n}\n`, version)).toEqual([]);
  });

  it.each([
    ['flush_interval -1'],
    ['flush_interval 100ms'],
    ['request_buffers 4KiB'],
    ['transport http {\n\t\t\tversions 1.1 2\n\t\t}'],
    [
      'transport http {\n\t\t\tkeepalive off\n\t\t\twrite_timeout 10s\n\t\t\tdial_timeout 2s\n\t\t\tresponse_header_timeout 5s\n\t\t}',
    ],
    ['transport http {\n\t\t\tread_timeout 1h\n\t\t}'],
    ['transport http {\n\t\t}'],
    ['header_down -Upgrade'],
    ['header_up X-Real-IP {remote_host}\n\t\theader_up X-Forwarded-For {remote_host}'],
    ['@failed status 5xx\n\t\thandle_response @failed {\n\t\t\trespond "error"\n\t\t}'],
    ['handle_response {\n\t\t\tcopy_response\n\t\t}'],
    ['lb_policy ip_hash\n\t\tlb_try_duration 2s'],
  ])('%s in the proxy', (lines) => {
    expect(
      findingsInText(`:80 {\n\treverse_proxy /ws* localhost:3000 {\n\t\t${lines}\n\t}\n}\n`, version),
    ).toEqual([]);
  });

  it('timeouts of the server, unix sockets, stripped prefixes, scripts and denied hosts', () => {
    const text = `{
	servers {
		timeouts {
			read_body 10s
			write 30s
			idle 2m
		}
	}
}
(common) {
	header -Server
}
example.com, www.example.com {
	import common
	@bots header User-Agent *bot*
	abort @bots
	handle_path /ws/* {
		reverse_proxy unix//run/app.sock
	}
	handle /php/* {
		php_fastcgi localhost:9000
	}
	handle {
		root * /srv
		try_files {path} /index.html
		file_server
	}
}
`;
    expect(findingsInText(text, version)).toEqual([]);
  });

  it('a second proxy for what is no WebSocket, whatever it does to headers', () => {
    const text = `:80 {
	@ws {
		header_regexp Connection (?i)upgrade
		header_regexp Upgrade (?i)^websocket$
	}
	reverse_proxy @ws localhost:3001
	reverse_proxy localhost:3000 {
		header_up Connection close
		header_up -Upgrade
	}
}
`;
    expect(findingsInText(text, version)).toEqual([]);
  });

  it('an API that asks for nothing but requests and responses', () => {
    const text =
      ':80 {\n\thandle /api/* {\n\t\treverse_proxy h2c://localhost:3000 {\n\t\t\tresponse_buffers 1MB\n\t\t}\n\t}\n}\n';
    expect(findingsInText(text, version)).toEqual([]);
  });
});

describe('the published Caddyfiles', () => {
  const wild = sharedPath('corpus/wild/caddy');

  it.runIf(!existsSync(wild))('are skipped: the corpus is not beside the checkout', () => {
    expect(process.env.CI).not.toBe('true');
  });

  it.skipIf(!existsSync(wild))('are left alone', () => {
    const disk: FileSource = {
      read: (path) => ({ kind: 'text', text: readFileSync(path, 'utf8') }),
      list: () => null,
    };
    for (const path of readdirSync(wild, { recursive: true, encoding: 'utf8' })) {
      if (!path.endsWith('Caddyfile')) continue;
      expect(findings(disk, join(wild, path), '2.11.4'), path).toEqual([]);
    }
  });
});

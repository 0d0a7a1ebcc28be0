/** nginx configurations in memory, as the tests of the rules write them. */
import { diffArrays } from 'diff';
import { NEWEST_STABLE } from '../../src/route/target.ts';
import { describeFinding, findingsIn, fix, type LintSubject } from '../proof/harness/linting.ts';

/** One nginx.conf, or several files of which the first one is the root. All of them are asked for. */
export function nginx(files: string | Readonly<Record<string, string>>, version?: string): LintSubject {
  const texts = new Map(Object.entries(typeof files === 'string' ? { 'nginx.conf': files } : files));
  const names = [...texts.keys()];
  return {
    dialect: 'nginx',
    target: { ...NEWEST_STABLE, nginx: version ?? NEWEST_STABLE.nginx },
    root: names[0] ?? 'nginx.conf',
    texts,
    named: names,
  };
}

/** A whole configuration around the lines of its only server, and lines at `http` level. */
export function server(lines: string, http = ''): string {
  return `events {}
http {
${http}
    server {
        listen 8080;
${lines}
    }
}
`;
}

/** The documented map, and headers that use it. */
export const MAP = "map $http_upgrade $connection_upgrade { default upgrade; '' close; }";
export const HEADERS =
  'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $connection_upgrade; proxy_read_timeout 1h;';

/** What is found, each in one line: `nginx.conf:7 error websocket-handshake: …`. */
export function said(subject: LintSubject): readonly string[] {
  return findingsIn(subject).map(describeFinding);
}

/** What is found, without the messages: `nginx.conf:7 error websocket-handshake`. */
export function found(subject: LintSubject): readonly string[] {
  return said(subject).map((line) => line.slice(0, line.indexOf(': ')));
}

/** A file after the safe fixes. */
export function fixed(subject: LintSubject, name = subject.root): string {
  return fix(subject).after.texts.get(name) ?? '';
}

/** The lines that the safe fixes add to a file, or take from it, each with its indentation. */
export function changes(
  subject: LintSubject,
  name = subject.root,
): { readonly added: readonly string[]; readonly removed: readonly string[] } {
  const before = (subject.texts.get(name) ?? '').split('\n');
  const parts = diffArrays(before, fixed(subject, name).split('\n'));
  return {
    added: parts.flatMap((part) => (part.added ? part.value : [])),
    removed: parts.flatMap((part) => (part.removed ? part.value : [])),
  };
}

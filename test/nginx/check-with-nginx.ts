/** Asks the installed nginx whether it accepts a configuration, and what it says about it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface NginxVerdict {
  readonly accepted: boolean;
  /** Its messages, each without time, process id and the path of the file: `[warn] … in nginx.conf:3`. */
  readonly messages: readonly string[];
}

export interface NginxCheck {
  readonly check: (text: string) => NginxVerdict;
  readonly end: () => void;
}

/** A directory in which configurations are checked one after another. */
export function startNginxCheck(): NginxCheck {
  const directory = mkdtempSync(join(tmpdir(), 'proxylint-check-'));
  const path = join(directory, 'nginx.conf');
  mkdirSync(join(directory, 'logs'));
  return {
    check: (text) => {
      writeFileSync(path, text);
      const { status, stderr } = spawnSync(
        'nginx',
        ['-t', '-q', '-c', path, '-p', directory, '-e', 'stderr', '-g', 'pid logs/pid;'],
        {
          encoding: 'utf8',
          timeout: 20_000,
        },
      );
      return { accepted: status === 0, messages: messagesIn(stderr.replaceAll(path, 'nginx.conf')) };
    },
    end: () => rmSync(directory, { recursive: true }),
  };
}

const MESSAGE_START = /^(?:\d{4}\/\d\d\/\d\d [\d:]{8} |nginx: )(?=\[\w+\])/m;

/** A message may run over several lines: it ends where the next one begins. */
function messagesIn(log: string): readonly string[] {
  return log
    .replace(/^nginx: configuration file .*\n/m, '')
    .split(MESSAGE_START)
    .filter((message) => message !== '')
    .map((message) => message.replace(/^(\[\w+\]) \d+#\d+: /, '$1 ').replace(/\n$/, ''));
}

/** Configurations and rules for the tests of the API. */
import type { Rule } from '../../src/api/index.ts';
import { nginx } from '../../src/api/index.ts';
import { BROKEN_NGINX, SOUND_NGINX } from '../cli/command-line.ts';

export { BROKEN_NGINX, SOUND_NGINX };

/** A location that works, with the lines that are given. */
export function location(...lines: readonly string[]): string {
  const written = lines.map((line) => `            ${line}\n`).join('');
  return SOUND_NGINX.replace('            proxy_read_timeout 1h;\n', written);
}

/** Wants every `proxy_read_timeout` in seconds; its fix writes them so. */
export const IN_SECONDS: Rule = {
  id: 'test/in-seconds',
  summary: 'a timeout in other units than seconds',
  severity: 'warning',
  fix: 'safe',
  dialects: ['nginx'],
  *checkNginx({ statements }) {
    for (const statement of statements.named('proxy_read_timeout')) {
      const time = nginx.parseTime(nginx.argumentOf(statement, 0), 'milliseconds');
      if (time.kind === 'invalid' || /^\d+s$/.test(nginx.argumentOf(statement, 0))) continue;
      const edit = nginx.replaceArgument(statement, 0, `${time.milliseconds / 1000}s`);
      yield {
        message: 'We write timeouts in seconds.',
        span: nginx.spanOf(statement),
        fix: edit && { safety: 'safe', title: 'write it in seconds', edits: [edit] },
      };
    }
  },
};

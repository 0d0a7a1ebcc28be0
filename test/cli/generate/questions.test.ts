/** What `generate` asks on a terminal where it was given nothing to go by. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { directoryWith, run } from '../command-line.ts';

/** Answers one question after the other; null is the end of the input. */
function answering(...answers: readonly (string | null)[]) {
  const questions: string[] = [];
  const rest = answers.values();
  const ask = async (question: string): Promise<string | null> => {
    questions.push(question);
    const { value } = rest.next();
    if (value === undefined) throw new Error(`not expected: ${question}`);
    return value;
  };
  return { ask, questions };
}

describe('the questions', () => {
  it('lead to the same as the command line that is shown', async () => {
    const cwd = directoryWith({});
    const { ask } = answering('', 'grafana', '', 'grafana.example.com', '', '', '');
    const asked = await run(cwd, ['generate'], { ask });
    expect(asked.status).toBe(0);
    const [, line = ''] = /The same without questions:\n {2}proxylint (.*)\n/.exec(asked.stderr) ?? [];
    expect(line).toBe('generate --for nginx --app grafana --host grafana.example.com --tls none');
    const told = await run(cwd, line.split(' '));
    expect(told.stdout).toBe(asked.stdout);
  });

  it('can end in a file', async () => {
    const cwd = directoryWith({});
    const { ask } = answering('caddy', '127.0.0.1:8080', 'app.example.com', '/', '', 'Caddyfile');
    const { status, stdout } = await run(cwd, ['generate'], { ask });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(readFileSync(join(cwd, 'Caddyfile'), 'utf8')).toContain('app.example.com {');
  });

  it('are asked again after an answer that cannot be used, and say why', async () => {
    const cwd = directoryWith({});
    const { ask, questions } = answering(
      ...['apache', 'nginx', '?', 'graffana', 'grafana', 'ftp://x', '', 'a;b', ''],
      ...['x', '', 'cert', '', 'no/such/place.conf', ''],
    );
    const { status, stderr } = await run(cwd, ['generate'], { ask });
    expect(status).toBe(0);
    expect(stderr).toContain("no application 'graffana' is known; did you mean grafana?");
    expect(stderr).toContain('begins with a slash: /x');
    expect(stderr).toContain('there is no directory for no/such/place.conf');
    expect(new Set(questions).size).toBe(7);
  });

  it('leave out what was given', async () => {
    const { ask, questions } = answering('grafana', '', '', '');
    const argv = ['generate', '--for', 'nginx', '--host', 'a.example', '--tls', 'none'];
    const { status } = await run(directoryWith({}), argv, { ask });
    expect(status).toBe(0);
    expect(questions).toHaveLength(4);
  });

  it('are not asked where the command line says enough', async () => {
    const { ask, questions } = answering();
    const { status } = await run(directoryWith({}), ['generate', '--app', 'grafana'], { ask });
    expect({ status, questions }).toEqual({ status: 0, questions: [] });
  });

  it('write nothing when they are left unanswered', async () => {
    const cwd = directoryWith({});
    const { ask } = answering('nginx', 'grafana', null);
    const { status, stdout, stderr } = await run(cwd, ['generate', '--into', 'x.conf'], { ask });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('nothing was written: the questions were not answered');
    expect(existsSync(join(cwd, 'x.conf'))).toBe(false);
  });
});

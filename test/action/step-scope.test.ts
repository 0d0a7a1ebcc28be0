/** What a step of the Action judges: a pull request's changes, a push, and other events. */
import { chownSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BROKEN_NGINX, directoryWith, SOUND_NGINX } from '../cli/command-line.ts';
import { commit, git, makeRepository } from '../scratch/git.ts';
import { annotations, bundledStep } from './bundled-step.ts';
import { pullRequest, type StepOptions } from './runner.ts';

const { step } = bundledStep();

/** One error and a safe fix on each of the lines that are added. */
function locations(names: readonly string[]): string {
  const added = names.map(
    (name) =>
      `        location /ws/${name} { proxy_pass http://127.0.0.1:9000; proxy_set_header Host $host; proxy_read_timeout 1h; }\n`,
  );
  return SOUND_NGINX.replace('        location /ws {', `${added.join('')}        location /ws {`);
}

describe('of a pull request, a step', () => {
  /** A base with an old fault, and a branch that adds another. The checkout is as `actions/checkout` makes it. */
  function proposed({ depth }: { readonly depth: number }): { workspace: string; options: StepOptions } {
    const origin = directoryWith({ 'old/nginx.conf': BROKEN_NGINX });
    makeRepository(origin);
    git(origin, 'checkout', '--quiet', '-b', 'topic');
    commit(origin, { 'new/nginx.conf': BROKEN_NGINX });
    git(origin, 'checkout', '--quiet', 'main');
    const eventBase = git(origin, 'rev-parse', 'HEAD');
    commit(origin, { 'later/nginx.conf': BROKEN_NGINX });
    git(origin, 'checkout', '--quiet', '--detach', 'main');
    git(origin, 'merge', '--quiet', '--no-ff', '--no-edit', 'topic');
    git(origin, 'update-ref', 'refs/pull/7/merge', 'HEAD');
    git(origin, 'checkout', '--quiet', 'main');
    const workspace = directoryWith();
    git(workspace, 'init', '--quiet');
    git(workspace, 'remote', 'add', 'origin', `file://${origin}`);
    const limit = depth === 0 ? [] : [`--depth=${depth}`];
    git(workspace, 'fetch', '--quiet', '--no-tags', ...limit, 'origin', 'refs/pull/7/merge');
    git(workspace, 'checkout', '--quiet', '--detach', 'FETCH_HEAD');
    return {
      workspace,
      options: { event: 'pull_request', ref: 'refs/pull/7/merge', payload: pullRequest(eventBase) },
    };
  }

  test.each([2, 0])('reports only what the pull request changes, at fetch-depth %d', async (depth) => {
    const { workspace, options } = proposed({ depth });
    const ran = await step(workspace, {}, options);
    expect(ran.status).toBe(1);
    expect(annotations(ran)).toEqual(['error new/nginx.conf:16']);
    expect(ran.text).toContain('1 of the 3 files that were found');
    expect(ran.summary).toContain('Only files that changed since');
  });

  test('reports everything with a warning where the history is not there', async () => {
    const { workspace, options } = proposed({ depth: 1 });
    const ran = await step(workspace, {}, options);
    expect(ran.status).toBe(1);
    expect(annotations(ran)[0]).toMatch(
      /^warning: All files are judged, since git knows no commit named '[0-9a-f]{40}' here; give actions\/checkout `fetch-depth: 2`/,
    );
    expect(annotations(ran).slice(1)).toEqual([
      'error later/nginx.conf:16',
      'error new/nginx.conf:16',
      'error old/nginx.conf:16',
    ]);
    expect(ran.summary).toContain('fetch');
  });

  test('fails where only changes are to be reported and the history is not there', async () => {
    const { workspace, options } = proposed({ depth: 1 });
    const ran = await step(workspace, { 'changed-only': 'true' }, options);
    expect({ status: ran.status, outputs: ran.outputs }).toEqual({
      status: 1,
      outputs: { 'exit-status': '2' },
    });
    expect(annotations(ran)).toEqual([expect.stringMatching(/^error: changed-only: .*`fetch-depth: 2`/)]);
  });

  test('reports everything where that is asked for', async () => {
    const { workspace, options } = proposed({ depth: 2 });
    const ran = await step(workspace, { 'changed-only': 'false' }, options);
    expect(annotations(ran)).toHaveLength(3);
  });

  test('compares the head of the branch with where it left the base', async () => {
    const { workspace, options } = proposed({ depth: 0 });
    git(workspace, 'checkout', '--quiet', 'HEAD^2');
    expect(annotations(await step(workspace, {}, options))).toEqual(['error new/nginx.conf:16']);
  });

  test('says that pull_request_target checks out the base', async () => {
    const { workspace } = proposed({ depth: 0 });
    git(workspace, 'checkout', '--quiet', 'HEAD^1');
    const ran = await step(
      workspace,
      {},
      { event: 'pull_request_target', payload: pullRequest(git(workspace, 'rev-parse', 'HEAD')) },
    );
    expect(ran.status).toBe(0);
    expect(annotations(ran)).toEqual([
      expect.stringMatching(/^warning: What is checked out is the base branch/),
    ]);
  });

  test('reports the root of a file that the pull request deletes', async () => {
    const workspace = directoryWith({
      'nginx.conf': SOUND_NGINX.replace('        location /ws', '        include tls;\n        location /ws'),
      tls: 'keepalive_timeout 5m;\n',
    });
    const base = makeRepository(workspace);
    commit(workspace, { tls: null });
    const ran = await step(workspace, {}, { event: 'pull_request', payload: pullRequest(base) });
    expect(annotations(ran)).toEqual(['warning nginx.conf:14']);
  });

  test('reports first what the pull request breaks in a file that it leaves as it is', async () => {
    const old = Array.from({ length: 12 }, (_, number) => `old${number}`);
    const files = Object.fromEntries(old.map((name) => [`${name}.conf`, locations([name])]));
    const [head, server] = SOUND_NGINX.split(/(?=^ {4}server)/m);
    const workspace = directoryWith({
      ...files,
      'x/nginx.conf': `${head}    include z/*.conf;\n}\n`,
      'x/z/app.conf': server?.replace(/\}\s*$/, '') ?? '',
    });
    const base = makeRepository(workspace);
    const touched = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, `# New.\n${text}`]),
    );
    commit(workspace, { ...touched, 'x/nginx.conf': 'events {}\nhttp {\n    include z/*.conf;\n}\n' });
    const ran = await step(workspace, {}, { event: 'pull_request', payload: pullRequest(base) });
    expect(annotations(ran)[0]).toMatch(/^error x\/z\/app\.conf:\d+$/);
    expect(ran.commands[0]?.message).toContain(
      `This file did not change; what did since ${base.slice(0, 12)} brings it.`,
    );
  });

  test('puts findings on changed lines first where not all can be shown', async () => {
    const old = Array.from({ length: 12 }, (_, number) => `old${number}`);
    const files = Object.fromEntries(old.map((name) => [`${name}.conf`, locations([name])]));
    const workspace = directoryWith({ ...files, 'z.conf': locations(['z']) });
    const base = makeRepository(workspace);
    const touched = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, `# New.\n${text}`]),
    );
    commit(workspace, { ...touched, 'z.conf': locations(['z', 'new']) });
    const ran = await step(workspace, {}, { event: 'pull_request', payload: pullRequest(base) });
    expect(annotations(ran)[0]).toBe('error z.conf:15');
  });

  test('works on a checkout that belongs to another user, as in a container', async ({ skip }) => {
    if (process.getuid?.() !== 0) skip('only root can give files away');
    const { workspace, options } = proposed({ depth: 2 });
    const env = { GITHUB_SHA: git(workspace, 'rev-parse', 'HEAD') };
    chownSync(workspace, 65534, 65534);
    chownSync(join(workspace, '.git'), 65534, 65534);
    expect(() => git(workspace, 'status')).toThrow('dubious ownership');
    const ran = await step(workspace, {}, { ...options, env });
    expect(annotations(ran)).toEqual(['error new/nginx.conf:16']);
  });
});

describe('other events', () => {
  function pushed(): { workspace: string; before: string } {
    const workspace = directoryWith({ 'old/nginx.conf': BROKEN_NGINX });
    const before = makeRepository(workspace);
    commit(workspace, { 'new/nginx.conf': BROKEN_NGINX });
    return { workspace, before };
  }

  test('a push reports everything, so that a branch never looks better than it is', async () => {
    const { workspace, before } = pushed();
    const ran = await step(workspace, {}, { event: 'push', payload: { before } });
    expect(annotations(ran)).toHaveLength(2);
  });

  test('a push reports what it changed where that is asked for', async () => {
    const { workspace, before } = pushed();
    const ran = await step(workspace, { 'changed-only': 'true' }, { event: 'push', payload: { before } });
    expect(annotations(ran)).toEqual(['error new/nginx.conf:16']);
  });

  test('a push to a new branch is compared with the default branch', async () => {
    const { workspace, before } = pushed();
    git(workspace, 'update-ref', 'refs/remotes/origin/main', before);
    const payload = { before: '0'.repeat(40), repository: { default_branch: 'main' } };
    const ran = await step(workspace, { 'changed-only': 'true' }, { event: 'push', payload });
    expect(annotations(ran)).toEqual(['error new/nginx.conf:16']);
  });

  test('a forced push, whose old commit is gone, is compared with the default branch, and with nothing on that', async () => {
    const { workspace, before } = pushed();
    const payload = { before: '1'.repeat(40), repository: { default_branch: 'main' } };
    const forced = () => step(workspace, { 'changed-only': 'true' }, { event: 'push', payload });
    git(workspace, 'update-ref', 'refs/remotes/origin/main', before);
    expect(annotations(await forced())).toEqual([
      'notice: The commit before this push, 111111111111, is not here, as after a forced push: compared with the default branch instead',
      'error new/nginx.conf:16',
    ]);
    git(workspace, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
    expect(annotations(await forced())).toEqual([
      `error: changed-only: git knows no commit named '${'1'.repeat(40)}' here`,
    ]);
  });

  test('a merge queue reports what the group changes', async () => {
    const { workspace, before } = pushed();
    const payload = { merge_group: { base_sha: before } };
    const ran = await step(workspace, {}, { event: 'merge_group', payload });
    expect(annotations(ran)).toEqual(['error new/nginx.conf:16']);
  });

  test('an event without a change reports everything, and says so where only changes were asked for', async () => {
    const { workspace } = pushed();
    expect(annotations(await step(workspace))).toHaveLength(2);
    const ran = await step(workspace, { 'changed-only': 'true' }, { event: 'schedule' });
    expect(annotations(ran)[0]).toBe(
      'notice: All files are judged: the event schedule names no commit to compare with',
    );
    expect(ran.status).toBe(1);
  });

  test.each([undefined, '/nowhere/event.json'])(
    'a payload that cannot be read (%s) is said',
    async (path) => {
      const { workspace } = pushed();
      const ran = await step(workspace, {}, { event: 'pull_request', env: { GITHUB_EVENT_PATH: path } });
      expect(annotations(ran)[0]).toBe(
        'warning: All files are judged, since the payload of the event pull_request names no base commit',
      );
    },
  );

  test('without git everything is reported, with a warning', async () => {
    const { workspace, before } = pushed();
    const ran = await step(
      workspace,
      {},
      { event: 'pull_request', payload: pullRequest(before), env: { PATH: directoryWith() } },
    );
    expect(annotations(ran)[0]).toContain('git cannot be run: there is no such program here');
    expect(annotations(ran)).toHaveLength(3);
  });
});

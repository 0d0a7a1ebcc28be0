/** `check --shard`, as a user meets it, and how `--jobs` and it are to be written. */
import { describe, expect, test } from 'vitest';
import { BROKEN_NGINX, directoryWith, run, SOUND_NGINX } from './command-line.ts';

const FILES = {
  'a/nginx.conf': BROKEN_NGINX,
  'b/nginx.conf': 'events {}\nhttp { include ../shared/*.conf; }\n',
  'c/nginx.conf': 'events {}\nhttp { include ../shared/one.conf; }\n',
  'shared/one.conf': 'server {\n  location /ws {\n    proxy_pas http://a;\n  }\n}\n',
  'd/nginx.conf': SOUND_NGINX,
};

describe('the parts of a run', () => {
  test('are together the whole, each finding once', async () => {
    const directory = directoryWith(FILES);
    const whole = JSON.parse((await run(directory, ['--format=json'])).stdout);
    const found: { files: unknown[]; findings: unknown[] }[] = [];
    for (const part of [1, 2, 3]) {
      const { stdout, stderr } = await run(directory, ['--format=json', `--shard=${part}/3`]);
      found.push(JSON.parse(stdout));
      expect(stderr).toMatch(new RegExp(`^Part ${part} of 3: \\d of 4 configurations\\.\n$`));
    }
    const sorted = (list: readonly unknown[]) => list.map((each) => JSON.stringify(each)).sort();
    expect(sorted(found.flatMap(({ files }) => files))).toEqual(sorted(whole.files));
    expect(sorted(found.flatMap(({ findings }) => findings))).toEqual(sorted(whole.findings));
  });

  test('may hold nothing, which is no fault', async () => {
    const directory = directoryWith({ 'nginx.conf': SOUND_NGINX });
    const outcomes = [];
    for (const part of [1, 2]) outcomes.push(await run(directory, [`--shard=${part}/2`]));
    expect(outcomes.map(({ status }) => status)).toEqual([0, 0]);
    expect(
      outcomes.map(({ stderr }) => /Part \d of 2: (\d) of 1 configuration\./.exec(stderr)?.[1]).sort(),
    ).toEqual(['0', '1']);
  });

  test.each([
    ['0/3', 'there is no part 0 of 3'],
    ['4/3', 'there is no part 4 of 3'],
    ['1/0', "'1/0' is no such pair"],
    ['x', "'x' is no such pair"],
    ['1/20000', '20000 parts are more than 10000'],
  ])('%s is no part', async (given, why) => {
    const { status, stderr } = await run(directoryWith(FILES), ['--shard', given]);
    expect(status).toBe(2);
    expect(stderr).toBe(
      `proxylint: --shard takes a part and how many there are, from 1/1 on, such as 2/4: ${why}\n`,
    );
  });

  test.each(['0', '-1', '1.5', 'many', '257'])('%s is no number of threads', async (given) => {
    const { status, stderr } = await run(directoryWith(FILES), [`--jobs=${given}`]);
    expect(status).toBe(2);
    expect(stderr).toBe(`proxylint: --jobs takes a number from 1 to 256, or auto, not '${given}'\n`);
  });
});

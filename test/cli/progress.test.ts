import { describe, expect, test } from 'vitest';
import { Progress } from '../../src/cli/progress.ts';

/** A clock that is set by hand, and what was drawn. */
function terminal(
  options: {
    readonly isErrorTTY?: boolean;
    readonly env?: Record<string, string>;
    readonly quiet?: boolean;
  } = {},
) {
  const { isErrorTTY = true, env = {}, quiet = false } = options;
  const drawn: string[] = [];
  let now = 5000;
  const stderr = { write: (chunk: string | Uint8Array) => void drawn.push(String(chunk)) };
  const progress = new Progress({ stderr, isErrorTTY, env, columns: 20 }, quiet, () => now);
  return { progress, drawn, at: (milliseconds: number) => (now = 5000 + milliseconds) };
}

describe('the line that says how far a run has come', () => {
  test('comes after a second, ten times a second at most, and is gone at the end', async () => {
    const { progress, drawn, at } = terminal();
    await progress.during(async () => {
      for (let time = 0; time <= 1250; time += 10) {
        at(time);
        progress.tick(() => String(time));
      }
    });
    expect(drawn).toEqual(['\r\u001b[K1000', '\r\u001b[K1100', '\r\u001b[K1200', '\r\u001b[K']);
  });

  test('is gone when the run fails, too', async () => {
    const { progress, drawn, at } = terminal();
    const failing = progress.during(async () => {
      at(2000);
      progress.tick(() => 'working');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(drawn.at(-1)).toBe('\r\u001b[K');
  });

  test('never wraps', async () => {
    const { progress, drawn, at } = terminal();
    await progress.during(async () => {
      at(2000);
      progress.tick(() => 'x'.repeat(100));
    });
    expect(drawn[0]).toBe(`\r\u001b[K${'x'.repeat(19)}`);
  });

  test.each([
    ['there is no terminal', { isErrorTTY: false }],
    ['the run is to be quiet', { quiet: true }],
    ['the terminal can do nothing', { env: { TERM: 'dumb' } }],
    ['a machine reads', { env: { CI: 'true' } }],
  ])('does not come where %s', async (_name, options) => {
    const { progress, drawn, at } = terminal(options);
    await progress.during(async () => {
      at(60_000);
      progress.tick(() => {
        throw new Error('nobody asks for the text');
      });
    });
    expect(drawn).toEqual([]);
  });
});

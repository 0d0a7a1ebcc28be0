import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type TextChange, writeChanges } from '../../../src/workspace/disk/write.ts';
import { directoryWith } from '../../cli/command-line.ts';

const change = (path: string, before: string, after: string): TextChange => ({
  path,
  before,
  after,
  encoding: 'utf8',
});

describe('writing', () => {
  test('replaces the content and keeps the mode; nothing is left beside it', () => {
    const directory = directoryWith({ 'a.conf': 'old\n' });
    const path = join(directory, 'a.conf');
    chmodSync(path, 0o640);
    expect(writeChanges([change(path, 'old\n', 'new\n')])).toEqual({ written: [path], failures: [] });
    expect(readFileSync(path, 'utf8')).toBe('new\n');
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readdirSync(directory)).toEqual(['a.conf']);
  });

  test('goes through a symbolic link, which stays', () => {
    const directory = directoryWith({ 'available/a.conf': 'old\n' });
    mkdirSync(join(directory, 'enabled'));
    const link = join(directory, 'enabled/a.conf');
    symlinkSync('../available/a.conf', link);
    writeChanges([change(link, 'old\n', 'new\n')]);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(directory, 'available/a.conf'), 'utf8')).toBe('new\n');
    expect(readdirSync(join(directory, 'enabled'))).toEqual(['a.conf']);
  });

  test('keeps bytes that are not UTF-8', () => {
    const before = Buffer.from('# \xe9\xff\x80\nold\n', 'latin1');
    const directory = directoryWith({ 'a.conf': before });
    const path = join(directory, 'a.conf');
    const text = before.toString('latin1');
    writeChanges([{ path, before: text, after: text.replace('old', 'new'), encoding: 'latin1' }]);
    expect(readFileSync(path)).toEqual(Buffer.from('# \xe9\xff\x80\nnew\n', 'latin1'));
  });

  test('does not touch a file that was changed in the meantime', () => {
    const directory = directoryWith({ 'a.conf': 'someone else was here\n' });
    const path = join(directory, 'a.conf');
    const { written, failures } = writeChanges([change(path, 'old\n', 'new\n')]);
    expect(written).toEqual([]);
    expect(failures).toEqual([{ path, reason: 'was changed by someone else since it was read' }]);
    expect(readFileSync(path, 'utf8')).toBe('someone else was here\n');
    expect(readdirSync(directory)).toEqual(['a.conf']);
  });

  test('writes all files or none: a fix may need two', () => {
    const directory = directoryWith({ 'a.conf': 'a\n', 'b.conf': 'b\n', 'c.conf': 'c\n' });
    const [a, b, c] = ['a', 'b', 'c'].map((name) => join(directory, `${name}.conf`));
    rmSync(b ?? '');
    const outcome = writeChanges([
      change(a ?? '', 'a\n', 'A\n'),
      change(b ?? '', 'b\n', 'B\n'),
      change(c ?? '', 'x\n', 'C\n'),
    ]);
    expect(outcome.written).toEqual([]);
    expect(outcome.failures.map(({ path }) => path)).toEqual([b, c]);
    expect(readFileSync(a ?? '', 'utf8')).toBe('a\n');
    expect(readdirSync(directory)).toEqual(['a.conf', 'c.conf']);
  });

  test('refuses a character that the encoding of the file does not have', () => {
    const directory = directoryWith({ 'a.conf': Buffer.from('\xe9\n', 'latin1') });
    const path = join(directory, 'a.conf');
    const { failures } = writeChanges([{ path, before: '\xe9\n', after: '\xe9 €\n', encoding: 'latin1' }]);
    expect(failures[0]?.reason).toMatch(/not UTF-8/);
    writeFileSync(path, readFileSync(path));
  });
});

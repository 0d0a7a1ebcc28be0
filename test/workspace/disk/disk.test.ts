import { spawnSync } from 'node:child_process';
import { symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decode, encode } from '../../../src/workspace/disk/bytes.ts';
import { openDisk } from '../../../src/workspace/disk/disk.ts';
import { directoryWith } from '../../cli/command-line.ts';

const LATIN1 = Buffer.from('# caf\xe9\n', 'latin1');

describe('a disk', () => {
  test('reads texts, as UTF-8 or byte for byte', () => {
    const directory = directoryWith({ 'a.conf': '\uFEFF# café\r\n', 'b.conf': LATIN1 });
    const disk = openDisk({ roots: [directory], files: [] });
    expect(disk.read(join(directory, 'a.conf'))).toMatchObject({ kind: 'text', text: '\uFEFF# café\r\n' });
    expect(disk.read(join(directory, 'b.conf'))).toMatchObject({ kind: 'text', text: '# café\n' });
    expect(disk.encodingOf(join(directory, 'a.conf'))).toBe('utf8');
    expect(disk.encodingOf(join(directory, 'b.conf'))).toBe('latin1');
  });

  test('says why it does not read what is no text', () => {
    const directory = directoryWith({ 'binary.conf': Buffer.from([0x7f, 0x45, 0, 1]), 'large.conf': '' });
    truncateSync(join(directory, 'large.conf'), 50 * 2 ** 20);
    expect(spawnSync('mkfifo', [join(directory, 'pipe.conf')]).status).toBe(0);
    const disk = openDisk({ roots: [directory], files: [] });
    const reason = (name: string) => {
      const content = disk.read(join(directory, name));
      return content.kind === 'unreadable' ? content.reason : content.kind;
    };
    expect(reason('binary.conf')).toBe('is a binary file');
    expect(reason('large.conf')).toBe('is larger than 16 MiB');
    expect(reason('pipe.conf')).toBe('is not a regular file');
    expect(reason('.')).toBe('is a directory');
    expect(reason('none.conf')).toBe('missing');
    expect(reason('binary.conf/nginx.conf')).toBe('missing');
  });

  test('lists names in the order of their bytes', () => {
    const directory = directoryWith({ 'b.conf': '', 'B.conf': '', 'a10.conf': '', 'a9.conf': '' });
    const disk = openDisk({ roots: [directory], files: [] });
    expect(disk.list(directory)).toEqual(['B.conf', 'a10.conf', 'a9.conf', 'b.conf']);
    expect(disk.list(join(directory, 'none'))).toBeNull();
  });

  test('keeps to its roots, wherever links lead', () => {
    const outside = directoryWith({ 'secret.conf': '# secret\n' });
    const directory = directoryWith({ 'in.conf': '# in\n' });
    symlinkSync(join(outside, 'secret.conf'), join(directory, 'link.conf'));
    symlinkSync(outside, join(directory, 'linked'));
    symlinkSync('in.conf', join(directory, 'inner.conf'));
    const disk = openDisk({ roots: [directory], files: [] });
    expect(disk.read(join(outside, 'secret.conf'))).toEqual({ kind: 'outside' });
    expect(disk.read(join(directory, 'link.conf'))).toEqual({ kind: 'outside' });
    expect(disk.read(join(directory, 'linked/secret.conf'))).toEqual({ kind: 'outside' });
    expect(disk.list(join(directory, 'linked'))).toBeNull();
    expect(disk.list('/etc')).toBeNull();
    expect(disk.read(join(directory, 'inner.conf'))).toMatchObject({ kind: 'text' });
  });

  test('does not take a name that begins like a root for a part of it', () => {
    const directory = directoryWith({ 'root/in.conf': '', 'root-beside.conf': '' });
    const disk = openDisk({ roots: [join(directory, 'root')], files: [] });
    expect(disk.read(join(directory, 'root-beside.conf'))).toEqual({ kind: 'outside' });
  });

  test('reads a named file wherever it lies, and nothing beside it', () => {
    const outside = directoryWith({ 'named.conf': '# named\n', 'beside.conf': '' });
    const disk = openDisk({ roots: [], files: [join(outside, 'named.conf')] });
    expect(disk.read(join(outside, 'named.conf'))).toMatchObject({ kind: 'text', text: '# named\n' });
    expect(disk.read(join(outside, 'beside.conf'))).toEqual({ kind: 'outside' });
  });
});

describe('bytes', () => {
  test('come back as they were', () => {
    const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    for (const bytes of [
      everyByte,
      LATIN1,
      Buffer.from('\uFEFFé€😀'),
      Buffer.from([0xc3]),
      Buffer.alloc(0),
    ]) {
      expect(encode(decode(bytes))).toEqual(bytes);
    }
  });

  test('are not guessed for a character that the encoding does not have', () => {
    expect(encode({ text: '€', encoding: 'latin1' })).toBeNull();
  });
});

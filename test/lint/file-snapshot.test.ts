import { describe, expect, it } from 'vitest';
import { snapshotOf, withTexts } from '../../src/lint/file-snapshot.ts';
import type { FileSource } from '../../src/text/file-source.ts';

/** A source in which every read and every listing gives something else. */
function changingSource(): FileSource {
  let reads = 0;
  return {
    read: (path) => ({ kind: 'text', text: `${path} ${++reads}` }),
    list: () => (++reads > 3 ? null : [`name ${reads}`]),
  };
}

describe('a snapshot', () => {
  it('keeps what was first read and listed', () => {
    const snapshot = snapshotOf(changingSource());
    const first = snapshot.read('/a');
    const listed = snapshot.list('/');
    expect(snapshot.read('/a')).toBe(first);
    expect(snapshot.list('/')).toBe(listed);
    expect(snapshot.read('/b')).not.toEqual(first);
  });

  it('keeps that a directory cannot be listed', () => {
    let asked = 0;
    const list = () => {
      asked += 1;
      return null;
    };
    const snapshot = snapshotOf({ ...changingSource(), list });
    expect([snapshot.list('/'), snapshot.list('/'), asked]).toEqual([null, null, 1]);
  });

  it('may have other texts in place of some', () => {
    const overlay = withTexts(changingSource(), new Map([['/a', 'fixed']]));
    expect(overlay.read('/a')).toEqual({ kind: 'text', text: 'fixed' });
    expect(overlay.read('/b')).toEqual({ kind: 'text', text: '/b 1' });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeInRepository, relativePath } from '../../src/route/mapped-path.ts';

const segment = fc.stringMatching(/^[a-c]{1,2}$/);
const path = fc
  .array(segment, { maxLength: 4 })
  .map((segments) => segments.map((each) => `/${each}`).join(''));

describe('the place of a file in the repository', () => {
  it('is below the directory of the longest prefix that is made of whole segments', () => {
    const mapped = fc.record({ prefix: path, directory: path });
    fc.assert(
      fc.property(fc.array(mapped), path, (paths, file) => {
        const covering = paths.filter(({ prefix }) => `${file}/`.startsWith(`${prefix}/`));
        const longest = Math.max(...covering.map(({ prefix }) => prefix.length));
        const found = placeInRepository(paths, file);
        if (covering.length === 0) expect(found).toBeNull();
        else {
          const places = covering
            .filter(({ prefix }) => prefix.length === longest)
            .map(({ prefix, directory }) => directory + file.slice(prefix.length) || '/');
          expect(places).toContain(found);
        }
      }),
    );
  });

  it('is below the root directory of the machine where that is what the settings say', () => {
    expect(placeInRepository([{ prefix: '', directory: '/repo' }], '/etc/nginx/a.conf')).toBe(
      '/repo/etc/nginx/a.conf',
    );
    expect(placeInRepository([{ prefix: '/etc/nginx', directory: '' }], '/etc/nginx/a.conf')).toBe('/a.conf');
  });
});

describe('a path as seen from a directory', () => {
  it('leads from there to the file', () => {
    fc.assert(
      fc.property(path, path, segment, (directory, other, name) => {
        const file = `${other}/${name}`;
        expect(new URL(relativePath(file, directory), `file://${directory}/`).pathname).toBe(file);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { normalise, resolveInclude } from '../../../src/nginx/config/include-path.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';

const source = filesInMemory({
  '/repo/nginx/nginx.conf': '',
  '/repo/nginx/conf.d/10-b.conf': '',
  '/repo/nginx/conf.d/2-a.conf': '',
  '/repo/nginx/conf.d/Z.conf': '',
  '/repo/nginx/conf.d/a.conf': '',
  '/repo/nginx/conf.d/a.conf~': '',
  '/repo/nginx/conf.d/.hidden.conf': '',
  '/repo/nginx/sites/x/server.conf': '',
  '/repo/nginx/sites/y/server.conf': '',
});
const resolve = (name: string) => resolveInclude(source, '/repo/nginx', name);
const names = (name: string) => {
  const found = resolve(name);
  return found.kind === 'files' ? found.paths.map((path) => path.replace('/repo/nginx/', '')) : found.kind;
};

describe('an include', () => {
  it('is relative to the directory of the main configuration file', () => {
    expect(names('conf.d/a.conf')).toEqual(['conf.d/a.conf']);
  });

  it('that names a pattern gives files in byte order, without hidden ones', () => {
    expect(names('conf.d/*.conf')).toEqual([
      'conf.d/10-b.conf',
      'conf.d/2-a.conf',
      'conf.d/Z.conf',
      'conf.d/a.conf',
    ]);
    expect(names('conf.d/*')).toContain('conf.d/a.conf~');
    expect(names('conf.d/?.conf')).toEqual(['conf.d/Z.conf', 'conf.d/a.conf']);
    expect(names('conf.d/[a-c].conf')).toEqual(['conf.d/a.conf']);
    expect(names('sites/*/server.conf')).toEqual(['sites/x/server.conf', 'sites/y/server.conf']);
  });

  it('that matches nothing is no error when it is a pattern, and one when it is a name', () => {
    expect(names('absent/*.conf')).toEqual([]);
    expect(names('absent.conf')).toBe('missing');
  });

  it('does not know braces', () => {
    expect(names('conf.d/{a,Z}.conf')).toBe('missing');
  });

  it('with the installed prefix is found where the repository carries it', () => {
    expect(names('/etc/nginx/conf.d/a.conf')).toEqual(['conf.d/a.conf']);
  });

  it('that is absolute and not carried along is elsewhere', () => {
    expect(names('/srv/other/*.conf')).toBe('elsewhere');
    expect(names('/etc/nginx/absent.conf')).toBe('elsewhere');
  });
});

describe('paths', () => {
  it('lose their dots and repeated slashes', () => {
    expect(normalise('/a/./b//../c')).toBe('/a/c');
    expect(normalise('/../..')).toBe('/');
  });
});

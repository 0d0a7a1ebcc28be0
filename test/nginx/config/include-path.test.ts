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
const resolve = (name: string) => resolveInclude(source, { rootDirectory: '/repo/nginx', paths: [] }, name);
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

describe('an include below a prefix that the settings place in the repository', () => {
  const paths = [
    { prefix: '/config', directory: '/repo' },
    { prefix: '/config/nginx', directory: '/repo/nginx' },
    { prefix: '/srv', directory: '/repo/nginx/sites' },
  ];
  const placed = (name: string, from = source) =>
    resolveInclude(from, { rootDirectory: '/repo/elsewhere', paths }, name);

  it('is found there, by the longest prefix', () => {
    const there = { kind: 'files', paths: ['/repo/nginx/conf.d/a.conf'] };
    expect(placed('/config/nginx/conf.d/a.conf')).toEqual(there);
    expect(placed('/config/./nginx//conf.d/a.conf')).toEqual(there);
    expect(placed('/srv/*/server.conf')).toEqual({
      kind: 'files',
      paths: ['/repo/nginx/sites/x/server.conf', '/repo/nginx/sites/y/server.conf'],
    });
  });

  it('is missing where it is not there, and not elsewhere', () => {
    expect(placed('/config/nginx/absent.conf')).toEqual({
      kind: 'missing',
      path: '/repo/nginx/absent.conf',
      isMapped: true,
    });
    expect(placed('/config/nginx/absent/*.conf')).toEqual({ kind: 'files', paths: [] });
  });

  it('is below it only by whole segments, and not by leaving it', () => {
    expect(placed('/config-old/nginx.conf').kind).toBe('elsewhere');
    expect(placed('/srv/../etc/passwd').kind).toBe('elsewhere');
  });

  it('keeps its name where every file of the configuration is at hand', () => {
    const whole = { ...filesInMemory({ '/config/nginx/a.conf': '' }), whole: true };
    expect(placed('/config/nginx/a.conf', whole)).toEqual({ kind: 'files', paths: ['/config/nginx/a.conf'] });
  });
});

describe('paths', () => {
  it('lose their dots and repeated slashes', () => {
    expect(normalise('/a/./b//../c')).toBe('/a/c');
    expect(normalise('/../..')).toBe('/');
  });
});

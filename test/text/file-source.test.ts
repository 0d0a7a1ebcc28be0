import { describe, expect, it } from 'vitest';
import { filesInMemory } from '../../src/text/file-source.ts';

describe('files in memory', () => {
  const source = filesInMemory({
    '/etc/nginx/nginx.conf': 'a',
    '/etc/nginx/conf.d/b.conf': 'b',
    '/etc/nginx/conf.d/a.conf': 'a',
  });

  it('read as text, or are missing', () => {
    expect(source.read('/etc/nginx/nginx.conf')).toEqual({ kind: 'text', text: 'a' });
    expect(source.read('/etc/nginx/other.conf')).toEqual({ kind: 'missing' });
  });

  it('list directories in byte order', () => {
    expect(source.list('/etc/nginx')).toEqual(['conf.d', 'nginx.conf']);
    expect(source.list('/etc/nginx/conf.d')).toEqual(['a.conf', 'b.conf']);
    expect(source.list('/')).toEqual(['etc']);
    expect(source.list('/srv')).toBeNull();
  });
});

import { describe, expect, test } from 'vitest';
import { judgeName } from '../../../src/workspace/discovery/file-names.ts';

describe('what a name says', () => {
  test.each([
    'nginx.conf',
    'nginx.conf.j2',
    'nginx.conf.tmpl',
    'nginx.conf.erb',
    'nginx.conf.template.j2',
    'app.nginx',
    'app.nginx.liquid',
  ])('%s is nginx', (name) => {
    expect(judgeName(name, 'any')).toEqual({ kind: 'certain', dialect: 'nginx' });
  });

  test.each([
    'Caddyfile',
    'Caddyfile.dev',
    'Caddyfile-socket',
    'Caddyfile.j2',
    'Caddyfile.prod.tmpl',
    'caddyfile',
    'site.caddy',
    'site.caddy.gotmpl',
    'site.caddyfile',
    'site.Caddyfile',
  ])('%s is a Caddyfile', (name) => {
    expect(judgeName(name, 'any')).toEqual({ kind: 'certain', dialect: 'caddyfile' });
  });

  test.each(['redis.conf', 'default.conf', 'default.conf.template', 'app.conf.epp', 'nginx.tmpl'])(
    'the content of %s decides',
    (name) => {
      expect(judgeName(name, 'any')).toEqual({ kind: 'possible' });
    },
  );

  test.each(['caddy.json', 'proxy.caddy.json', 'Caddyfile.json', 'caddy-dev.jsonc'])(
    'the content of %s decides',
    (name) => {
      expect(judgeName(name, 'any')).toEqual({ kind: 'possible' });
    },
  );

  test.each(['config.json', 'autosave.json'])('the content of %s in a directory caddy decides', (name) => {
    expect(judgeName(name, 'caddy')).toEqual({ kind: 'possible' });
  });

  test.each(['sites-available', 'sites-enabled', 'conf.d', 'snippets'])(
    'in %s the content of every file decides',
    (directory) => {
      expect(judgeName('example.org', directory)).toEqual({ kind: 'possible' });
      expect(judgeName('default', directory)).toEqual({ kind: 'possible' });
      expect(judgeName('.htaccess', directory)).toEqual({ kind: 'none' });
      expect(judgeName('README.md', directory)).toEqual({ kind: 'none' });
    },
  );

  test.each([
    'index.html',
    'default',
    'app.j2',
    'template.erb',
    'values.yaml',
    'Caddyfile.md',
    'Caddyfile_test.go',
    'package.json',
    'config.json',
    'caddy.json.bak',
    'caddy.json.tmpl',
    'nginx.conf.bak',
    'nginx.conf~',
    'nginx.conf.dpkg-old',
    'nginx.conf.orig',
    '.nginx.conf.swp',
    '.conf.d',
  ])('%s is neither', (name) => {
    expect(judgeName(name, 'any')).toEqual({ kind: 'none' });
  });
});

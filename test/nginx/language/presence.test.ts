import { describe, expect, it } from 'vitest';
import { lookUpDirective } from '../../../src/nginx/language/directives.ts';
import { presenceOf } from '../../../src/nginx/language/presence.ts';
import { readNginxTarget } from '../../../src/route/nginx-target.ts';
import { NEWEST_STABLE } from '../../../src/route/target.ts';

function presence(name: string, proxy: string): readonly string[] {
  const read = readNginxTarget(proxy);
  if (read.kind !== 'target') throw new Error(read.problem);
  return lookUpDirective(name).map((form) => presenceOf(form, { caddy: '2.6.2', ...read.target }));
}

describe('a directive is in a target', () => {
  it.each([
    ['http2', '1.22.1', ['absent']],
    ['http2', '1.25.1', ['present']],
    ['http2', 'openresty/1.21.4.1', ['absent']],
    ['http2', 'tengine/3.1.0', ['unknown']],
    ['ssl_reject_handshake', '1.22.1', ['present', 'absent']],
    ['add_header_inherit', '1.29.3', ['present']],
    ['add_header_inherit', 'angie/1.12.0', ['absent']],
    ['sticky', 'openresty/1.29.2.3', ['absent']],
    ['sticky', 'angie/1.10.0', ['unknown']],
    ['max_headers', '1.22.1', ['unknown']],
    ['max_headers', '1.29.8', ['present']],
    ['health_check', '1.22.1', ['unknown', 'unknown']],
    ['more_set_headers', '1.22.1', ['unknown']],
  ])('%s in %s: %j', (name, proxy, expected) => {
    expect(presence(name, proxy)).toEqual(expected);
  });

  it('or cannot be judged, where it is newer than the default target', () => {
    expect(presence('tunnel_pass', NEWEST_STABLE.nginx)).toEqual(['unknown']);
    expect(presence('tunnel_pass', '1.29.0')).toEqual(['absent']);
  });
});

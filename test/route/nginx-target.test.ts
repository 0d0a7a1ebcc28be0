import { describe, expect, test } from 'vitest';
import { describeTarget, readNginxTarget } from '../../src/route/nginx-target.ts';

describe('an nginx target', () => {
  test.each([
    ['1.22.1', '1.22.1', 'nginx 1.22.1'],
    ['nginx/1.30.0', '1.30.0', 'nginx 1.30.0'],
    ['openresty/1.29.2.3', '1.29.2', 'OpenResty 1.29.2.3'],
    ['OpenResty/1.27.1.2', '1.27.1', 'OpenResty 1.27.1.2'],
    ['angie/1.9.1', '1.27.4', 'Angie 1.9.1'],
    ['angie/1.10.0', '1.27.5', 'Angie 1.10.0'],
    ['angie/1.11.4', '1.29.3', 'Angie 1.11.4'],
    ['angie/1.13.0', '1.31.2', 'Angie 1.13.0'],
    ['tengine/3.1.0', '1.24.0', 'Tengine 3.1.0'],
    ['freenginx/1.27.2', '1.25.4', 'freenginx 1.27.2'],
  ])('%s is made from nginx %s', (text, core, description) => {
    const read = readNginxTarget(text);
    if (read.kind !== 'target') throw new Error(read.problem);
    expect(read.target.nginx).toBe(core);
    expect(describeTarget(read.target)).toBe(description);
  });

  test.each([
    ['', /^takes a version/],
    ['latest', /^takes a version/],
    ['nginx/', /^takes a version/],
    ['angie/1.10.0/2', /^takes a version/],
    ['apache/2.4.1', /^knows no fork 'apache'/],
    ['openresty/1.29.2', /^does not know from which nginx OpenResty 1\.29\.2 was made/],
    ['angie/1.2.0', /^does not know from which nginx Angie 1\.2\.0/],
    ['tengine/2.3.2', /^does not know from which nginx Tengine 2\.3\.2/],
  ])('%j is refused', (text, problem) => {
    const read = readNginxTarget(text);
    expect(read).toMatchObject({ kind: 'refused', problem: expect.stringMatching(problem) });
  });
});

/** Versions are taken from images only where they are plain. */
import { describe, expect, test } from 'vitest';
import { statedVersions } from '../../../src/cli/init/image-versions.ts';
import { openRepository } from '../../../src/cli/init/repository.ts';
import { directoryWith } from '../command-line.ts';

function versions(files: Readonly<Record<string, string>>) {
  const { nginx, caddy } = statedVersions(openRepository(directoryWith(files)));
  return { nginx: nginx?.version ?? null, caddy: caddy?.version ?? null };
}

describe('the version that an image names', () => {
  test.each([
    ['nginx:1.25.3', '1.25.3'],
    ['nginx:1.26', '1.26'],
    ['nginx:1.25.3-alpine3.18-slim', '1.25.3'],
    ['docker.io/library/nginx:1.25.3@sha256:0123', '1.25.3'],
    ['registry.test:5000/mirror/nginx:1.25.3', '1.25.3'],
    ['nginxinc/nginx-unprivileged:1.25.3', '1.25.3'],
    ['openresty/openresty:1.25.3.1-0-alpine', 'openresty/1.25.3.1'],
    ['nginx', null],
    ['nginx:latest', null],
    ['nginx:1', null],
    ['nginx:stable-alpine', null],
    ['nginx:${VERSION}', null],
    ['nginx/nginx-ingress:3.4.0', null],
    ['nginxproxy/nginx-proxy:1.5', null],
    ['jwilder/nginx-proxy:1.5', null],
  ])('%s: %s', (image, nginx) => {
    expect(versions({ Dockerfile: `FROM --platform=linux/amd64 ${image} AS web\n` }).nginx).toBe(nginx);
    expect(versions({ 'compose.yml': `services:\n  web:\n    image: "${image}" # x\n` }).nginx).toBe(nginx);
  });

  test('of Caddy', () => {
    expect(
      versions({ 'docker-compose.prod.yaml': 'services:\n  c:\n    image: caddy:2.8.4-alpine\n' }).caddy,
    ).toBe('2.8.4');
    expect(versions({ 'a/b/caddy.Dockerfile': 'FROM caddy:2.8-builder\nFROM caddy:2.8\n' }).caddy).toBe(
      '2.8',
    );
    expect(versions({ Dockerfile: 'FROM caddy:2\n' }).caddy).toBeNull();
  });

  test('is left open where two are named, or one besides a tag without a version', () => {
    expect(
      versions({ Dockerfile: 'FROM nginx:1.25\n', 'compose.yml': 'image: nginx:1.26\n' }).nginx,
    ).toBeNull();
    expect(versions({ Dockerfile: 'FROM nginx:1.25\n', 'compose.yml': 'image: nginx\n' }).nginx).toBeNull();
    expect(versions({ Dockerfile: 'FROM nginx:1.25\n', 'compose.yml': 'image: nginx:1.25\n' }).nginx).toBe(
      '1.25',
    );
  });

  test('is not taken from comments, other keys, other files or what is not the repository’s own', () => {
    expect(
      versions({ Dockerfile: '# FROM nginx:1.25\n', 'compose.yml': '  my-image: nginx:1.25\n' }).nginx,
    ).toBeNull();
    expect(
      versions({ 'README.md': 'FROM nginx:1.25\n', 'node_modules/a/Dockerfile': 'FROM nginx:1.2\n' }).nginx,
    ).toBeNull();
  });
});

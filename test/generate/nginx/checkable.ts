/**
 * A generated configuration for `nginx -t` on any machine: names that only a user's network knows become addresses,
 * and certificates are those of the test. Nothing else is changed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let directory: string | null = null;

function certificate(): string {
  if (directory !== null) return directory;
  directory = mkdtempSync(join(tmpdir(), 'proxylint-certificate-'));
  const args = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '2',
  ];
  const { status, stderr } = spawnSync(
    'openssl',
    [...args, '-subj', '/CN=app.example', '-keyout', join(directory, 'key'), '-out', join(directory, 'crt')],
    { encoding: 'utf8', timeout: 20_000 },
  );
  if (status !== 0) throw new Error(`openssl made no certificate: ${stderr}`);
  return directory;
}

export function checkable(text: string): string {
  return text
    .replaceAll(/\b(server |:\/\/)(?:app|app-2\.example\.net|localhost)(?=:\d)/g, '$1127.0.0.1')
    .replaceAll(/^( *ssl_certificate) .*;$/gm, (_, name) => `${name} ${certificate()}/crt;`)
    .replaceAll(/^( *ssl_certificate_key) .*;$/gm, (_, name) => `${name} ${certificate()}/key;`);
}

/** Plans and configurations for the tests of insertions. */

import type { Insertion } from '../../../src/generate/insertion.ts';
import { insertIntoNginx } from '../../../src/generate/nginx/insert.ts';
import type { Plan } from '../../../src/generate/plan.ts';
import type { Preset } from '../../../src/generate/preset.ts';
import type { GenerateRequest } from '../../../src/generate/request.ts';
import type { NginxConfiguration } from '../../../src/nginx/config/configuration.ts';
import { applyEdits, editsByFile } from '../../../src/text/edit.ts';
import { load } from '../../nginx/config/loading.ts';
import { planFor } from '../asking.ts';

/** Grafana, as far as the tests need it. */
export const GRAFANA: Preset = {
  id: 'grafana',
  name: 'Grafana',
  documentation: 'https://grafana.com/tutorials/run-grafana-behind-a-proxy/',
  port: 3000,
  routes: [
    { path: '/', carries: ['requests'] },
    { path: '/api/live/', carries: ['requests', 'websockets'], endpoint: '/api/live/ws' },
  ],
  subpath: { prefix: 'kept' },
};

/** One WebSocket upstream below a path. */
export const SOCKETS: Partial<GenerateRequest> = { upstreams: ['127.0.0.1:9000'], path: '/ws' };

export const GRAFANA_BELOW: Partial<GenerateRequest> = { preset: GRAFANA, path: '/grafana/' };

export interface Inserted {
  readonly insertion: Insertion;
  /** By the paths that were given, whatever became of them. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Inserts into the file of some name, the first one where none is given; all lie in `/etc/nginx`. */
export function insert(
  files: Readonly<Record<string, string>> | string,
  plan: Plan | Partial<GenerateRequest>,
  into?: string,
): Inserted {
  const named = typeof files === 'string' ? { 'nginx.conf': files } : files;
  const configuration = load(named);
  const file = fileNamed(configuration, into ?? Object.keys(named)[0] ?? '');
  const insertion = insertIntoNginx('mount' in plan ? plan : planFor(plan), configuration, file);
  const texts: Record<string, string> = { ...named };
  if (insertion.kind === 'edits') {
    for (const [{ path, text }, edits] of editsByFile(insertion.edits)) {
      const applied = applyEdits(text, edits);
      if (applied.kind === 'overlap') throw new Error('edits overlap');
      texts[path.replace('/etc/nginx/', '')] = applied.text;
    }
  }
  return { insertion, texts };
}

function fileNamed({ files }: NginxConfiguration, name: string) {
  const file = files.find(({ path }) => path === `/etc/nginx/${name}`);
  if (file === undefined) throw new Error(`${name} is no part of the configuration`);
  return file;
}

/** The text that the first file becomes; fails where nothing is inserted. */
export function inserted(
  files: Readonly<Record<string, string>> | string,
  plan: Plan | Partial<GenerateRequest>,
  into?: string,
): string {
  const { insertion, texts } = insert(files, plan, into);
  if (insertion.kind !== 'edits')
    throw new Error(`${insertion.kind}: ${JSON.stringify({ ...insertion, span: null })}`);
  return texts[into ?? Object.keys(texts)[0] ?? ''] ?? '';
}

/** The refusal or the message of what is not inserted. */
export function notInserted(
  files: Readonly<Record<string, string>> | string,
  plan: Plan | Partial<GenerateRequest>,
  into?: string,
): {
  readonly kind: string;
  readonly message: string;
  readonly advice: string;
  readonly line: number | null;
} {
  const { insertion } = insert(files, plan, into);
  if (insertion.kind === 'edits') throw new Error('it was inserted');
  const { kind, message, span } = insertion;
  const line = span === null ? null : span.file.positionAt(span.start).line;
  return { kind, message, advice: insertion.kind === 'refused' ? insertion.advice : '', line };
}

/** `events` and `http` around some lines. */
export function http(lines: string): string {
  return `events {}\nhttp {\n${lines.replace(/^(?=.)/gm, '    ').replace(/\n*$/, '\n')}}\n`;
}

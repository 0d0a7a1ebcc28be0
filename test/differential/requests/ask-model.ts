/** Asks the model about the same configuration and the same requests. */

import { loadNginxConfiguration, type NginxConfiguration } from '../../../src/nginx/config/configuration.ts';
import { type FileKind, traceRequest } from '../../../src/nginx/trace.ts';
import { premisesFor } from '../../../src/route/premises.ts';
import type { Trace } from '../../../src/route/trace.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';
import { TARGET } from '../ask.ts';
import type { WireRequest } from '../campaign/wire-client.ts';
import type { Printed } from './print.ts';
import { SITE_FILES } from './vocabulary.ts';

const DIRECTORY = '/n';

export function loadPrinted({ texts, root }: Printed): NginxConfiguration {
  const files = Object.fromEntries([...texts].map(([name, text]) => [`${DIRECTORY}/${name}`, text]));
  return loadNginxConfiguration(filesInMemory(files), `${DIRECTORY}/${root}`, premisesFor(TARGET));
}

export function askModel(
  configuration: NginxConfiguration,
  request: WireRequest,
  fileAt: (path: string) => FileKind,
): Trace {
  return traceRequest(configuration, request, { fileAt, clientAddress: '127.0.0.1' });
}

/** The name of a file of the printed configuration, from the path under which the model knows it. */
export function printedName(path: string): string {
  return path.slice(DIRECTORY.length + 1);
}

/** What lies below the directory with the files. */
export function siteFileAt(path: string, site: string): FileKind {
  const plain = path.replace(/\/+/g, '/').replace(/\/$/, '');
  if (!plain.startsWith(site)) return 'none';
  const inside = plain.slice(site.length);
  if (inside === '') return 'directory';
  if (SITE_FILES.includes(inside)) return path.endsWith('/') ? 'none' : 'file';
  return SITE_FILES.some((file) => file.startsWith(`${inside}/`)) ? 'directory' : 'none';
}

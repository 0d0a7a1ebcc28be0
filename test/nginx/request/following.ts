/** Follows one request through the servers of a small configuration. */

import { loadNginxConfiguration } from '../../../src/nginx/config/configuration.ts';
import { type NginxTrace, type TraceOptions, traceRequest } from '../../../src/nginx/trace.ts';
import { type RequestOptions, requestFor } from '../../../src/route/client-request.ts';
import { premisesFor } from '../../../src/route/premises.ts';
import { NEWEST_STABLE } from '../../../src/route/target.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';

/** `servers` is what stands in `http`. */
export function follow(
  servers: string,
  url: string,
  options: RequestOptions & TraceOptions & { readonly version?: string } = {},
): NginxTrace {
  const source = filesInMemory({ '/n/nginx.conf': `events {}\nhttp {\n${servers}\n}\n` });
  const target = { ...NEWEST_STABLE, nginx: options.version ?? NEWEST_STABLE.nginx };
  const read = requestFor(url, options);
  if (read.kind === 'problem') throw new Error(read.because);
  return traceRequest(
    loadNginxConfiguration(source, '/n/nginx.conf', premisesFor(target)),
    read.request,
    options,
  );
}

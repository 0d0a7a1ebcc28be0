/** `file_server` (modules/caddyhttp/fileserver/staticfiles.go). What the disk holds is seldom known. */
import { known } from '../../../route/setting.ts';
import { fromBytes } from '../../../text/bytes.ts';
import { cleanPath } from '../../language/go-url.ts';
import type { Chain, Ended, HandlerOf } from '../handler.ts';
import type { RequestInProgress } from '../progress.ts';
import { replaceIn } from '../replacement.ts';

export function serveFileServer(
  handler: HandlerOf<'file_server'>,
  request: RequestInProgress,
  chain: Chain,
): Ended {
  const { span } = handler;
  const root = replaceIn(handler.root ?? '{http.vars.root}', request, 'empty');
  const path =
    root.kind === 'known' ? cleanPath(`${root.value === '' ? '.' : root.value}/${request.path}`, true) : null;
  const kind =
    path === null
      ? 'unknown'
      : (request.options.fileAt?.(fromBytes(path).replace(/(.)\/$/, '$1')) ?? 'unknown');
  if (kind === 'none') {
    if (handler.passThru) return chain.next(request);
    request.step('response', `finds no file \`${fromBytes(path ?? '')}\``, span);
    return { kind: 'error', status: known(404), because: 'there is no such file', by: handler, span };
  }
  if (kind === 'unknown' && handler.passThru) {
    request.doubt(
      `takes ${path === null ? 'it' : `\`${fromBytes(path)}\``} not to be on the server's disk`,
      span,
    );
    return chain.next(request);
  }
  request.step('response', 'its files answer', span);
  return { kind: 'answered', outcome: { kind: 'static', status: null, origin: span }, by: handler };
}

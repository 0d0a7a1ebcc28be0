/** The smallest edits after which ordinary requests leave their connection open, and handshakes are as before. */
import { insertInOwnBlock } from '../../src/nginx/edit/header-block.ts';
import { replaceArgument } from '../../src/nginx/edit/place.ts';
import { addHeader } from '../../src/nginx/edit/restore-headers.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import type { TextEdit } from '../../src/text/edit.ts';
import type { Closing } from './closing.ts';

export function keepOpen(route: NginxRoute, closing: Closing): readonly TextEdit[] | null {
  switch (closing.by) {
    case 'map':
      return closing.entry.stock ? null : all([replaceArgument(closing.entry, 0, '""')]);
    case 'line':
      return closing.line.stock ? null : all([replaceArgument(closing.line, 1, '""')]);
    case 'version':
      return closing.line.stock ? null : all([replaceArgument(closing.line, 0, '1.1')]);
    case 'default':
      return namedAnew(route, closing);
  }
}

/** `Connection ""` among the lines in force, and the version beside the handler. */
function namedAnew(
  route: NginxRoute,
  { lacksVersion, lacksConnection }: Extract<Closing, { by: 'default' }>,
): readonly TextEdit[] | null {
  const version = lacksVersion ? ['proxy_http_version 1.1;'] : [];
  const beside = (lines: readonly string[]) =>
    insertInOwnBlock(route, lines, (own) => own.find((at) => at === route.handler));
  if (lacksConnection && route.request.list.level === null)
    return all([beside([...version, 'proxy_set_header Connection "";'])]);
  return all([
    ...(lacksVersion ? [beside(version)] : []),
    ...(lacksConnection ? [addHeader(route, 'Connection', '')] : []),
  ]);
}

function all(edits: readonly (TextEdit | null)[]): readonly TextEdit[] | null {
  const done = edits.filter((edit) => edit !== null);
  return done.length === edits.length ? done : null;
}

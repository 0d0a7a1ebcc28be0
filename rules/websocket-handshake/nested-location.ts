/**
 * A location inside a proxying one that only changes settings: `proxy_pass` is not inherited, so nginx looks for a file
 * and answers 404 (case A25).
 */
import type { Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import {
  argumentOf,
  type Context,
  nameOf,
  type Statement,
  spanOf,
  statementsNamed,
} from '../../src/nginx/config/context.ts';
import { literalPath } from '../../src/nginx/config/location-path.ts';
import { copyOf } from '../../src/nginx/edit/header-line.ts';
import { insertAtStart } from '../../src/nginx/edit/place.ts';
import { knownWebSocketPath } from '../../src/route/known-paths.ts';

export function* checkNestedLocations(configuration: NginxConfiguration): Generator<Report> {
  for (const statement of configuration.statements.named('location')) {
    const { block, context: outer } = statement;
    if (block === null || outer.kind !== 'location') continue;
    const handler = statementsNamed(outer, 'proxy_pass')[0];
    const path = literalPath(block);
    if (handler === undefined || handler.stock || path === null || !onlyChangesSettings(block)) continue;
    if (knownWebSocketPath(path) === null) continue;
    const edit = hasUriPart(handler) ? null : insertAtStart(block, [copyOf(handler)]);
    yield {
      message: `No WebSocket opens through \`location ${path}\`: a nested location does not inherit \`proxy_pass\`, so nginx looks for a file and answers 404.`,
      span: spanOf(statement),
      related: [{ message: 'this is not inherited', span: spanOf(handler) }],
      fix:
        edit === null
          ? null
          : { safety: 'safe', title: 'repeat `proxy_pass` here', edits: [edit], addsRoute: true },
    };
  }
}

/** Whether a block holds proxy settings and nothing that answers requests or could. */
function onlyChangesSettings(block: Context): boolean {
  if (block.gaps.length > 0 || block.statements.length === 0) return false;
  return block.statements.every((at) => /^proxy_(?!pass$)/.test(nameOf(at)) || nameOf(at) === 'include');
}

/** With a URI part, the nested location would replace another prefix than the outer one does. */
function hasUriPart(handler: Statement): boolean {
  const target = argumentOf(handler, 0);
  return /^[a-z]+:\/\/[^/]+\//i.test(target) || target.includes('$');
}

/** Two content handlers in one block: nginx keeps the last one, and does not say so (case C38). */
import type { Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { type Context, nameOf, type Statement, spanOf } from '../../src/nginx/config/context.ts';

/** Directives that set the handler of a location. Two of one name are refused by nginx, or are the same. */
export const HANDLERS: readonly string[] = [
  'proxy_pass',
  'fastcgi_pass',
  'uwsgi_pass',
  'scgi_pass',
  'grpc_pass',
  'memcached_pass',
  'stub_status',
  'empty_gif',
  'js_content',
  'content_by_lua',
  'content_by_lua_block',
  'content_by_lua_file',
];

export function* checkOneBlock({ statements }: NginxConfiguration): Generator<Report> {
  const byBlock = new Map<Context, Statement[]>();
  for (const handler of HANDLERS.flatMap((name) => statements.named(name))) {
    if (!/^(?:location|if|limit_except)$/.test(handler.context.kind)) continue;
    const others = byBlock.get(handler.context);
    if (others === undefined) byBlock.set(handler.context, [handler]);
    else others.push(handler);
  }
  for (const [block, handlers] of byBlock) {
    // A branch of a template may hold the one, and another branch the other.
    if (handlers.length < 2 || handlers.some(({ directive }) => directive.conditional)) continue;
    yield* lost(handlers.sort((a, b) => block.statements.indexOf(a) - block.statements.indexOf(b)));
  }
}

function* lost(inOrder: readonly Statement[]): Generator<Report> {
  const winner = inOrder.at(-1);
  for (const handler of inOrder) {
    if (winner === undefined || nameOf(handler) === nameOf(winner)) continue;
    yield {
      message: `\`${nameOf(handler)}\` has no effect: a location has one handler, and nginx takes the last one, \`${nameOf(winner)}\`.`,
      span: spanOf(handler),
      related: [{ message: 'this takes its place', span: spanOf(winner) }],
    };
  }
}

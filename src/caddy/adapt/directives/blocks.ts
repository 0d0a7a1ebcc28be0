/** Directives that hold others: `handle`, `handle_path`, `route`, `handle_errors`, `invoke`. */
import { headSpan, type Statement, splitMatcher } from '../../config/statement.ts';
import { type ObjectNode, objectNode } from '../../json/node.ts';
import { routeOf } from '../block-values.ts';
import type { ConfigValue } from '../config-value.ts';
import type { AdaptContext, AdapterTable } from '../directive-adapter.ts';

export const BLOCKS: AdapterTable = {
  handlers: {
    handle: ({ statement }, context) => context.subroute(statement, 'sorted'),
    route: ({ statement }, context) => context.subroute(statement, 'as-written'),
    invoke: ({ args, span }, context) => {
      const name = args[0]?.value ?? '';
      context.invoke(name);
      return objectNode({ handler: 'invoke', name }, span);
    },
  },
  directives: { handle_path: handlePath, handle_errors: handleErrors },
};

/** `handle` for one path prefix, which it takes away. */
function handlePath(statement: Statement, context: AdaptContext): readonly ConfigValue[] {
  const { matcher } = splitMatcher(statement);
  const span = headSpan(statement);
  const prefix = (matcher?.value ?? '').replace(/\*$/, '').replace(/\/$/, '');
  const strip = objectNode({ handler: 'rewrite', strip_path_prefix: prefix }, span);
  const rest = context.routes(statement.block ?? [], 'sorted');
  const routes = [{ match: [], handle: [strip], group: null, terminal: false, span }, ...rest];
  const match = matcher === null ? null : context.matcherSet(matcher);
  return [routeOf(statement, match, [context.subrouteOf(routes, span)])];
}

function handleErrors(statement: Statement, context: AdaptContext): readonly ConfigValue[] {
  const span = headSpan(statement);
  const handler: ObjectNode = context.subroute(statement, 'sorted');
  return [
    {
      class: 'error-route',
      routes: [{ match: [], handle: [handler], group: null, terminal: false, span }],
      span,
    },
  ];
}

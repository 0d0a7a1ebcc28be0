/** The `servers` blocks of the global options, and which of them is in force for a route. */
import type { CaddyRoute } from '../routes.ts';
import { childrenNamed, type Statement } from './statement.ts';

/** Its `servers` block: the one for a listener comes before the one for all. */
export function serversBlockOf({ configuration, entry }: CaddyRoute): Statement | null {
  const blocks = configuration.globalOptions.filter(({ name }) => name.value === 'servers');
  const own = blocks.find(({ args }) =>
    entry.listeners.some(
      ({ address }) => address === args[0]?.value || args[0]?.value.endsWith(address) === true,
    ),
  );
  return own ?? blocks.find(({ args }) => args.length === 0) ?? null;
}

/** A line of the `timeouts` block: `write 30s`. */
export function serverTimeout(servers: Statement, name: string): Statement | null {
  return (
    childrenNamed(servers, 'timeouts')
      .flatMap((timeouts) => childrenNamed(timeouts, name))
      .at(-1) ?? null
  );
}

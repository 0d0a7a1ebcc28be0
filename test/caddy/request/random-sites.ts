/** Sites on port 80 with proxies for WebSockets, and lines around them that may take their handshakes. */
import fc from 'fast-check';

const path = fc.constantFrom('', ' /ws', ' /ws*', ' /ws/*', ' /api/*', ' /*', ' @ws', ' @get', ' @post');

const plain = fc.oneof(
  { weight: 4, arbitrary: path.map((matcher) => `reverse_proxy${matcher} 127.0.0.1:9000`) },
  path.map((matcher) => `respond${matcher} "no" 404`),
  path.map((matcher) => `redir${matcher} /elsewhere`),
  path.map((matcher) => `error${matcher} 410`),
  path.map((matcher) => `rewrite${matcher === '' ? ' *' : matcher} /index.html`),
  fc.constantFrom('uri strip_prefix /api', 'uri /ws* strip_prefix /ws', 'uri replace /ws /socket'),
  fc.constant('file_server'),
  path.map((matcher) => `header${matcher} X-A b`),
);

const { line } = fc.letrec<{ line: string; block: string }>((tie) => ({
  line: fc.oneof({ maxDepth: 2 }, { weight: 3, arbitrary: plain }, tie('block')),
  block: fc
    .tuple(
      fc.oneof(
        path.map((matcher) => `handle${matcher}`),
        path.map((matcher) => `route${matcher}`),
        fc.constantFrom('handle_path /api/*', 'handle_path /ws*', 'handle_path /ws/*'),
      ),
      fc.array(tie('line'), { minLength: 1, maxLength: 3 }),
    )
    .map(([head, lines]) => `${head} {\n${lines.join('\n')}\n}`),
}));

const MATCHERS = '@ws header Upgrade websocket\n@get method GET\n@post method POST\n';

/** Texts of Caddyfiles. */
export const sites: fc.Arbitrary<string> = fc
  .array(line, { minLength: 1, maxLength: 4 })
  .map((lines) => `:80 {\n${MATCHERS}${lines.join('\n')}\n}\n`);

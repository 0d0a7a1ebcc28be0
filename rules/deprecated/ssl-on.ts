/** `ssl on`, deprecated in nginx 1.15.0. Where it is gone, it is a matter of `unknown-directive`. */
import type { Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { spanOf } from '../../src/nginx/config/context.ts';
import { moveSslToListen } from '../../src/nginx/edit/ssl-parameter.ts';
import { isVersionAtLeast } from '../../src/route/target.ts';

const DEPRECATED = '1.15.0';
const GONE = '1.25.1';

export function* sslOn(configuration: NginxConfiguration): Generator<Report> {
  const { nginx } = configuration.target;
  if (!isVersionAtLeast(nginx, DEPRECATED) || isVersionAtLeast(nginx, GONE)) return;
  for (const statement of configuration.statements.named('ssl')) {
    const { context, directive, stock } = statement;
    if (stock || directive.args.length !== 1 || (context.kind !== 'server' && context.kind !== 'http'))
      continue;
    yield {
      message: `\`ssl\` as a directive is deprecated, and gone since nginx ${GONE}: the parameter \`ssl\` of \`listen\` has its place.`,
      span: spanOf(statement),
      fix: moveSslToListen(statement, configuration),
    };
  }
}

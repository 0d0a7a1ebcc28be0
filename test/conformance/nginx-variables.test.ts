/** Variables, against the real nginx: it refuses a name that nothing defines. */
import { afterAll, expect, it } from 'vitest';
import { argumentsWithVariables, variablesIn } from '../../src/nginx/language/variable-use.ts';
import {
  BUILT_IN_FAMILIES,
  BUILT_IN_VARIABLES,
  isBuiltInVariable,
} from '../../src/nginx/language/variables.ts';
import { parseNginx } from '../../src/nginx/syntax/parser.ts';
import { SourceFile } from '../../src/text/source-file.ts';
import { startNginxCheck } from '../nginx/check-with-nginx.ts';
import { describeWith, needsNginx } from '../proof/harness/requirements.ts';

/** Names that belong to other builds or to later versions than the one that distributions ship, 1.22.1. */
const OTHER_BUILDS =
  /^(acme|angie|brotli|echo|geoip|jwt|modsecurity|oidc|opentracing|otel|session_log|spdy|srcache|upload|uploadprogress|zstd)_|^spdy$/;
const LATER = [
  ...[
    'http3',
    'is_request_port',
    'request_port',
    'proxy_internal_connection',
    'secure_link',
    'ssl_client_sigalg',
  ],
  ...[
    'ssl_ech_outer_server_name',
    'ssl_ech_status',
    'ssl_sigalg',
    'upstream_cache_age',
    'upstream_cache_key',
  ],
  ...['upstream_last_addr', 'upstream_last_server_name', 'upstream_queue_time'],
];

describeWith([needsNginx], 'variables, against nginx', () => {
  const nginx = startNginxCheck();
  afterAll(() => nginx.end());

  const unknownTo = (name: string) =>
    nginx
      .check(`events {}\nhttp { server { location / { return 200 "$${name}"; } } }\n`)
      .messages.some((message) => message.includes(`unknown "${name.toLowerCase()}" variable`));

  it('has the built-in variables that nginx has', () => {
    const absent = BUILT_IN_VARIABLES.filter((name) => !OTHER_BUILDS.test(name) && unknownTo(name));
    console.log(absent);
    expect(absent.filter((name) => !LATER.includes(name))).toEqual([]);
  });
  it('compares names without regard to case', () => {
    expect(unknownTo('HTTP_Upgrade')).toBe(false);
    expect(isBuiltInVariable('HTTP_Upgrade')).toBe(true);
  });
  it('fam', () => {
    console.log(BUILT_IN_FAMILIES.filter((f) => unknownTo(f + 'x')));
    for (const n of ['0', '10', '{1}', '{0}', '{host}x', 'arg_', 'http_', 'cookie_'])
      console.log(
        n,
        nginx.check(`events {}\nhttp { server { location / { return 200 "$${n}"; } } }\n`).messages,
      );
    void argumentsWithVariables;
    void variablesIn;
    void parseNginx;
    void SourceFile;
  });
});

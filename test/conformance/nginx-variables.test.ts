/** Variables, against the real nginx: it does not start when a configuration uses one that nothing defines. */
import { afterAll, expect, it } from 'vitest';
import { argumentsWithVariables, variablesDefinedBy } from '../../src/nginx/language/variable-use.ts';
import { BUILT_IN_FAMILIES, BUILT_IN_VARIABLES } from '../../src/nginx/language/variables.ts';
import { parseNginx } from '../../src/nginx/syntax/parser.ts';
import type { Directive } from '../../src/nginx/syntax/tree.ts';
import { SourceFile } from '../../src/text/source-file.ts';
import { startNginxCheck } from '../nginx/check-with-nginx.ts';
import { describeWith, needsNginx } from '../proof/harness/requirements.ts';

/** Of modules and products that distributions do not build in. */
const OTHER_BUILDS =
  /^(?:acme|angie|brotli|datadog|echo|geoip|jwt|modsecurity|oidc|opentelemetry|opentracing|otel|p8s|quic|rdp|session_log|spdy|srcache|upload|uploadprogress|vts|zstd)(?:_|$)/;

/** Of later versions than 1.22.1, of NGINX Plus, or of forks. */
const NOT_IN_1_22_1 = new Set([
  'http3',
  'is_request_port',
  'proxy_internal_connection',
  'proxy_protocol_tlv_',
  'request_port',
  'ssl_client_sigalg',
  'ssl_ech_outer_server_name',
  'ssl_ech_status',
  'ssl_sigalg',
  'upstream_cache_age',
  'upstream_cache_key',
  'upstream_last_addr',
  'upstream_last_server_name',
  'upstream_queue_time',
]);

/** One use of a variable for each directive that has some, in a place where 1.22.1 accepts the directive. */
const USES = [
  'access_log /dev/null combined if=$x;',
  'access_log logs/$x.log;',
  'add_header X $x;',
  'add_trailer X $x;',
  'alias /$x;',
  'auth_basic $x;',
  'auth_basic_user_file /$x;',
  'auth_request_set $y $x;',
  'charset $x;',
  'error_page 404 /$x;',
  'expires $x;',
  'fastcgi_param A $x;',
  'fastcgi_pass $x;',
  'grpc_pass grpc://$x;',
  'grpc_set_header A $x;',
  'if ($x) { }',
  'if ($host = $x) { }',
  'if (-f /$x) { }',
  'index $x;',
  'limit_rate $x;',
  'limit_rate_after $x;',
  'proxy_bind $x;',
  'proxy_cache $x;',
  'proxy_cache_bypass $x;',
  'proxy_cache_key $x;',
  'proxy_cookie_domain $x a;',
  'proxy_cookie_path / $x;',
  'proxy_limit_rate 1; proxy_method $x;',
  'proxy_no_cache $x;',
  'proxy_pass http://$x;',
  'proxy_pass http://127.0.0.1; proxy_redirect http://$x/ /;',
  'proxy_set_body $x;',
  'proxy_set_header A $x;',
  'proxy_ssl_certificate $x; proxy_ssl_certificate_key a; proxy_pass https://127.0.0.1;',
  'proxy_ssl_name $x;',
  'proxy_store /$x;',
  'return 200 $x;',
  'rewrite ^ /$x;',
  'root /$x;',
  'scgi_param A $x;',
  'secure_link $x;',
  'set $y $x;',
  'sub_filter a $x;',
  'sub_filter $x a;',
  'try_files $x =404;',
  'uwsgi_param A $x;',
];

/** The same name where nginx does not look for variables. */
const NO_USES = [
  'add_header $x a;',
  'if ($host ~ $x) { }',
  'proxy_cookie_path ~$x /;',
  'proxy_pass http://127.0.0.1; proxy_redirect ~$x /;',
  'proxy_set_header $x a;',
  'default_type $x;',
  'memcached_pass $x:1;',
  'proxy_hide_header $x;',
  'rewrite $x /a;',
];

/** What defines `$x` for the rest of the configuration. */
const DEFINITIONS = [
  ['', 'location /a { set $x 1; }'],
  ['map $host $x { default 1; }', ''],
  ['geo $x { default 1; }', ''],
  ['geo $host $x { default 1; }', ''],
  ['split_clients $host $x { * 1; }', ''],
  ['', 'location ~ (?<x>a) { }'],
  ['', 'location ~ (?P<x>a) { }'],
  ['', "location ~ (?'x'a) { }"],
  ['', 'server_name ~^(?<x>a)$;'],
  ['', 'rewrite ^/(?<x>b) /a;'],
  ['', 'if ($host ~ (?<x>a)) { }'],
  ['map $host $y { ~(?<x>a) 1; }', 'location /c { return 200 $y; }'],
  ['', 'location /d { auth_request /e; auth_request_set $x $upstream_status; }'],
] as const;

describeWith([needsNginx], 'variables, against nginx', () => {
  const nginx = startNginxCheck();
  afterAll(() => nginx.end());

  const messagesFor = (http: string, server: string) =>
    nginx.check(`events {}\nhttp {\n${http}\nserver {\n${server}\n}\n}\n`).messages.join('\n');
  const isUnknown = (name: string, http = '', server = '') =>
    messagesFor(http, `${server}\nlocation /t { return 200 "$${name}"; }`).includes(
      `unknown "${name}" variable`,
    );

  it('are the built-in ones of this nginx', () => {
    const listed = BUILT_IN_VARIABLES.filter((name) => !OTHER_BUILDS.test(name));
    const absent = listed.filter((name) => isUnknown(name));
    expect(absent.filter((name) => !NOT_IN_1_22_1.has(name))).toEqual([]);
  });

  it('may be of a family', () => {
    const listed = BUILT_IN_FAMILIES.filter(
      (prefix) => !OTHER_BUILDS.test(prefix) && !NOT_IN_1_22_1.has(prefix),
    );
    expect(listed.filter((prefix) => isUnknown(`${prefix}some_name`))).toEqual([]);
  });

  it.each(USES)('are looked for by nginx and by us in: %s', (text) => {
    expect(usesX(text), 'by us').toBe(true);
    expect(messagesFor('', `location /t { ${text} }`), 'by nginx').toContain('unknown "x" variable');
  });

  it.each(NO_USES)('are looked for neither by nginx nor by us in: %s', (text) => {
    expect(usesX(text), 'by us').toBe(false);
    expect(messagesFor('', `location /t { ${text} }`), 'by nginx').not.toContain('unknown "x" variable');
  });

  it.each(DEFINITIONS)('are defined by: %s%s', (http, server) => {
    expect(isUnknown('x', http, server), 'by nginx').toBe(false);
    expect(definedIn(`${http}\nserver { ${server} }`), 'by us').toContain('x');
  });

  it('are not defined by nothing', () => expect(isUnknown('x')).toBe(true));
});

function* directivesIn(
  directives: readonly Directive[],
  parent: Directive | null = null,
): Generator<{ readonly directive: Directive; readonly parent: Directive | null }> {
  for (const directive of directives) {
    yield { directive, parent };
    yield* directivesIn(directive.block?.children ?? [], directive);
  }
}

function usesX(text: string): boolean {
  const { children } = parseNginx(new SourceFile('/nginx.conf', text));
  return [...directivesIn(children)].some(({ directive }) =>
    argumentsWithVariables(directive).some((index) => directive.args[index]?.value.includes('$x')),
  );
}

function definedIn(text: string): readonly string[] {
  const { children } = parseNginx(new SourceFile('/nginx.conf', text));
  return [...directivesIn(children)].flatMap(({ directive, parent }) =>
    variablesDefinedBy(directive, parent),
  );
}

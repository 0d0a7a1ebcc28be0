/**
 * Generated directives that answer, change what is asked or answered, or are about the site itself: each in the forms that
 * Caddy's documentation gives, to be broken by slips of the pen.
 */
import fc from 'fast-check';
import { type Line, readLines } from './lines.ts';

/** One form a line; a block is put in braces behind `;`, its lines parted by `;`. */
const FORMS = `
abort
abort /x
acme_server
acme_server /acme/* { ca home ; lifetime 12h ; resolvers 1.1.1.1 }
basicauth { bob JDJh ; eve JDJi c2FsdA== }
basicauth /x bcrypt "a realm" { bob JDJh }
bind 127.0.0.1
bind 127.0.0.1 ::1
bind unix//run/caddy.sock
encode gzip
encode /x zstd gzip
encode { gzip 5 ; zstd ; minimum_length 256 }
encode gzip { match { status 2xx ; header Content-Type text/* } }
error 404
error /x "a message" 410
error "a message" 500
file_server
file_server browse
file_server /x { root /srv ; hide .git *.bak ; index a.html b.html ; browse list.html ; status 200 }
file_server { precompressed zstd br gzip ; disable_canonical_uris ; pass_thru }
handle { respond inner }
handle /x { respond inner }
handle_path /x/* { respond inner }
handle_errors { respond {err.status_code} }
header X-A b
header -X-A
header +X-A b
header ?X-A b
header >X-A b
header X-A find replace
header /x { X-A b ; -X-B ; +X-C d ; ?X-D e ; defer ; X-E find replace }
log
log { output file /var/log/a.log { roll_size 1gb ; roll_keep 5 ; roll_keep_for 720h } ; format json ; level INFO }
log { output net localhost:1234 { dial_timeout 5s ; soft_start } }
log { format console { time_format iso8601 ; message_key m } }
log { format filter { wrap console ; fields { common_log delete ; a ip_mask { ipv4 24 ; ipv6 32 } } } }
log { format filter { wrap json ; fields { uri query { replace a b ; delete c ; hash d } ; a cookie { delete e } } } }
log { format filter { wrap json ; fields { a rename b ; c replace d ; e hash ; f regexp g h } } }
map {path} {out} { /a one ; ~^/b(.*)$ two ; default three }
map {host} {a} {b} { x.test 1 - ; default 2 3 }
method POST
metrics /metrics { disable_openmetrics }
php_fastcgi /x localhost:9000 { root /srv ; split .php ; index index.php ; env A b ; resolve_root_symlink }
php_fastcgi localhost:9000 { try_files {path} index.php ; dial_timeout 3s ; capture_stderr }
push /a.css
push { GET /a.css ; /b.css ; headers { X-A b ; -X-C } }
redir https://x.test{uri}
redir https://x.test permanent
redir /a /b 308
redir * /b html
request_body { max_size 10MB }
request_header X-A b
request_header -X-A
request_header X-A find replace
respond ok
respond 404
respond /x ok 404
respond ok 200 { close }
respond 200 { body ok ; close }
rewrite * /a{uri}
rewrite /x /a?b=c
root * /srv
route /x { respond inner }
skip_log /x
templates
templates /x { mime text/html ; between [[ ]] ; root /srv }
templates { between {{ }} }
tls internal
tls /c.pem /k.pem
tls me@x.test
tls internal { on_demand }
tls { protocols tls1.2 tls1.3 ; ciphers TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 ; curves x25519 secp256r1 ; alpn h2 }
tls { load /certs ; key_type p384 ; on_demand ; insecure_secrets_log /s.log }
tls { ca https://ca.test/dir ; ca_root /r.pem ; eab id key ; resolvers 1.1.1.1 }
tls { client_auth { mode require_and_verify ; trusted_ca_cert AAAA } }
tls { issuer acme { dir https://ca.test/dir ; email a@b.test ; timeout 5s ; disable_http_challenge ; alt_http_port 81 } }
tls { issuer internal { ca local ; lifetime 1h ; sign_with_root } }
tls { get_certificate http https://x.test }
tls { get_certificate tailscale }
try_files {path} /index.html
try_files {path} {path}/ /index.php?{query}
try_files {path} /b { policy smallest_size }
uri strip_prefix /a
uri /x strip_suffix .html
uri replace /a /b 1
uri path_regexp /{2,} /
vars a b
vars /x { a 1 ; c true }
`;

const forms = readLines(FORMS);

/** One directive or a few, of a site that listens for HTTPS. */
export const directives: fc.Arbitrary<readonly Line[]> = fc.array(fc.constantFrom(...forms), {
  minLength: 1,
  maxLength: 3,
});

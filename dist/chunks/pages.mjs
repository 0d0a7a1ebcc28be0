const pages={"authentication-bypass":`# authentication-bypass

The headers of a WebSocket handshake let any request past the login.

## What it catches

Caddy: a \`forward_auth\`, \`basic_auth\`, \`basicauth\` or a plugin's login with a matcher that leaves out what looks like a
handshake (\`not header Upgrade websocket\`); and a \`handle\` for such requests before the one with the login, which leads to the
same application.

nginx: an \`auth_basic\` whose realm a \`map\` of \`$http_upgrade\` switches off; and one that a \`return\` passes by, which an \`if\` takes
for handshakes and an \`error_page\` sends to a location without it.

Each path is asked for twice, as an ordinary request and as a handshake. There is a finding where the login is met by the
ordinary request and not by the handshake, and both come to the same upstream. None where only some paths let handshakes past, as one does
for the path at which WebSockets open; where handshakes come to another upstream, or to another login; and where something on
the way cannot be known.

## Why it breaks

The headers of a handshake are the client's own words. A proxy passes a request with \`Connection: Upgrade\` and
\`Upgrade: websocket\` on to the application whatever its path is, and an application that knows no WebSocket there ignores the
two headers, as HTTP allows (RFC 9110 section 7.8), and answers with the page. So \`curl -H 'Connection: Upgrade' -H
'Upgrade: websocket'\` reads everything behind the login (measured on Caddy 2.6.2 and nginx 1.22.1).

The matcher is copied from answers to the question why WebSockets fail behind \`forward_auth\`. They fail where the gateway is
handed the handshake's headers and answers 400 to them, or upgrades by itself: see
[websocket-subrequest](../websocket-subrequest/README.md). The login itself is no obstacle: browsers send cookies, and the password that they know for the site,
with a handshake too.

## Example

\`\`\`caddyfile
app.example.com {
	@ordinary {
		not header Connection *Upgrade*
		not header Upgrade websocket
	}
	forward_auth @ordinary authelia:9091 {
		uri /api/authz/forward-auth
		copy_headers Remote-User
	}
	reverse_proxy app:3000
}
\`\`\`

\`\`\`console
$ proxylint Caddyfile
warning[authentication-bypass]: Whoever sends \`Upgrade: websocket\` along needs no login: with the headers of a handshake any request, such as one for \`/\`, passes \`forward_auth @ordinary authelia:9091\` and comes to http://app:3000, and most applications answer it like any other. Ask handshakes as well, or let only the path past it at which WebSockets open.
   --> Caddyfile:6:2
   |
 6 |     forward_auth @ordinary authelia:9091 {
   |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 …
10 |     reverse_proxy app:3000
   |     ---------------------- such requests leave here

\`\`\`

## Use instead

Ask handshakes as well. \`header_up\` keeps their headers from the gateway, which then sees an ordinary request:

\`\`\`caddyfile
app.example.com {
	forward_auth authelia:9091 {
		uri /api/authz/forward-auth
		copy_headers Remote-User
		header_up -Connection
		header_up -Upgrade
	}
	reverse_proxy app:3000
}
\`\`\`

Where the application asks for a login by itself when a WebSocket opens, let that path past, and no other:

\`\`\`caddyfile
	@asked not path /api/websocket
	forward_auth @asked authelia:9091 {
\`\`\`

In nginx a \`location\` of its own does that, with \`auth_basic off\`.

## Fix safety

There is no fix. Whether handshakes can log in, and at which path they open, is for the owner to know.
`,"caddy-version-1":"# caddy-version-1\n\nThe file, or a placeholder in it, is written for Caddy 1.\n\n## What it catches\n\n- A whole file for Caddy 1, known by its directives: `proxy / …`, `gzip`, `fastcgi / …`, `rewrite { to … }`, `log / …`,\n  `tls off`, `basicauth / user password`, `internal`, `status`. There is one finding for the file, and nothing else in it\n  is checked.\n- `{>Header}` in a Caddy 2 file: the placeholder of Caddy 1 for a header of the request.\n\n## Why it breaks\n\nCaddy 2 refuses to start with Caddy 1's directives. It does start with `{>Header}`, and `caddy validate` calls that\nvalid, but it leaves a placeholder that it does not know as it stands. With\n\n    header_up Connection {>Connection}\n    header_up Upgrade {>Upgrade}\n\nthe application receives `Connection: {>Connection}`, braces included, and answers the handshake as an ordinary request\n(measured on 2.6.2 and 2.11.4). Without these two lines the same proxy works, since `reverse_proxy` upgrades by itself.\n\n## Example\n\n```caddyfile\nexample.com {\n	reverse_proxy localhost:3000 {\n		header_up Connection {>Connection}\n		header_up Upgrade {>Upgrade}\n	}\n}\n```\n\n```console\n$ proxylint Caddyfile\nerror[caddy-version-1]: No WebSocket opens here: `{>Connection}` is a placeholder of Caddy 1, and the application gets `Connection: {>Connection}`. Caddy 2 upgrades by itself; delete the line.\n  --> Caddyfile:3:24\n  |\n3 |         header_up Connection {>Connection}\n  |                              ^^^^^^^^^^^^^\n  |\n  = fix: remove the lines about Upgrade and Connection\n2 -     reverse_proxy localhost:3000 {\n3 -         header_up Connection {>Connection}\n4 -         header_up Upgrade {>Upgrade}\n5 -     }\n  +     reverse_proxy localhost:3000\n\nerror[caddy-version-1]: No WebSocket opens here: `{>Upgrade}` is a placeholder of Caddy 1, and the application gets `Upgrade: {>Upgrade}`. Caddy 2 upgrades by itself; delete the line.\n  --> Caddyfile:4:21\n  |\n4 |         header_up Upgrade {>Upgrade}\n  |                           ^^^^^^^^^^\n  |\n  = fix: remove the lines about Upgrade and Connection\n2 -     reverse_proxy localhost:3000 {\n3 -         header_up Connection {>Connection}\n4 -         header_up Upgrade {>Upgrade}\n5 -     }\n  +     reverse_proxy localhost:3000\n\n```\n\n## Use instead\n\n    example.com {\n        reverse_proxy localhost:3000\n    }\n\nOther headers are called `{header.Name}` in Caddy 2. Of Caddy 1's `proxy`, `websocket` and `transparent` are the default\nof `reverse_proxy`, and `header_upstream` is `header_up`.\n\n## Fix safety\n\nRemoving the lines about Connection and Upgrade, and writing `{header.Name}` for `{>Name}`, is safe: as they stand the\nlines can do nothing that anybody wants. `{<Name}` is left alone, since its successor depends on where it stands.\n\nTranslating a file is unsafe, because whoever still runs Caddy 1 would lose a working file. What has an exact successor is\ntranslated: `proxy` with its balancing, health and header options, `gzip`, `root`, `browse`, `ext`, `fastcgi … php`, `redir`,\n`rewrite /from /to`, `status`, `header`, `limits`, `tls`. The rest stays as it is, and the fix names it: `rewrite` with conditions,\n`log` and `errors`, whose formats differ, `basicauth`, whose passwords have to be hashed, and `internal`.\n",deprecated:'# deprecated\n\nA directive or parameter that the proxy takes with a warning, because another one has its place.\n\n## What it catches\n\nnginx, by the target version:\n\n- `listen … http2`, from 1.25.1 on, where each server says `http2 on;`. The parameter is for every server of the address, also for\n  those that do not write it.\n- `ssl on`, before 1.25.1, where it goes away: from then on it is an error, and `unknown-directive` reports it.\n- settings of HTTP/2 that nginx still takes and does not use: `http2_idle_timeout`, `http2_max_field_size`,\n  `http2_max_header_size`, `http2_max_requests` and `http2_recv_timeout` from 1.19.7 on; `http2_push`, `http2_push_preload` and\n  `http2_max_concurrent_pushes` from 1.25.1 on.\n\nOf Angie, Tengine and freenginx the last ones are not judged, and of Tengine, which has an `http2` directive of its own, neither is\n`listen … http2`.\n\nCaddy, from 2.8 on: `basicauth`, which is called `basic_auth`, and `skip_log`, which is called `log_skip`.\n\n## Why it breaks\n\nIt does not yet. nginx warns, `the "listen ... http2" directive is deprecated` (1.31.4), `the "ssl" directive is deprecated`,\n`the "http2_max_field_size" directive is obsolete` (1.22.1), and a later version may refuse it, as 1.25.1 did with `ssl on`.\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    server {\n        listen 443 ssl http2;\n        ssl_certificate app.crt;\n        ssl_certificate_key app.key;\n\n        location /ws {\n            proxy_pass http://127.0.0.1:9000;\n            proxy_http_version 1.1;\n            proxy_set_header Upgrade $http_upgrade;\n            proxy_set_header Connection "upgrade";\n            proxy_read_timeout 1h;\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\ninfo[deprecated]: `http2` as a parameter of `listen` is deprecated: it is for every server of the address. Since nginx 1.25.1 each server says `http2 on;`.\n  --> nginx.conf:5:9\n  |\n5 |         listen 443 ssl http2;\n  |         ^^^^^^^^^^^^^^^^^^^^^\n  |\n  = fix: write `http2 on;` in each server of the address (unsafe)\n5 -         listen 443 ssl http2;\n  +         listen 443 ssl;\n  +         http2 on;\n\n```\n\n## Use instead\n\n```nginx\nlisten 443 ssl;\nhttp2 on;\n```\n\n## Fix safety\n\nThe fixes change nothing: servers that share an address, and the addresses of those servers, change together. Safe where all of them\nare at hand and the version is given with `--nginx-version`, because an older nginx knows no `http2 on` and does use the settings of\nHTTP/2. In a file that another one includes, where another address would get HTTP/2 too (`listen 80` beside `listen 443 ssl http2`),\nor where no version is given, the fix has to be asked for.\n\nIn a Caddyfile: unsafe where no version is given, since an older Caddy does not know the new names.\n',"directive-arguments":"# directive-arguments\n\nA directive has arguments that nginx refuses, so that nginx does not start.\n\n## What it catches\n\nnginx, for every directive of its own modules:\n\n- too many or too few arguments, such as a header value with spaces and without quotes;\n- a flag that is neither `on` nor `off`, a word that is not in the directive's list, a number or a size that nginx cannot read\n  (`10MB`);\n- what the directive's own handler refuses: a condition of `if` that is none (`==`, `&&`), a `return` or an `error_page`\n  without a status code, an unknown modifier of `location`, flag of `rewrite` or parameter of `listen`.\n\nThe target version decides where a release changed it: `proxy_http_version 2` is accepted from 1.29.4 on, `listen … quic` from\n1.25.0 on. Directives of commercial and third-party modules are not judged, nor are variables that something fills in before\nnginx starts. Of Angie, Tengine and freenginx, which read some directives in their own way, only the number of arguments of plain\nvalues and those values are.\n\nCaddy, for its own directives, options, matchers and site addresses, and for the fields of its JSON: too many or too few\narguments, a block where there may be none, a status, a time or a size that Caddy cannot read, a matcher that is not defined.\nArguments with `{$VARIABLES}` or template tags in them are not judged. Nor does Caddy start with some values that `caddy adapt`\ntakes: regular expressions that Go's package does not compile, such as those with the lookaheads and backreferences of PCRE, and\naddresses in `remote_ip`, `client_ip` and `trusted_proxies` that are none (measured with 2.6.2).\n\n## Why it breaks\n\nnginx checks the number of arguments of every directive when it reads the configuration, and the words of many. On the first\nmismatch it stops: `invalid number of arguments`, `invalid value`, `invalid condition` (every kind measured with nginx 1.22.1).\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    server {\n        listen 80;\n\n        location /ws {\n            proxy_pass http://127.0.0.1:9000;\n            proxy_http_version 1.1;\n            proxy_set_header Upgrade $http_upgrade;\n            proxy_set_header Connection keep-alive, Upgrade;\n            proxy_read_timeout 1h;\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\nerror[directive-arguments]: nginx does not start: `proxy_set_header` takes 2 arguments, not 3. A value with spaces needs quotes.\n   --> nginx.conf:11:13\n   |\n11 |             proxy_set_header Connection keep-alive, Upgrade;\n   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n\n```\n\n## Use instead\n\n```nginx\nproxy_set_header Connection \"keep-alive, Upgrade\";\nproxy_http_version 1.1;\n```\n\nA value with spaces needs quotes. Sizes are written `8k`, `10m` or, where they may be those of a file, `1g`. An `if` has one\ncondition; a `map` can look at several values.\n\n## Fix safety\n\nSafe where it is certain what was meant: a version of HTTP becomes `1.1`, the only one that upgrades, `10MB` becomes `10m`, `==`\nbecomes `=`, and a parameter of `listen` that is one slip away from a known one becomes that. Otherwise there is no fix.\n","directive-context":`# directive-context

A directive stands in a block where nginx does not allow it, so that nginx does not start.

## What it catches

nginx: a directive of nginx's own modules in a block that none of its forms allows: \`map\` inside \`server\`, \`proxy_set_header\`
inside \`if\`. Directives that nginx itself does not know are not judged, nor the top level of a file that is included elsewhere.

Caddy: what is about a whole site (\`bind\`, \`tls\`, \`log\`, \`handle_errors\`) in a block within one, and a directive or option that has
no place where it stands.

## Why it breaks

nginx stops reading with \`"map" directive is not allowed here\` (measured with nginx 1.22.1 and 1.31.4). Two of these slips
belong to WebSockets: the \`map\` for the Connection header pasted beside the location that needs it, and headers put into
\`if ($http_upgrade)\`.

## Example

\`\`\`nginx
events {}

http {
    server {
        listen 80;

        map $http_upgrade $connection_upgrade {
            default "";
            websocket upgrade;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
error[directive-context]: nginx does not start: \`map\` is not allowed in \`server\`. It belongs in \`http\`, \`stream\`.
  --> nginx.conf:7:9
  |
7 |         map $http_upgrade $connection_upgrade {
  |         ^^^

\`\`\`

## Use instead

\`\`\`nginx
http {
    map $http_upgrade $connection_upgrade {
        default "";
        websocket upgrade;
    }

    server {
    }
}
\`\`\`

A map belongs in \`http\`. Headers belong in the location, with a map that decides on their values instead of an \`if\`.

## Fix safety

Safe in one case: an \`if\` that holds nothing but upgrade headers is removed, while \`websocket-handshake\` sets the headers in
the location. Everything else is left to you, because only you know where the line was meant to be.
`,"directive-duplicate":`# directive-duplicate

A directive, a location or a listener is there twice where it may be once, so that nginx does not start.

## What it catches

nginx, through \`include\` as well (a snippet sets \`proxy_http_version\`, and so does the location that includes it):

- a second line of a directive that a block may have once, \`proxy_pass\` among them, and \`root\` beside \`alias\`;
- a location that a block has twice, where \`location /a\` and \`location ^~ /a\` are the same one;
- an upstream, a log format or a zone of shared memory that is defined twice, and a key that a \`map\` has twice;
- an address on which one server listens twice, that has two default servers, or whose socket options (\`reuseport\`, \`backlog=\`,
  \`ipv6only=\` and so on) two servers set.

What stands in different branches of a template is not taken to be there together. Of Angie, Tengine and freenginx only
directives with plain values are judged.

Caddy: an option that may be said once, a site address or a listener that two sites have, a snippet or a named route that is defined
twice.

## Why it breaks

nginx stops reading with \`"proxy_http_version" directive is duplicate\`, \`duplicate location "/a"\`, \`a duplicate default server for
0.0.0.0:80\` and the like (each measured with nginx 1.22.1). Lists such as \`proxy_set_header\` may have as many lines as they like,
and of two regular expressions or named locations the first one counts.

## Example

\`\`\`nginx
events {}

http {
    server {
        listen 80;

        location /ws {
            proxy_pass http://127.0.0.1:9000;
            proxy_http_version 1.1;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection upgrade;
            proxy_read_timeout 1h;
            proxy_read_timeout 2h;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
error[directive-duplicate]: nginx does not start: \`proxy_read_timeout\` is set twice in this block.
   --> nginx.conf:13:13
   |
12 |             proxy_read_timeout 1h;
   |             ---------------------- it is set here already
13 |             proxy_read_timeout 2h;
   |             ^^^^^^^^^^^^^^^^^^^^^^

\`\`\`

## Use instead

One line in each block. A block inside may set another value, which then wins there.

## Fix safety

There is no fix: only you know which of the two values was meant.
`,"duplicate-header":`# duplicate-header

Upgrade or Connection is set twice at one level, and both lines are sent.

## What it catches

- Two lines that send Upgrade, in one block or through a file that it includes: an error.
- \`Connection close\` beside a line that asks for the upgrade: a warning. A second line that is empty sends
  nothing and is no fault.
- Two maps that define the same variable, of which the last one, which wins, gives a wrong value: an error.

## Why it breaks

\`proxy_set_header\` lines of one level add up; a later one does not replace an earlier one. Upgrade arrives as
\`websocket, websocket\`, and applications refuse it, with 400 or 426 (measured on 1.22.1 and 1.31.4, case
A21d). Two Connection lines that contradict each other pass with the applications that we measured (case
A21b); that others close is within their rights (RFC 9112 section 9.6).

Two maps of one variable, in the files of two sites for example, pass \`nginx -t\`. The last one counts for all
sites (case A43).

## Example

\`\`\`nginx
events {}

http {
    map $http_upgrade $connection_upgrade {
        default   "";
        websocket upgrade;
    }

    server {
        listen 80;

        location /ws {
            proxy_pass http://127.0.0.1:3000;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
            proxy_set_header Upgrade $http_upgrade;
            proxy_read_timeout 1h;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
error[duplicate-header]: No WebSocket opens through \`location /ws\`: \`Upgrade\` is set twice, and every line is sent.
   --> nginx.conf:16:13
   |
14 |             proxy_set_header Upgrade $http_upgrade;
   |             --------------------------------------- it is set here already
15 |             proxy_set_header Connection $connection_upgrade;
16 |             proxy_set_header Upgrade $http_upgrade;
   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = fix: keep one of the lines
16 -             proxy_set_header Upgrade $http_upgrade;

\`\`\`

## Use instead

One line for each header. Define maps once, in \`http\`, beside the includes of the sites.

## Fix safety

Safe: of equal lines the first one stays; \`Connection close\` goes; of two maps the wrong one goes. Lines with
different values are for you to choose from, and have no fix.
`,"duration-unit":`# duration-unit

A time is refused, or read in another unit than was meant.

## What it catches

nginx: a timeout, delay or interval that nginx refuses at start: \`60 s\`, \`3600sec\`, \`5min\`, \`1H\`, \`off\`,
\`1.5h\`.

Caddy: a bare number in \`stream_timeout\`, \`stream_close_delay\` or \`flush_interval\`, which is read as
nanoseconds; and what Caddy refuses elsewhere: a number without a unit, \`60 s\`, \`5min\`.

## Why it breaks

nginx: units are one letter (\`ms\` alone has two), in lower case, without a space before them, from large to
small: \`1h30m\`, \`90s\`, \`"1h 30m"\` in quotes. A number alone is seconds. \`M\` is a month, and no timeout takes
months. For anything else nginx refuses the whole configuration, at start and at every reload (measured on
1.31.4, cases B12c and B15b–B15f).

Caddy: \`stream_timeout 3\` ends streams after three nanoseconds, that is at once, and \`stream_close_delay 300\`
does nothing (measured on 2.11.4).

## Example

\`\`\`nginx
events {}

http {
    server {
        listen 80;

        location /ws {
            proxy_pass http://127.0.0.1:3000;
            proxy_set_header Upgrade websocket;
            proxy_set_header Connection upgrade;
            proxy_read_timeout 60 min;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
error[duration-unit]: nginx does not start: it cannot read \`60 min\` as a time (a number and its unit must not be separated by a space).
   --> nginx.conf:11:13
   |
11 |             proxy_read_timeout 60 min;
   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = fix: write \`60m\`
11 -             proxy_read_timeout 60 min;
   +             proxy_read_timeout 60m;

\`\`\`

## Use instead

nginx:

\`\`\`nginx
proxy_read_timeout 1h;
\`\`\`

Caddy: always write the unit: \`5m\`, \`24h\`.

## Fix safety

nginx: safe where a number and a word leave no doubt. \`1M\` can be a minute or a month, so that writing \`1m\` is
unsafe. What cannot be guessed (\`off\`, \`1.5h\`) has no fix.

Caddy: safe, since nobody means nanoseconds: seconds are written. A \`flush_interval\` may have been meant in
milliseconds, and has no fix.
`,"headers-left-behind":`# headers-left-behind

Upgrade headers are set in a location from which requests go on to another one.

## What it catches

nginx: a location that sets Upgrade, whose handshakes leave it, by \`try_files … @app\`, \`rewrite … last\` or
\`error_page\`, for another location whose \`proxy_pass\` sends them on without Upgrade or Connection.

A handshake for the location is followed to find out. Nothing is reported where some route does use the headers, or
where the server has a location of its own for WebSockets that works.

## Why it breaks

nginx takes the \`proxy_set_header\` lines of the location in which a request ends, not of those through which it
came. What \`try_files\` or \`rewrite … last\` sends to another location leaves the headers behind; the application
receives an ordinary request. Measured on nginx 1.22.1 and 1.31.4 (cases C08, C08b, C13b).

## Example

\`\`\`nginx
events {}

http {
    map $http_upgrade $connection_upgrade {
        default   "";
        websocket upgrade;
    }

    server {
        listen 80;
        root /srv/app/public;

        location / {
            try_files $uri @app;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
        }

        location @app {
            proxy_pass http://127.0.0.1:3000;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
error[headers-left-behind]: No WebSocket opens through \`location /\`: its requests go on to \`location @app\`, and are sent from there without Upgrade and Connection. Headers hold where \`proxy_pass\` is, and do not go along.
   --> nginx.conf:15:13
   |
14 |             try_files $uri @app;
   |             -------------------- the requests go on from here
15 |             proxy_set_header Upgrade $http_upgrade;
   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 …
20 |             proxy_pass http://127.0.0.1:3000;
   |             --------------------------------- they are sent to the application here
   |
   = fix: send Upgrade and Connection from \`location @app\`, for WebSockets only
 9 +     map $http_upgrade $websocket_upgrade {
   +         default "";
   +         websocket websocket;
   +     }
   +
 …
21 +             proxy_set_header Upgrade $websocket_upgrade;
   +             proxy_set_header Connection $connection_upgrade;
   +             proxy_read_timeout 1h;

\`\`\`

## Use instead

Set the headers where \`proxy_pass\` is, or give WebSockets a location of their own.

## Fix safety

Safe where Upgrade can be forwarded for WebSockets only: the headers are set beside the \`proxy_pass\`, whose other
headers stay as they are. The lines that are left behind stay too, since they do no harm. Otherwise unsafe.
`,"header-defer":`# header-defer

A \`header\` block says \`defer\` and has nothing to defer: Caddy crashes when it starts.

## What it catches

Caddy, where the target is older than 2.10.0: a \`header\` block with \`defer\` and no field, or with no other fields than such
with \`?\`, which wait for the answer by themselves.

It says nothing of a field on the line of \`header\` itself, and nothing of a block that an \`import\` or a template may fill.

## Why it breaks

Caddy makes two handlers of the block, one for the fields with \`?\` and one for all others. With \`defer\` the second one is
made even if it has no field, and at its start Caddy follows a pointer to its fields that leads nowhere (caddyserver/caddy
issue 6893). \`caddy adapt\` says nothing. At a reload the running configuration stays; after a restart nothing is there.
Measured on 2.6.2, and reported of 2.9.1; it was mended after that.

## Example

\`\`\`caddyfile
http://app.example.com {
	header {
		?Cache-Control no-store
		defer
	}
	reverse_proxy 127.0.0.1:3000
}
\`\`\`

\`\`\`console
$ proxylint --caddy-version 2.6.2 Caddyfile
error[header-defer]: Caddy 2.6.2 crashes when it starts: \`defer\` has nothing to defer here, since fields with \`?\` wait for the answer anyway.
  --> Caddyfile:4:3
  |
4 |         defer
  |         ^^^^^
  |
  = fix: remove \`defer\`
4 -         defer

\`\`\`

## Use instead

Fields with \`?\` without \`defer\`:

\`\`\`caddyfile
header ?Cache-Control no-store
\`\`\`

## Fix safety

Safe: the block means the same without the line, and a block without a field means nothing.
`,"header-typo":`# header-typo

A header or variable name is one slip away from one that matters.

## What it catches

nginx:

- A header name with one letter more, less or other, or two swapped (\`Upgarde\`, \`X-Forwaded-For\`), or with a
  stray \`:\` or \`=\` (\`Upgrade:\`), in \`proxy_set_header\`, also where a \`=\` joins name and value. Names of four
  letters, such as Host, only with a stray \`:\` or \`=\`.
- \`$http_upgarde\` and the like for \`$http_upgrade\` or \`$http_connection\`, in \`proxy_set_header\` and as the
  source of a \`map\`.

An error on a WebSocket route, a warning elsewhere.

Caddy: the same names in \`header_up\` and \`request_header\`.

## Why it breaks

nginx: \`nginx -t\` accepts any header name, and \`$http_NAME\` for any name: the one is sent under that name, the
other is always empty (measured on 1.22.1 and 1.31.4, cases A14–A16b). With \`Upgrade:\` the upstream receives
the line \`Upgrade:: websocket\`, which strict applications refuse with 400 and others ignore (case A40).

Caddy: a misspelt header is sent as it is. With a colon after the name Caddy answers every request with 502
(measured on 2.6.2).

## Example

\`\`\`nginx
events {}

http {
    server {
        listen 80;

        location /ws {
            proxy_pass http://127.0.0.1:3000;
            proxy_set_header Upgrade $http_upgarde;
            proxy_set_header Connection upgrade;
            proxy_read_timeout 1h;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
error[header-typo]: \`$http_upgarde\` is always empty: clients send no such header. \`$http_upgrade\` was meant.
   --> nginx.conf:9:38
   |
 9 |             proxy_set_header Upgrade $http_upgarde;
   |                                      ^^^^^^^^^^^^^
   |
   = fix: write \`$http_upgrade\`
 9 -             proxy_set_header Upgrade $http_upgarde;
   +             proxy_set_header Upgrade $http_upgrade;

\`\`\`

## Use instead

\`\`\`nginx
proxy_set_header Upgrade $http_upgrade;
\`\`\`

A header of your own that happens to look like one of these is better given a name that nobody takes for a
slip.

In the configuration file \`known\` lists names that are right as they are, \`*\` standing for any text.

\`\`\`yaml
rules:
    header-typo:
        known: [X-Forwarded-Prot]
\`\`\`

## Fix safety

Safe: the name is corrected, and nothing else on the line. Caddy: a line about Upgrade or Connection is
removed instead, since \`reverse_proxy\` sends both by itself.
`,"include-cycle":`# include-cycle

A file includes itself, directly or through others, so that the proxy does not start.

## What it catches

nginx: an \`include\` that leads back to a file that is being read. Caddy: an \`import\` of a snippet or file inside itself.

## Why it breaks

nginx: every round opens the file once more, until the system allows no more open files; the configuration is refused
(measured with nginx 1.22.1).

Caddy: the adapter refuses an import graph with a cycle (measured with Caddy 2.6.2).

## Example

\`\`\`nginx
events {}

http {
    include nginx.conf;
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
error[include-cycle]: nginx does not start: \`include nginx.conf\` leads back to a file that is being read, until it may open no more files.
  --> nginx.conf:4:5
  |
4 |     include nginx.conf;
  |     ^^^^^^^^^^^^^^^^^^^

\`\`\`

## Use instead

Keep what several files share in a file of its own, which includes none of them. The usual cause is a pattern such as
\`include *.conf;\` in a directory that holds the including file as well.

## Fix safety

There is no fix: only you know which of the includes is one too many.
`,"include-missing":`# include-missing

An included file is not there, though others of its directory are, so that nginx does not start.

## What it catches

nginx: an \`include\` of a plain, relative name in a main configuration, where no such file lies beside those that the same
configuration includes from the same directory. Then the directory is at hand, and the name is a slip, a \`warning\` where another
file's name is one or two letters away, or the file was forgotten, an \`info\`, because something may write it before nginx starts.

With \`--since\`, and in pull requests: an \`include\` of nginx or an \`import\` of Caddy whose file the change removes or renames, a
\`warning\` whatever lies beside it.

Caddy: an \`import\` of a snippet that is defined further down, an \`error\`: Caddy reads from top to bottom.

Silent about everything else that is not there, because a deployment may bring it: absolute names, patterns, directories of which
nothing is at hand, files that packages ship (\`mime.types\`, \`fastcgi_params\`), files with a template beside them
(\`app.conf.template\`), and names in a file that another one includes, which start from a directory that nobody knows.

## Why it breaks

nginx stops reading with \`open() "…/snippets/websockets.conf" failed (2: No such file or directory)\` (measured with nginx 1.22.1). A
pattern that matches nothing is fine.

## Example

\`\`\`nginx
events {}

http {
    include snippets/gzip.conf;

    server {
        listen 80;

        location /ws {
            proxy_pass http://127.0.0.1:9000;
            include snippets/websockets.conf;
        }
    }
}
\`\`\`

where \`snippets\` holds \`gzip.conf\` and \`websocket.conf\`:

\`\`\`console
$ proxylint nginx.conf
warning[include-missing]: nginx does not start: \`snippets/websockets.conf\` is not there, though other files of its directory are. Did you mean \`websocket.conf\`?
   --> nginx.conf:11:13
   |
11 |             include snippets/websockets.conf;
   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

\`\`\`

## Use instead

The name of the file. nginx takes a relative one from the directory of the main configuration file, not of the including one.

In the configuration file \`optional\` lists files that a deployment makes, by the names in their \`include\` lines; \`*\` stands for
any text. \`paths\` says where files lie that are included by absolute names.

\`\`\`yaml
rules:
    include-missing:
        optional: [snippets/generated/*]
\`\`\`

## Fix safety

There is no fix: the file may be missing as well as the name be wrong.
`,"keepalive-lost":`# keepalive-lost

Every request opens a connection of its own, although the upstream would keep them.

## What it catches

\`proxy_pass\` to an \`upstream\` that keeps connections, by \`keepalive\` or from nginx 1.29.7 on by default, while ordinary
requests close theirs:

- a map for WebSockets gives \`close\` to all other requests, as the one in nginx's documentation does;
- \`proxy_set_header Connection close\`, or \`proxy_http_version 1.0\` in spite of \`keepalive\`;
- before nginx 1.29.7, \`proxy_http_version\` or Connection are left at their defaults, HTTP/1.0 and \`close\`.

Silent for locations that only handshakes use, and for health checks and metrics.

## Why it breaks

Nothing fails: every request costs a new connection, with TLS a new handshake, and under load the proxy runs out of
ports. Four requests over an \`upstream\` with \`keepalive 8\` take four connections with \`'' close\`, and one with \`'' ""\`
(measured on 1.22.1 and 1.31.4, cases D02a–D02d).

## Example

\`\`\`nginx
events {}

http {
    map $http_upgrade $connection_upgrade {
        default upgrade;
        ''      close;
    }

    upstream app {
        server 127.0.0.1:3000;
        keepalive 16;
    }

    server {
        listen 80;

        location / {
            proxy_pass http://app;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
            proxy_read_timeout 1h;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
info[keepalive-lost]: Ordinary requests get \`Connection: close\` from this map: no connection to the upstream is used twice.
   --> nginx.conf:6:9
   |
 6 |         ''      close;
   |         ^^^^^^^^^^^^^^
 …
11 |         keepalive 16;
   |         ------------- connections are to be kept by this line
 …
20 |             proxy_set_header Connection $connection_upgrade;
   |             ------------------------------------------------ the map is used here
   |
   = fix: let ordinary requests keep the connection open
 6 -         ''      close;
   +         ''      "";

\`\`\`

## Use instead

\`''  "";\` in the map: an empty value sends no Connection header, and over HTTP/1.1 a connection then stays open. For
routes without WebSockets, \`proxy_set_header Connection ""\`.

## Fix safety

Safe: handshakes get the same headers as before. An entry of a map changes for all who use it; for an address without an
\`upstream\` nginx closes the connection by itself.
`,"known-bad-version":`# known-bad-version

The target is a release of Caddy in which these WebSockets do not work.

## What it catches

Caddy, by the target version, where there is a WebSocket route:

- 2.7.0 and 2.7.1: a warning;
- 2.10.1 and 2.10.2, and \`tls_server_name\` with a placeholder: an error;
- as an info, 2.9.0 to 2.10.2 with TLS and HTTP/3, which is on by default.

## Why it breaks

2.7.0 and 2.7.1 write the response of a handshake in the wrong order (caddyserver/caddy issue 5679). 2.10.2 asks an upstream
whose server name has a placeholder over HTTP/2, in which Go knows no Upgrade (issue 7292). Safari on iOS opens WebSockets over
HTTP/3 where a server offers it, and before 2.11.0 Caddy passes the request on as it is (issue 7305). Not measured here: what
is said rests on these issues and on the changes that close them.

## Example

\`\`\`caddyfile
http://app.example.com {
	reverse_proxy /ws* https://10.0.0.5:8006 {
		transport http {
			tls_server_name {host}
		}
	}
}
\`\`\`

\`\`\`console
$ proxylint Caddyfile
warning[proxy-host-header]: The application sees \`Host: 10.0.0.5:8006\`, since Caddy sends \`https://\` upstreams their own name from 2.11 on: an application that compares Host with Origin refuses the handshake with 403.
  --> Caddyfile:2:2
  |
2 |     reverse_proxy /ws* https://10.0.0.5:8006 {
  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = fix: set \`Host {hostport}\`
6 +         header_up Host {hostport}

\`\`\`

## Use instead

A later release. Until then \`versions 1.1\` in the transport, or \`servers { protocols h1 h2 }\` in the global options.

## Fix safety

Safe: a WebSocket needs HTTP/1.1 towards the application, and other requests can do with it. Where only an upgrade helps there
is no fix.
`,"nginx-in-caddyfile":"# nginx-in-caddyfile\n\nnginx's notation in a Caddyfile, which Caddy takes for plain text.\n\n## What it catches\n\nCaddy:\n\n- a directive of nginx, such as `location`, `proxy_pass`, `listen`, `proxy_set_header`: nothing that Caddy or a plugin has;\n- a semicolon at the end of a line: an error where nothing works with it, as in `reverse_proxy localhost:3000;` and `encode gzip;`,\n  a warning elsewhere;\n- as a warning, a variable of nginx where Caddy has a placeholder: `$host`, `$remote_addr`, `$scheme`, `$request_uri`.\n\nNothing is said of text in quotes, of the values of response headers, which may end with a semicolon, and of `$1` in replacements.\nUpgrade and Connection are a matter of `websocket-handshake`.\n\n## Why it breaks\n\nCaddy does not start with a directive that it does not know. Nothing ends a line in a Caddyfile but its end: the semicolon becomes part of the last word. Caddy asks for the port `3000;`\nand answers 502, or does not know the encoding `gzip;` and does not start. A dollar sign means nothing: the application gets\n`Host: $host` (measured on 2.6.2).\n\n## Example\n\n```caddyfile\nexample.com {\n	reverse_proxy /ws* localhost:3000;\n}\n```\n\n```console\n$ proxylint Caddyfile\nerror[nginx-in-caddyfile]: A semicolon does not end a line in a Caddyfile: it becomes part of the last word, `localhost:3000;`, with which this cannot work.\n  --> Caddyfile:2:21\n  |\n2 |     reverse_proxy /ws* localhost:3000;\n  |                        ^^^^^^^^^^^^^^^\n  |\n  = fix: remove the semicolon\n2 -     reverse_proxy /ws* localhost:3000;\n  +     reverse_proxy /ws* localhost:3000\n\n```\n\n## Use instead\n\nLines without a semicolon, and `{host}`, `{remote_host}`, `{scheme}`, `{uri}`. Host and X-Forwarded-For need no line: Caddy\npasses the one on, and sends the other by itself.\n\n## Fix safety\n\nSafe, but for the text of `respond`, which is changed: unsafe. A `location` with a `proxy_pass` and the usual headers becomes a\n`handle` with a `reverse_proxy`, `proxy_pass` alone a `reverse_proxy`: unsafe, since other blocks may have been meant to go with\nit. Other directives are named with their counterpart, and are for a person to translate. There is no fix for variables without a counterpart.\n","upstream-health":`# upstream-health

A health check asks a path that answers handshakes only, so that servers pass for dead.

## What it catches

Caddy: \`health_uri\` or \`health_path\` of a \`reverse_proxy\` with a path on which nothing but WebSockets is served (\`/ws\`,
\`/cable\`), without \`health_status\`.

## Why it breaks

A health check is an ordinary GET. An application that expects a handshake there answers 400 or 426, which is no 2xx: Caddy
takes the server for dead, and answers every new handshake with 503. Open sockets stay (measured with a check that
fails, on 2.6.2 and 2.11.4).

## Example

\`\`\`caddyfile
example.com {
	reverse_proxy /ws* localhost:3000 {
		health_uri /ws
		health_interval 10s
	}
}
\`\`\`

\`\`\`console
$ proxylint Caddyfile
warning[upstream-health]: The health check is an ordinary GET of \`/ws\`, a path of WebSockets: an application that answers it with 400 or 426 passes for dead, and every handshake ends with 503. Ask another path, or say with \`health_status\` what the answer is.
  --> Caddyfile:3:3
  |
2 |     reverse_proxy /ws* localhost:3000 {
  |     --------------------------------- handshakes leave here
3 |         health_uri /ws
  |         ^^^^^^^^^^^^^^

\`\`\`

## Use instead

A path that answers ordinary requests with 200, or \`health_status\` with what the application does answer.

## Fix safety

There is no fix: which path the application has for it is not known here.
`,"upstream-retry":"# upstream-retry\n\nA server that is down is asked again and again, and its handshakes end with 502.\n\n## What it catches\n\nCaddy, on a WebSocket route with two upstreams or more, and neither health checks nor `fail_duration`:\n\n- as an info, no `lb_try_duration` and no `lb_retries`;\n- as a warning, one of them together with an `lb_policy` that chooses the same server for the same request: `first`, `ip_hash`,\n  `client_ip_hash`, `uri_hash`, `header`, `query`.\n\n## Why it breaks\n\nWithout `lb_try_duration` Caddy asks one server, and answers 502 if that one is down. With it Caddy chooses anew until the time is\nup; but a policy that always gives the same answer gives the same server, unless Caddy remembers that it failed. With\n`first`, `ip_hash`, `uri_hash` and `header` every request for a server that is down ended with 502 after the whole time, and\nwith `fail_duration 10s` beside it none did. `random`, `round_robin` and `cookie` find another one (measured on 2.6.2).\n\n## Example\n\n```caddyfile\nexample.com {\n	reverse_proxy /ws* app1:3000 app2:3000 {\n		lb_policy ip_hash\n		lb_try_duration 5s\n	}\n}\n```\n\n```console\n$ proxylint Caddyfile\nwarning[upstream-retry]: While one of these servers is down, its clients get 502 after all the time for retries: `ip_hash` chooses the same server each time, unless `fail_duration` makes Caddy remember that it failed.\n  --> Caddyfile:4:3\n  |\n3 |         lb_policy ip_hash\n  |         ----------------- the server is chosen here\n4 |         lb_try_duration 5s\n  |         ^^^^^^^^^^^^^^^^^^\n  |\n  = fix: add `fail_duration 10s`\n5 +         fail_duration 10s\n\n```\n\n## Use instead\n\n`lb_try_duration` together with `fail_duration`, or health checks: `health_uri` with a path that answers ordinary requests.\n\n## Fix safety\n\nSafe: requests that end with 502 today are answered by another server. While all servers are up nothing changes.\n","proxy-forwarded-headers":`# proxy-forwarded-headers

One location does not pass on X-Forwarded-For and the like, which others do.

## What it catches

An outer block sets X-Forwarded-For, X-Forwarded-Proto, X-Real-IP or Forwarded, and a nearer one discards them all
because it sets other headers; a block that names one of them has made its choice. It is reported where other
locations of the server do pass them on to the same application, or where no route at all gets them.

Silent for \`internal\` locations, and for those that \`auth_request\` and \`mirror\` ask. Where a WebSocket route loses
Host as well, the one finding is that of \`proxy-host-header\`.

## Why it breaks

nginx inherits \`proxy_set_header\` from the nearest block that has any, all or nothing: one line in a location
discards every line of the server (measured on 1.22.1 and 1.31.4, cases A22–A24). The application then takes the proxy
for the client: in its log, in its rate limits and bans, and in the links and redirects that it writes, which lead to
\`http://\`.

## Example

\`\`\`nginx
events {}

http {
    server {
        listen 80;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_set_header X-Forwarded-Proto $scheme;

        location /app/ {
            proxy_pass http://127.0.0.1:3000;
        }

        location /api/ {
            proxy_pass http://127.0.0.1:3000;
            proxy_set_header X-Api-Version 2;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
warning[proxy-forwarded-headers]: X-Forwarded-For and X-Forwarded-Proto do not reach the application through \`location /api/\`: the headers that are set here discard those of the \`server\` block.
   --> nginx.conf:15:13
   |
 6 |         proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
   |         ------------------------------------------------------------ X-Forwarded-For is set here, and is discarded
 7 |         proxy_set_header X-Forwarded-Proto $scheme;
   |         ------------------------------------------- X-Forwarded-Proto is set here, and is discarded
 …
15 |             proxy_set_header X-Api-Version 2;
   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = fix: set X-Forwarded-For and X-Forwarded-Proto here as well
16 +             proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
   +             proxy_set_header X-Forwarded-Proto $scheme;

\`\`\`

## Use instead

Repeat the lines in every block that sets a header, or keep them in one file that each such block includes.

## Fix safety

Safe: the lost lines are copied to where they were discarded.
`,"proxy-host-header":`# proxy-host-header

The application sees another Host than the browser's page has, so that its check of Origin fails.

## What it catches

On a WebSocket route to an application of one's own:

- Host is set by an outer block, and discarded because this one sets other headers.
- Host is not set, while other locations pass it on to the same application. Where some ordinary location does
  without it too, this is an info.
- Host is \`$host\`, which has no port, although clients name one: no listener of the server is on 80 or 443, and a
  redirect leads to its port or another location sends the port along.

A port alone shows nothing: a container's 8080 is often the world's 443. Silent where Origin, X-Forwarded-Host or
Forwarded is set, and for an upstream on somebody else's host, which has to see its own name.

Caddy, on a WebSocket route to a server of one's own, which is one that is named by an address, \`localhost\` or a single word:

- an \`https://\` upstream without \`header_up Host\`, from 2.11 on;
- \`header_up Host {upstream_hostport}\`;
- \`header_up Host {host}\` in a site whose address has a name and a port that is not the scheme's own.

## Why it breaks

A page of another site may open a WebSocket to yours, with the visitor's cookies. Applications therefore compare
the handshake's Origin with its Host, many of them by default (gorilla/websocket, Tornado, Rails), and answer 403
when they differ. Without \`proxy_set_header Host\`, nginx sends what stands in \`proxy_pass\`: \`127.0.0.1:3000\`, or the
name of the \`upstream\` (measured on 1.22.1 and 1.31.4, cases A37, A38, D03).

Caddy passes Host on as the client sent it, port included. From 2.11.0 on \`https://\` upstreams get their own name instead; an
application that compares it with Origin answers 403 on 2.11.4 and 101 on 2.6.2 (measured).

## Example

\`\`\`nginx
events {}

http {
    server {
        listen 80;
        proxy_set_header Host $http_host;

        location /app/ {
            proxy_pass http://127.0.0.1:3000;
        }

        location /ws {
            proxy_pass http://127.0.0.1:3000;
            proxy_set_header Upgrade websocket;
            proxy_set_header Connection upgrade;
            proxy_read_timeout 1h;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
warning[proxy-host-header]: The headers that are set here discard those of the \`server\` block: through \`location /ws\` the application sees \`Host: 127.0.0.1:3000\`, and refuses handshakes if it compares Host with Origin.
   --> nginx.conf:14:13
   |
 6 |         proxy_set_header Host $http_host;
   |         --------------------------------- Host is set here, and is discarded
 …
14 |             proxy_set_header Upgrade websocket;
   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = fix: set Host here as well
16 +             proxy_set_header Host $http_host;

\`\`\`

## Use instead

\`proxy_set_header Host $http_host\` beside the upgrade headers: what the browser asked for, with its port.

## Fix safety

Safe: the handshake gets the Host that other requests get, and with a discarded Host what else tells of the client.
There is no fix where the lines in force stand in an outer block that other routes share.

In a Caddyfile: safe where nothing but WebSockets comes this way, unsafe elsewhere.
`,"proxy-path":"# proxy-path\n\nThe application is asked for another path than was meant, or without the query.\n\n## What it catches\n\nnginx, on every location that proxies; a warning on WebSocket routes, an info elsewhere:\n\n- a slash too many: `location /ws { proxy_pass http://app/; }` turns `/ws/chat` into `//chat`\n- `http://app/$request_uri`, which has a slash of its own\n- a slash too few: `location /ws/ { proxy_pass http://app/ws; }` turns `/ws/chat` into `/wschat`\n- a variable and a URI part without one: `proxy_pass http://$backend/;` sends `/` for every request\n- a URI part that does not carry the query, on WebSocket routes: `http://$backend$uri`, `http://app/$1`\n- a URI part in a location with a pattern or a name, or in an `if`, which nginx refuses: an error\n- a URI part that is not used, because `rewrite … break` comes first\n\nCaddy, as an info:\n\n- `handle_path /socket.io/*`, where nothing puts `/socket.io` back: Socket.IO's server knows its requests by that path\n\nIt says nothing of `location = /path`, of a path below which another location takes all, of locations that only nginx itself asks (`internal`, `auth_request`,\n`mirror`), of a URI part that ends in a query, a file or a separator (`/user-`), or where an include cannot be\nread. It says nothing of `%2F` either, which a URI part decodes: few applications tell it from a slash.\n\n## Why it breaks\n\nnginx puts the URI part in the place of the location's path, letter by letter, and appends the rest. The\napplication is asked for a path that it does not know: the handshake ends with 404 (cases C03–C05). With a\nvariable anywhere in `proxy_pass`, the URI part is sent as it is, and path and query are lost; a token in the\nquery is lost with it (cases C15, C15c). After `rewrite … break` the rewritten path is sent, and the URI part\nis not (case C13c). Without a path to replace, a URI part keeps nginx from starting (cases C07a–c). Measured on nginx 1.22.1 and 1.31.4.\n\nIn a Caddyfile `handle_path` takes its prefix off the path, and `handle` leaves it. A server of Socket.IO answers at\n`/socket.io/` and has 404 for `/`, unless its `path` says otherwise; whether it does, only you know.\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    server {\n        listen 80;\n\n        location /ws {\n            proxy_pass http://127.0.0.1:3000/;\n            proxy_set_header Upgrade websocket;\n            proxy_set_header Connection upgrade;\n            proxy_read_timeout 1h;\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\nwarning[proxy-path]: `/ws/…` arrives at the upstream as `//…`, with two slashes: `/` takes the place of `/ws`, and what follows has a slash of its own.\n  --> nginx.conf:8:24\n  |\n8 |             proxy_pass http://127.0.0.1:3000/;\n  |                        ^^^^^^^^^^^^^^^^^^^^^^\n  |\n  = fix: replace `/ws` by a `rewrite`, which leaves one slash\n8 -             proxy_pass http://127.0.0.1:3000/;\n  +             rewrite ^/ws/?(.*)$ /$1 break;\n  +             proxy_pass http://127.0.0.1:3000;\n\n```\n\n## Use instead\n\nA slash on both sides, or on none:\n\n```nginx\nlocation /ws/ {\n    proxy_pass http://app/;\n}\n\nlocation /ws {\n    proxy_pass http://app;\n}\n```\n\nIn a Caddyfile, `handle /socket.io/*`.\n\nWith a variable, leave the URI part out; what has to change in the path is changed by `rewrite … break`.\n\n## Fix safety\n\nSafe on WebSocket routes, except for one; elsewhere unsafe, since what may do no harm is not changed without being\nasked. A slash too many goes by a `rewrite` that leaves all other requests as they were: to end\nthe location with a slash would redirect `/ws`, and WebSocket clients follow no redirect. A slash too few is\nunsafe to add: `/ws/` itself arrives as `/ws` today, which may be all that is asked for. In a Caddyfile `handle` is unsafe, since the server may have been told of `/`. There is no fix where\nother rewriting is in the location, or where it is not certain which of two paths was meant.\n","proxy-resolver":`# proxy-resolver

A host name that nginx has to look up for each request, and no \`resolver\` that it could ask.

## What it catches

nginx: a variable anywhere in \`proxy_pass\`, a host name that is neither an IP address nor the name of an
\`upstream\`, and no \`resolver\` in the location, the server or \`http\`. \`proxy_pass http://localhost:3000/$1;\` is
such a case, and so is \`http://localhost:$port\`.

Names come from \`proxy_pass\` itself, from \`set\`, and from the entries of a \`map\`. A name that another handler
uses without a variable is known to nginx, and fine. It says nothing of a name that is not known before a
request comes, and nothing of a file that is included elsewhere: the \`resolver\` may stand there.

## Why it breaks

Without a variable nginx looks a name up once, when it starts, by the system's own means (\`/etc/hosts\` among
them). With one it looks it up when a request comes, and asks the servers of \`resolver\` alone. Where there are
none, every request ends with 502, and the error log says \`no resolver defined to resolve …\` (measured on
nginx 1.22.1 and 1.31.4, cases C14 and C14c). \`nginx -t\` says nothing.

## Example

\`\`\`nginx
events {}

http {
    server {
        listen 80;

        location ~ ^/tenant/(\\d+)/ {
            set $port 90$1;
            proxy_pass http://localhost:$port;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
error[proxy-resolver]: Requests end with 502: because of the variable nginx looks up \`localhost\` when a request comes, and no \`resolver\` is set.
   --> nginx.conf:9:24
   |
 9 |             proxy_pass http://localhost:$port;
   |                        ^^^^^^^^^^^^^^^^^^^^^^
   |
   = fix: write \`127.0.0.1\` (unsafe)
 9 -             proxy_pass http://localhost:$port;
   +             proxy_pass http://127.0.0.1:$port;

\`\`\`

## Use instead

An address, the name of an \`upstream\`, or a resolver: Docker's is \`127.0.0.11\`.

\`\`\`nginx
upstream app {
    server app:3000;
}
\`\`\`

## Fix safety

Unsafe. \`localhost\` becomes \`127.0.0.1\`, while the application may listen on \`[::1]\` alone. For a name without
dots Docker's own resolver is set, which is right in a container only. For other names there is no fix: whom to
ask about them is yours to say.
`,"proxy-scheme":"# proxy-scheme\n\nThe upstream is spoken to in a protocol that it, or nginx, does not speak.\n\n## What it catches\n\nnginx:\n\n- `proxy_pass ws://…` and `wss://…`, a scheme that is misspelt, and none at all\n- `fastcgi_pass` and `grpc_pass` in a location that passes an upgrade on, or whose path is one of WebSockets\n  (an info for `/ws`, where a web service may lie as well)\n- TLS to port 80: `https://app:80`, or `https://app` where the servers of `upstream app` have no port, whose\n  default is 80 there\n- plain HTTP to port 443\n\nIt says nothing of other ports, of values that a template or the environment fills in, and nothing in `stream`.\n\nCaddy, for the upstreams of `reverse_proxy`:\n\n- a path behind the port: `localhost:3000/app`, `localhost:3000/`\n- `ws://` and `wss://`: an error from 2.7.5 on; before, an info for `ws://`, which is read over, and a warning for `wss://`,\n  which is plain HTTP\n- port 443 without `https://`, and as an info 8443\n\n## Why it breaks\n\nA WebSocket begins as an HTTP request, and `proxy_pass` knows `http://` and `https://`: with anything else nginx\ndoes not start (`invalid URL prefix`, cases C17 and C17c), or answers with 500 where a variable hides it. FastCGI\nand gRPC have no upgrade; `uwsgi_pass` and `scgi_pass` do (case D14). TLS to a plain port ends with 502, and plain\nHTTP to a TLS port with 400 or 502 (cases C17b and F15). Measured on nginx 1.22.1 and 1.31.4.\n\nCaddy takes a path for a part of the address, says nothing when it starts, and answers 502. It speaks plain HTTP to a port unless\nthe scheme is `https://` or the transport has TLS (measured on 2.6.2 and 2.11.4; `caddy adapt`).\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    server {\n        listen 80;\n\n        location /ws {\n            proxy_pass ws://127.0.0.1:3000;\n            proxy_set_header Upgrade websocket;\n            proxy_set_header Connection upgrade;\n            proxy_read_timeout 1h;\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\nerror[proxy-scheme]: nginx does not start: `ws://` is no scheme for it; `proxy_pass` takes `http://` and `https://` only. A WebSocket begins as an HTTP request.\n  --> nginx.conf:8:24\n  |\n8 |             proxy_pass ws://127.0.0.1:3000;\n  |                        ^^^^^^^^^^^^^^^^^^^\n  |\n  = fix: write `http://`\n8 -             proxy_pass ws://127.0.0.1:3000;\n  +             proxy_pass http://127.0.0.1:3000;\n\n```\n\n## Use instead\n\n`http://` for what was `ws://`, and `https://` for what was `wss://`: the headers make it a WebSocket.\n\n## Fix safety\n\nSafe for a scheme: nothing worked before. Unsafe for a port that does not fit its scheme: what goes through TLS\nwould go in the clear, and one of the two may be meant. There is no fix for other handlers, since what the\napplication speaks is not known here.\n\nIn a Caddyfile: safe for a scheme and for a lone slash. Unsafe for a path, which becomes `rewrite /app{uri}` in the proxy, and\nfor `https://`.\n","stream-buffering":"# stream-buffering\n\nServer-sent events are held back by buffering, compression or a cache, or cut off by a timeout.\n\n## What it catches\n\nA location for event streams, while `proxy_buffering` is on there (the default) and one of these holds:\n\n- The upstream is asked in HTTP/1.0: by `proxy_http_version 1.0`, or by default before nginx 1.29.7.\n- `gzip` is on and `gzip_types` names `text/event-stream` or `*`.\n- `proxy_cache` stores the answer although the application says `Cache-Control: no-cache`, because\n  `proxy_ignore_headers` names Cache-Control.\n\nA location is for event streams when its path says so (`/sse`, `/eventsource`, `/.well-known/mercure`), or a line\nof its own: `text/event-stream`, Last-Event-ID, `X-Accel-Buffering no`. `/events` and `/stream` are weak evidence,\nand give an info, on HTTP/1.0 only; beside `proxy_cache off` or `chunked_transfer_encoding off` they are as good as the\nothers.\n\n`add_header X-Accel-Buffering no` and `proxy_set_header X-Accel-Buffering no` do not switch buffering off in this\nnginx. Where events arrive all the same, such a line is not reported: a proxy in front may read it.\n\nCaddy, for a `reverse_proxy` whose path says that it is for event streams, or has `flush_interval -1` beside a path such as\n`/events`:\n\n- `response_buffers` or `buffer_responses` of the proxy: no event arrives, an error;\n- `write` in the `timeouts` of `servers`, and `read_timeout` or `write_timeout` of `request_body` (from 2.8 on), below an hour:\n  every stream is cut off at that time, an error;\n- `read_timeout` of the transport below a minute: a silent stream is cut off;\n- `encode` over the path: before 2.9 a warning, since compressed events wait for each other; from then on an info, since\n  only the headers of the response wait for the first event;\n- as an info, `response_header_timeout` of the transport: 504 where the application sends its headers with a late event.\n\n## Why it breaks\n\nAn answer over HTTP/1.0 ends where the connection ends. nginx then passes on full buffers, and the rest at the\nend: small events arrive all at once, often minutes late (measured on 1.22.1 and 1.31.4, cases E01, E01d). Chunks over\nHTTP/1.1 are passed on as they come, even with buffering on (case E01b). Compressed, they wait for the end again\n(case E05b). A stream in the cache is replayed to the next client, and the application is not asked (case E06).\n\nAn application can switch buffering off for one answer with `X-Accel-Buffering: no` in its response (case E03),\nif `proxy_ignore_headers` does not name it (case E03b).\n\nCaddy passes `text/event-stream` on as it comes, whatever `flush_interval` says. `encode` of 2.6.2 never flushed what it had\ncompressed, 2.11.4 does, and both hold the headers back until there is something to compress. The time of `write` begins with\nthe request, over HTTP/1.1 as over HTTP/2 (all measured on 2.6.2 and 2.11.4).\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    server {\n        listen 80;\n        gzip on;\n        gzip_types *;\n\n        location /sse {\n            proxy_pass http://127.0.0.1:3000;\n            add_header X-Accel-Buffering no;\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\nwarning[stream-buffering]: Events through `location /sse` arrive when the stream ends: it is compressed (`gzip_types`) and buffered.\n   --> nginx.conf:11:13\n   |\n 7 |         gzip_types *;\n   |         ------------- event streams are compressed here\n …\n11 |             add_header X-Accel-Buffering no;\n   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n   |             -------------------------------- `add_header X-Accel-Buffering` speaks to a proxy in front of this one: nginx reads it from the application's response\n   |\n   = fix: set `proxy_buffering off`\n11 +             proxy_buffering off;\n\n```\n\n## Use instead\n\n`proxy_buffering off` in the location of the stream. It also keeps the answer out of the cache, and makes nginx\npass on what it compresses event by event (cases E05, E06c).\n\n## Fix safety\n\nSafe: one line in the location itself. What else passes there is no longer buffered, which costs an upstream\nconnection for as long as a slow client reads. Unsafe on weak evidence.\n\nIn a Caddyfile: safe for `encode`, which gets a matcher that leaves the events out, and for a buffer where nothing but events\ncomes; unsafe for what limits other requests too.\n",suppression:`# suppression

A comment that should accept a finding accepts none.

## What it catches

In comments that begin with \`proxylint-ignore\`:

- a rule that does not exist, or none at all
- no reason: \` -- \` and why the finding is accepted
- a region that begins and does not end, or ends without a beginning
- a rule that finds nothing on the lines that the comment is about
- a keyword of another linter (\`proxylint-disable\`), or one that is nearly right (\`proxylint ignore\`)

A rule that is off, that did not run, or whose file could not be read without errors counts as one that might find
something. So does a comment in a file that was not named.

## Why it breaks

A comment without effect looks like one with it: whoever reads it believes that somebody has looked at the line and
accepted it. One that outlives its finding is worse, since it accepts the next mistake on the same line as well.

## Example

\`\`\`nginx
events {}

http {
    server {
        listen 80;

        location /ws {
            proxy_pass http://127.0.0.1:3000;
            proxy_http_version 1.1;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection upgrade;
            # proxylint-ignore websocket-idle-timeout -- the application pings every 20 s
            proxy_read_timeout 1h;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
warning[suppression]: \`websocket-idle-timeout\` finds nothing on the line that this is about, so that this comment is of no use.
   --> nginx.conf:12:15
   |
12 |             # proxylint-ignore websocket-idle-timeout -- the application pings every 20 s
   |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = fix: remove the comment
12 -             # proxylint-ignore websocket-idle-timeout -- the application pings every 20 s

\`\`\`

## Use instead

| comment | accepts |
|---|---|
| \`# proxylint-ignore RULE -- reason\` at the end of a line | what begins on this line |
| \`# proxylint-ignore RULE -- reason\` on a line of its own | what the next statement's own line says, not its block |
| \`# proxylint-ignore-start RULE -- reason\` … \`# proxylint-ignore-end RULE\` | what is found between them |
| \`# proxylint-ignore-file RULE -- reason\` | what is found in this file |

Several rules are separated by commas; several comments may stand above one statement. A finding is accepted in the file
whose line it blames: a comment at an \`include\` says nothing about the file that it brings. In templates the comments
of the template do the same: \`{# … #}\`, \`<%# … %>\`, \`{{/* … */}}\`, \`{% comment %} … {% endcomment %}\`.

What this rule finds cannot be accepted by another comment, which would have to be accepted in turn; its severity can
be set in the configuration file.

## Fix safety

Safe: only comments change. Names and keywords are corrected where it is plain what was meant, a reason that lacks its
\`--\` gets it, and what is of no use is removed: the name from the list, or the comment where nothing else is in it.
There is no fix for a reason that nobody wrote, or for the end of a region.
`,syntax:`# syntax

The proxy cannot read the file.

## What it catches

nginx: what its parser refuses, on the line that is at fault rather than on the one where nginx notices it: a
missing semicolon, a block that is not closed, a \`}\` too many, a quote that is not closed, a word right after
a quote, a Lua block without its end. The rest of the file is still read and checked.

Caddy: a block that is not closed, a brace on the wrong line, text after \`{\`, a missing space before it, a
second site without braces.

## Why it breaks

The proxy does not start, and a reload keeps the old configuration. nginx names the line on which it gave up:
after a missing semicolon that is a later one, and \`invalid number of arguments\` (measured on 1.22.1 and
1.31.4, case A54).

## Example

\`\`\`nginx
events {}

http {
    server {
        listen 80;

        location /ws {
            proxy_pass http://127.0.0.1:3000
            proxy_set_header Upgrade websocket;
            proxy_set_header Connection upgrade;
            proxy_read_timeout 1h;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
error[syntax]: "proxy_pass" is not ended by ";", so nginx reads on and takes what follows for more parameters; add ";" here.
  --> nginx.conf:8:24
  |
8 |             proxy_pass http://127.0.0.1:3000
  |                        ^^^^^^^^^^^^^^^^^^^^^
  |
  = fix: write \`;\` here
8 -             proxy_pass http://127.0.0.1:3000
  +             proxy_pass http://127.0.0.1:3000;

\`\`\`

## Use instead

In nginx every directive ends with \`;\` or with a block. A value with a space, a semicolon or a brace needs
quotes.

## Fix safety

Safe where it is certain what is missing, which the indentation and the following directive tell. Elsewhere
there is no fix. Files that cannot be read are repaired before any other fix is tried.
`,"timeout-no-effect":"# timeout-no-effect\n\nA timeout is raised that acts on nothing here, and the one that does is left at its default.\n\n## What it catches\n\nA location hands requests on by one protocol and raises the timeouts of another: `fastcgi_read_timeout` beside\n`proxy_pass`, `proxy_read_timeout` beside `uwsgi_pass`, while nothing sets the right one. Silent where the blocks inside speak the\nother protocol, and for lines from an included file, which may serve several.\n\nTimeouts of `proxy_pass` that do not act on an idle WebSocket (`proxy_send_timeout`, `keepalive_timeout`,\n`proxy_connect_timeout` and others) are named by `websocket-idle-timeout`, in its finding about the one that does.\n\nIn Caddy, and only where the option `tuning` names them: lines that are often written for WebSockets or event streams and do\nnothing for them, such as `flush_interval -1`, `header_down` about `Upgrade`, `keepalive off`, or the `timeouts` of `servers`. They\ndo no harm, so that none is reported otherwise.\n\n## Why it breaks\n\nEach `_pass` reads its own timeouts, and nginx accepts those of all others beside it without a word. What should wait for\nminutes ends after 60 seconds: a slow answer with 504, an idle WebSocket without a close frame.\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    server {\n        listen 80;\n\n        location /reports/ {\n            proxy_pass http://127.0.0.1:3000;\n            fastcgi_read_timeout 300;\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\ninfo[timeout-no-effect]: `fastcgi_read_timeout` does not act on `proxy_pass`: `proxy_read_timeout` does, and is left at its default of 60s.\n   --> nginx.conf:9:13\n   |\n 9 |             fastcgi_read_timeout 300;\n   |             ^^^^^^^^^^^^^^^^^^^^^^^^^\n   |\n   = fix: set `proxy_read_timeout 300`\n 9 -             fastcgi_read_timeout 300;\n   +             proxy_read_timeout 300;\n\n```\n\n## Use instead\n\nThe timeout that begins with the name of the `_pass`: `proxy_read_timeout`, `uwsgi_read_timeout`,\n`grpc_read_timeout`.\n\n## Fix safety\n\nSafe: the directive gets the name that has the effect; its value stays.\n","two-handlers":`# two-handlers

A handler has no effect, because another one in the same location takes its place.

## What it catches

nginx:

- two different handlers in one block: \`proxy_pass\` and \`fastcgi_pass\`, \`proxy_pass\` and \`stub_status\`
- a handler in an \`if\` of a location, and another \`if\` below it that holds for a handshake as well
- \`try_files\` beside an \`if\` that leads nowhere itself: where the \`if\` holds, there is no fallback

It says nothing of an \`if\` that ends with \`break\`, \`return\` or \`rewrite\`, of one whose condition is about the path
(it may hold for files alone), and of a condition that cannot be decided for a handshake.

## Why it breaks

A location has one handler. The last directive that names one wins, and nginx says nothing, neither at its start
nor later (case C38).

An \`if\` in a location is a location of its own: when several hold, the last one is the configuration of the
request, and what an earlier one holds is lost (case C27y; without a handler around them the answer is 500, with
one the request goes there). \`try_files\` is not passed on to it (case C27z: 404). Measured on nginx 1.22.1 and
1.31.4.

## Example

\`\`\`nginx
events {}

http {
    server {
        listen 80;

        location /app/ {
            proxy_pass http://127.0.0.1:3000;
            fastcgi_pass 127.0.0.1:9000;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
warning[two-handlers]: \`proxy_pass\` has no effect: a location has one handler, and nginx takes the last one, \`fastcgi_pass\`.
  --> nginx.conf:8:13
  |
8 |             proxy_pass http://127.0.0.1:3000;
  |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
9 |             fastcgi_pass 127.0.0.1:9000;
  |             ---------------------------- this takes its place

\`\`\`

## Use instead

One handler for each location. In the place of several conditions, a \`map\` that chooses the upstream:

\`\`\`nginx
map $http_upgrade $backend {
    default   pages;
    websocket sockets;
}

location / {
    proxy_pass http://$backend;
}
\`\`\`

## Fix safety

There is no fix: which of the two was meant is for you to say.
`,"undefined-variable":`# undefined-variable

A variable that nothing defines, so that nginx does not start.

## What it catches

Names that neither nginx, nor its modules, nor the configuration define: most often \`$connection_upgrade\`
without the \`map\` that it was copied from. One finding for a variable, with all its uses.

Where something that cannot be read may define it (an include that is not there, the file that includes this
fragment, a module that is not known) it says nothing, except for \`$connection_upgrade\`, which is then worth
an info.

## Why it breaks

\`unknown "connection_upgrade" variable\`: nginx refuses the whole configuration, at start and at every reload
(measured on 1.22.1 and 1.31.4, case A16).

\`$http_NAME\`, \`$arg_NAME\` and \`$cookie_NAME\` are defined for any name. A slip in one of those goes unnoticed:
[header-typo](../header-typo/README.md).

## Example

\`\`\`nginx
events {}

http {
    server {
        listen 80;

        location /ws {
            proxy_pass http://127.0.0.1:3000;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
            proxy_read_timeout 1h;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
error[undefined-variable]: nginx does not start: nothing defines \`$connection_upgrade\`. It is a \`map\` of \`$http_upgrade\` that belongs in \`http\`.
   --> nginx.conf:10:41
   |
10 |             proxy_set_header Connection $connection_upgrade;
   |                                         ^^^^^^^^^^^^^^^^^^^
   |
   = fix: define \`$connection_upgrade\` by a map, for WebSockets only
 4 +     map $http_upgrade $connection_upgrade {
   +         default "";
   +         websocket upgrade;
   +     }
   +

\`\`\`

## Use instead

Define it in \`http\`, not in \`server\`, where nginx allows no \`map\`:

\`\`\`nginx
map $http_upgrade $connection_upgrade {
    default "";
    websocket upgrade;
}
\`\`\`

In the configuration file \`known\` lists variables that a module or a file which is not here defines, \`*\` standing for any text.

\`\`\`yaml
rules:
    undefined-variable:
        known: [tenant, geoip2_*]
\`\`\`

## Fix safety

Safe: nginx does not start as it is. The fix adds the map for \`$connection_upgrade\`, or corrects a name that
is one slip away from exactly one variable that is defined. For other names there is none.
`,"unknown-directive":`# unknown-directive

A directive is misspelt, or not in this version of nginx, so that nginx does not start.

## What it catches

nginx:

- a name that no known module has and that is one slip away from one that may stand there, two slips for names of nine letters
  and more: \`proxy_send_timout\`, \`proxy-set-header\`, \`locaton\`. It must fit: the block, a body or none, the number of arguments.
- a directive that the target version does not have yet, or no longer: \`http2 on\` before 1.25.1, \`add_header_inherit\` before
  1.29.3 and in Angie, \`ssl on\` since 1.25.1.

Other names are left in peace, because modules add directives. Where modules are loaded, or a fork is meant, only a single slip
counts. Nothing is said about the versions of commercial and third-party directives, nor of what Angie, Tengine and freenginx
took over from newer versions of nginx. Where no version is given, the newest stable one is assumed, and a directive that only a
newer one has is taken as a sign that a newer one runs.

Caddy:

- a directive that is one slip away from one of Caddy's own, two for names of nine letters and more. Others are left in peace,
  since plugins bring them;
- a line in the block of one of Caddy's directives, a global option, or a field of its JSON that the target version does not know:
  there Caddy itself refuses anything else;
- what the target version does not have yet, or no longer: \`stream_close_delay\` before 2.7, \`buffer_responses\` since 2.8.

## Why it breaks

nginx stops reading with \`unknown directive "proxy_send_timout"\` (measured with nginx 1.22.1).

## Example

\`\`\`nginx
events {}

http {
    server {
        listen 80;

        location /ws {
            proxy_pass http://127.0.0.1:9000;
            proxy_http_version 1.1;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection "upgrade";
            proxy_read_timeout 1h;
            proxy_send_timout 5m;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
error[unknown-directive]: nginx does not start: it does not know \`proxy_send_timout\`. Did you mean \`proxy_send_timeout\`?
   --> nginx.conf:13:13
   |
13 |             proxy_send_timout 5m;
   |             ^^^^^^^^^^^^^^^^^
   |
   = fix: write \`proxy_send_timeout\`
13 -             proxy_send_timout 5m;
   +             proxy_send_timeout 5m;

\`\`\`

## Use instead

The name as nginx has it. \`--nginx-version\` says for which version, or for which fork, a configuration is meant.

In the configuration file \`known\` lists directives of modules from elsewhere, \`*\` standing for any text; nothing is said about them,
whatever they look like.

\`\`\`yaml
rules:
    unknown-directive:
        known: [brotli_*, vhost_traffic_status_zone]
\`\`\`

## Fix safety

Safe where a single name is nearest. \`ssl on\` moves to the \`listen\` lines, which is safe where all servers of the address are at
hand and say the same, and has to be asked for in a file that another one includes. A directive of another version has no fix.
`,"upgrade-smuggling":`# upgrade-smuggling

Any Upgrade is forwarded, and with h2c clients get past the access rules of other locations.

## What it catches

A location that forwards whatever Upgrade the client sends (\`proxy_set_header Upgrade $http_upgrade\`, or a map that
passes \`h2c\` through) with a Connection that asks for it, without access rules of its own, while nginx keeps clients out of
other paths of the same application in the same server:

- another location to the same upstream has \`deny\`, \`auth_basic\`, \`auth_request\`, \`auth_jwt\` or \`internal\` in force;
- or, where \`location /\` leads to it, a location only refuses: \`deny all\`, \`return 403\`, \`401\` or \`444\`.

Refusals of files (\`/.git\`, \`xmlrpc.php\`) do not count: an application does not serve them.

Caddy: a WebSocket route to an \`http://\` upstream without a password or \`forward_auth\`, where the same site keeps clients out
of other paths of that application, by \`basic_auth\`, \`forward_auth\`, \`respond\` with 401 or 403, \`abort\` or \`error\` with a
matcher for them.

## Why it breaks

With \`Upgrade: h2c\` a client asks to go on in HTTP/2 in clear text (RFC 7540 section 3.2). nginx passes the request on,
and where the application answers 101 it opens a tunnel and looks at nothing that comes through it. Any path can be asked
for there, \`/admin\` too: access rules, rate limits and the log see one request to the location that was open to all.
Applications that do not know h2c answer 400 or ignore it (measured on 1.22.1 and 1.31.4, case D30).

Caddy's \`reverse_proxy\` upgrades to whatever the client asks for and the application answers, \`h2c\` too (measured on 2.6.2).

## Example

\`\`\`nginx
events {}

http {
    map $http_upgrade $connection_upgrade {
        default upgrade;
        ''      "";
    }

    server {
        listen 80;

        location /ws {
            proxy_pass http://127.0.0.1:3000;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
            proxy_read_timeout 1h;
        }

        location /admin/ {
            allow 10.0.0.0/8;
            deny all;
            proxy_pass http://127.0.0.1:3000;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
warning[upgrade-smuggling]: Any Upgrade is forwarded, not only \`websocket\`: an application that knows \`h2c\` then answers HTTP/2 requests that nginx does not see, past the rules of \`location /admin/\`.
   --> nginx.conf:14:13
   |
14 |             proxy_set_header Upgrade $http_upgrade;
   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 …
21 |             deny all;
   |             --------- clients are kept out of \`location /admin/\`
   |
   = fix: forward \`Upgrade: websocket\` only
 9 +     map $http_upgrade $websocket_upgrade {
   +         default "";
   +         websocket websocket;
   +     }
   +
 …
14 -             proxy_set_header Upgrade $http_upgrade;
   +             proxy_set_header Upgrade $websocket_upgrade;

\`\`\`

## Use instead

A map that yields \`websocket\` for \`websocket\`, in any letter case, and nothing for all other values. In a location for
WebSockets alone, the constant \`websocket\`.

In a Caddyfile, before the proxy:

\`\`\`caddyfile
request_header Upgrade (?i)^(websocket$)?.* $1
\`\`\`

## Fix safety

Safe: handshakes get the same headers as before. There is no fix where no \`http\` block is at hand for the map.
`,"upstream-affinity":"# upstream-affinity\n\nLong polling is spread over several servers, of which only one knows the session.\n\n## What it catches\n\nA location with the path of Socket.IO, SockJS or SignalR that leads to an `upstream` of several servers (neither `backup`\nnor `down`), which are chosen one after the other, by `least_conn`, `least_time` or `random`, or by a `hash` of\nsomething that is not the same in all requests of a client: `$arg_sid`, `$request_uri`, `$remote_port`.\n\nSilent for `ip_hash`, `sticky`, any other `hash`, and where a directive of another module may do the same.\n\nCaddy: a `reverse_proxy` for such a path with two upstreams or more, and no `lb_policy`, which is `random`, or `round_robin`,\n`weighted_round_robin`, `least_conn` or `random_choose`.\n\n## Why it breaks\n\nThese transports begin with several HTTP requests: the first makes a session in one server, and the next ones name it.\nAnother server does not know it and answers 400 or 404; the client begins anew, and with two servers every second\nrequest fails. A single WebSocket is one request, and would not care.\n\n`hash $arg_sid` looks right and is not: the first request has no `sid`, so that the session is made where the empty\nvalue leads, and asked for where its id does.\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    upstream nodes {\n        server node-1:3000;\n        server node-2:3000;\n    }\n\n    server {\n        listen 80;\n\n        location /socket.io/ {\n            proxy_pass http://nodes;\n            proxy_set_header Upgrade $http_upgrade;\n            proxy_set_header Connection $http_connection;\n            proxy_read_timeout 1h;\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\nwarning[upstream-affinity]: One client's requests are spread over the 2 servers of `nodes`, one after the other: Socket.IO keeps a session in one of them, and the others answer 400 (`Session ID unknown`).\n   --> nginx.conf:4:5\n   |\n 4 |     upstream nodes {\n   |     ^^^^^^^^^^^^^^\n …\n13 |             proxy_pass http://nodes;\n   |             ------------------------ Socket.IO leaves here\n   |\n   = fix: choose the server by `ip_hash`\n 5 +         ip_hash;\n\n```\n\n## Use instead\n\n`ip_hash`, or `sticky` (nginx 1.29.6 and later). Behind another proxy all clients share an address, and `ip_hash` sends them to\none server: `set_real_ip_from` gives nginx theirs. Where all clients open a WebSocket at once (Socket.IO:\n`transports: [\"websocket\"]`; SignalR: `skipNegotiation`), none of it is needed.\n\n## Fix safety\n\nSafe: the servers stay the same, and one client's requests reach one of them. No fix where a server is a `backup`, which\n`ip_hash` does not know.\n\nIn a Caddyfile: `lb_policy client_ip_hash`, and `ip_hash` before 2.7.\n","websocket-blocked":`# websocket-blocked

An access rule turns every WebSocket handshake away.

## What it catches

nginx, on a route that is meant for WebSockets:

- a \`limit_except\` without GET whose rules deny everyone;
- \`deny all\` with no \`allow\` before it;
- \`valid_referers\` without \`none\`, where an \`if ($invalid_referer)\` turns requests away;
- as a note, \`auth_basic\` on a path of WebSockets alone, when nothing else in the server asks for a password; where a
  page does, browsers know it already and send it along;
- as a note, \`large_client_header_buffers\` smaller than 4 kB, which one cookie may fill.

Caddy: as a note, \`basic_auth\` on a path of WebSockets alone, when nothing else in the site asks for a password.

## Why it breaks

A handshake is a GET (RFC 6455 section 4.1). \`limit_except POST { deny all; }\` allows POST and answers GET with 403.
Browsers send no Referer with a handshake, so that \`valid_referers\` answers 403 unless \`none\` is among its values. They
ask for no password either, and \`new WebSocket()\` cannot send one: the answer is 401. Cookies are sent with every
handshake; what does not fit into the buffers is answered with 400, and a long URL with 414. Measured on nginx 1.22.1 and
1.31.4 (cases A29b, C25, C30, C31, C35).

## Example

\`\`\`nginx
events {}

http {
    server {
        listen 80;

        location /ws {
            proxy_pass http://127.0.0.1:9000;
            proxy_http_version 1.1;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection upgrade;
            proxy_read_timeout 1h;
            limit_except POST {
                deny all;
            }
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
warning[websocket-blocked]: No WebSocket opens through \`location /ws\`: this denies GET to everyone, and a handshake is a GET (RFC 6455 section 4.1). Add GET to the list if WebSockets are wanted.
   --> nginx.conf:13:13
   |
13 |             limit_except POST {
   |             ^^^^^^^^^^^^^^^^^

\`\`\`

## Use instead

\`\`\`nginx
limit_except GET POST {
    deny all;
}
\`\`\`

GET allows HEAD as well. Check the Origin of handshakes instead of the Referer (\`$http_origin\`), and a cookie or a token
instead of a password. \`large_client_header_buffers 4 16k\` has room for cookies and tokens.

## Fix safety

There is no fix: letting requests in is a decision for the owner of the server.
`,"websocket-capacity":`# websocket-capacity

Few WebSockets can be open at a time, since each takes two connections and two open files.

## What it catches

nginx, once for a whole configuration, and only where a route certainly carries WebSockets:

- \`worker_connections\` that was set to so little that all worker processes together hold fewer WebSockets than one
  process does by default (512 connections, 255 sockets)
- \`worker_rlimit_nofile\` below \`worker_connections\`

It says nothing of the default, nor of the usual 768 and 1024.

## Why it breaks

A WebSocket holds one connection to the client and one to the application for as long as it is open. With
\`worker_connections 10\` a process held four, with 20 nine (measured on nginx 1.22.1 and 1.31.4, case F01); the next
client got no answer, and the error log said \`worker_connections are not enough\`. With \`worker_rlimit_nofile 20\`
five opened, and the next got 500 (case F02). Requests come and go, so that the number seemed large enough.

## Example

\`\`\`nginx
worker_processes 1;

events {
    worker_connections 64;
}

http {
    server {
        listen 80;

        location /ws {
            proxy_pass http://127.0.0.1:3000;
            proxy_set_header Upgrade websocket;
            proxy_set_header Connection upgrade;
            proxy_read_timeout 1h;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
info[websocket-capacity]: No more than 31 WebSockets are open at a time, since each takes two connections, to the client and to the application; further clients get no answer.
   --> nginx.conf:4:5
   |
 4 |     worker_connections 64;
   |     ^^^^^^^^^^^^^^^^^^^^^^
 …
12 |             proxy_pass http://127.0.0.1:3000;
   |             --------------------------------- WebSockets come this way

\`\`\`

## Use instead

Twice as many connections as there are to be sockets, and some for ordinary requests; and as many open files:

\`\`\`nginx
worker_rlimit_nofile 8192;

events {
    worker_connections 8192;
}
\`\`\`

In the configuration file \`sockets\` says how many WebSockets are to be open at a time, over all worker processes together, and
\`workers\` how many processes \`worker_processes auto\` starts. Then too few connections or files for that are a warning, the
default of 512 among them.

\`\`\`yaml
rules:
    websocket-capacity:
        sockets: 10000
        workers: 8
\`\`\`

## Fix safety

There is no fix: how many clients there are, and how many files the system allows, is not known here.
`,"websocket-client-match":`# websocket-client-match

A condition on Upgrade or Connection that some clients do not meet.

## What it catches

- \`if ($http_upgrade = "websocket")\`, \`if ($http_connection ~ "Upgrade")\` and the like, where some handshakes
  meet the condition and others do not.
- A \`map\` of \`$http_connection\` that gives \`upgrade\` for one spelling only.

It tries what clients send: \`Connection: Upgrade\` (Chrome, Safari, most libraries),
\`Connection: keep-alive, Upgrade\` (Firefox), and other cases of the letters.

- Caddy: a matcher \`header Connection Upgrade\`, which Firefox does not meet, as an error; as an info, \`header Connection
  *Upgrade*\` and \`header Upgrade websocket\`, which all browsers meet and not every library, and no nginx in front.

Nothing is said in a Caddyfile where the requests that do not match go to the same application by another proxy: Caddy upgrades
there as well.

## Why it breaks

Both headers are compared without regard to letter case, and Connection is a list (RFC 6455 section 4.2.1, RFC
9110 section 7.6.1). \`=\` and \`~\` in \`if\` mind the case; \`map\` does not. An \`if\` that compares with \`upgrade\`
shuts Chrome out, a map of \`Upgrade\` shuts Firefox out (measured on 1.22.1 and 1.31.4, cases A45 and A46).
Whoever tests with one browser does not see it.

The values of a \`header\` matcher of Caddy mind the case, and without \`*\` have to be the whole value. \`header_regexp\` with \`(?i)\`
does not (measured on 2.6.2 and 2.11.4). Best of all is a matcher for the path.

## Example

\`\`\`nginx
events {}

http {
    map $http_connection $connection_upgrade {
        default "";
        Upgrade upgrade;
    }

    server {
        listen 80;

        location /ws {
            proxy_pass http://127.0.0.1:3000;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
            proxy_read_timeout 1h;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
warning[websocket-client-match]: The map gives no \`upgrade\` for handshakes with \`Connection: keep-alive, Upgrade\` (Firefox).
   --> nginx.conf:4:5
   |
 4 |     map $http_connection $connection_upgrade {
   |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 …
15 |             proxy_set_header Connection $connection_upgrade;
   |             ------------------------------------------------ the value is used here
   |
   = fix: map \`$http_upgrade\` instead
 4 -     map $http_connection $connection_upgrade {
   +     map $http_upgrade $connection_upgrade {
 …
 6 -         Upgrade upgrade;
   +         websocket upgrade;

\`\`\`

## Use instead

Map \`$http_upgrade\`, which all clients send alike, or match without case:

\`\`\`nginx
if ($http_upgrade !~* ^websocket$) {
    return 404;
}
\`\`\`

## Fix safety

Safe: what met the condition still does, and the other handshakes do too.
`,"websocket-constant-upgrade":`# websocket-constant-upgrade

Every request asks the upstream for an upgrade, ordinary ones too.

## What it catches

nginx: \`proxy_set_header Upgrade websocket;\` as a constant, on a route that ordinary requests take as well. It
is a warning. \`Connection "upgrade"\` beside \`Upgrade $http_upgrade\` is worth an info: it is untidy and does no
harm.

Caddy: \`header_up Upgrade websocket\` together with \`header_up Connection upgrade\`. Lines that only repeat what
\`reverse_proxy\` does by itself are worth an info.

It says nothing where a path is for WebSockets only (\`/ws\`, \`/websocket\`, \`/cable\`): there constants are
right.

## Why it breaks

The application takes an ordinary GET for a handshake without a key, and answers with 400: WebSockets work,
and pages do not (measured on nginx 1.22.1 and 1.31.4, case A17; on Caddy 2.6.2 and 2.11.4). With
\`Connection: upgrade\` alone ordinary requests work, and so does upstream keep-alive (case A18).

## Example

\`\`\`nginx
events {}

http {
    server {
        listen 80;

        location / {
            proxy_pass http://127.0.0.1:3000;
            proxy_http_version 1.1;
            proxy_set_header Upgrade websocket;
            proxy_set_header Connection "upgrade";
            proxy_read_timeout 1h;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
warning[websocket-constant-upgrade]: Ordinary requests are sent with \`Upgrade: websocket\` as well, which applications refuse with 400.
   --> nginx.conf:10:13
   |
10 |             proxy_set_header Upgrade websocket;
   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
11 |             proxy_set_header Connection "upgrade";
   |             -------------------------------------- and with \`Connection: upgrade\`
   |
   = fix: send Upgrade and Connection for WebSockets only, by a map
 4 +     map $http_upgrade $websocket_upgrade {
   +         default "";
   +         websocket websocket;
   +     }
   +
   +     map $http_upgrade $websocket_connection {
   +         default "";
   +         websocket upgrade;
   +     }
   +
 …
10 -             proxy_set_header Upgrade websocket;
   +             proxy_set_header Upgrade $websocket_upgrade;
 …
11 -             proxy_set_header Connection "upgrade";
   +             proxy_set_header Connection $websocket_connection;

\`\`\`

## Use instead

nginx: maps, so that ordinary requests carry neither header and the upstream's keep-alive stays. The map of
nginx's own documentation gives them \`close\`, which ends it: four requests take four connections (measured).

\`\`\`nginx
map $http_upgrade $websocket_upgrade {
    default "";
    websocket websocket;
}

map $http_upgrade $websocket_connection {
    default "";
    websocket upgrade;
}
\`\`\`

Caddy: no line at all.

## Fix safety

nginx: safe for \`Upgrade websocket\`: handshakes get what they got, on every route that uses the line. Unsafe
for \`Connection "upgrade"\` alone: what does no harm is not changed without being asked. There is no fix in a
fragment of a server, since a map may stand in \`http\` only.

Caddy: safe, the lines are removed.
`,"websocket-handshake":`# websocket-handshake

Upgrade or Connection do not reach the upstream, so that no WebSocket opens.

## What it catches

nginx, for each route on which a handshake fails, with the line that is to blame, in whatever file it is:

- Upgrade or Connection is never set, or only one of them is.
- They are set, and discarded: a single \`proxy_set_header\` in a location, or in a file that it includes
  (\`include proxy_params;\`), discards every \`proxy_set_header\` of the server and of \`http\`. A line in \`server\`
  does the same to those in \`http\`.
- The value asks for no upgrade: \`Connection ""\` (the recipe for upstream keep-alive), \`close\`,
  \`Connection $http_upgrade\`, \`Upgrade $connection_upgrade\`, or a \`map\` that gives something else for a
  handshake.
- \`add_header\` or \`proxy_pass_header\` stand where \`proxy_set_header\` was meant: those act on the response.
- \`proxy_pass_request_headers off\` drops Sec-WebSocket-Key.

Caddy: \`header_up\` or \`request_header\` lines that overwrite or delete Upgrade or Connection; HTTP/2 without
TLS towards the upstream, response buffering, or a response handler that takes the 101; \`servers { protocols }\` without \`h1\`,
with which Caddy 2.6 does not start, and over which later ones open no WebSocket.

It is an error where the configuration speaks of WebSockets: the headers are there in part, the path or the
upstream is known for them, or a server sets the headers and no location gets them. On a catch-all location to
an application it is worth an info. Elsewhere it says nothing, nor where something cannot be read (an include
that is not there, Lua, a value that a template fills in).

## Why it breaks

An application upgrades when it receives \`Upgrade: websocket\` and a Connection header that lists \`upgrade\`
(RFC 6455 section 4.2.1). Both are hop-by-hop: a proxy does not pass on what the client sent (RFC 9110 section
7.6.1).

nginx: they have to be set anew with \`proxy_set_header\`. Without Upgrade the application sees an ordinary GET
and answers it as one, 200 or 426; \`nginx -t\` has nothing to say about it (measured on 1.22.1 and 1.31.4,
cases A02–A09). \`proxy_set_header\` lines are inherited from the nearest level that has any, all or none (cases
A22–A24).

Caddy: \`reverse_proxy\` sends both by itself. What breaks them is a line about them.

## Example

\`\`\`nginx
events {}

http {
    map $http_upgrade $connection_upgrade {
        default   "";
        websocket upgrade;
    }

    server {
        listen 80;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;
        proxy_read_timeout 1h;

        location /ws {
            proxy_pass http://127.0.0.1:3000;
            proxy_set_header Host $host;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
error[websocket-handshake]: No WebSocket opens through \`location /ws\`: Upgrade and Connection are not sent to the upstream, because \`proxy_set_header Host\` here discards all headers that the outer blocks set.
   --> nginx.conf:17:13
   |
11 |         proxy_set_header Upgrade $http_upgrade;
   |         --------------------------------------- 2 headers are set at server level, and discarded
 …
16 |             proxy_pass http://127.0.0.1:3000;
   |             --------------------------------- the requests leave here
17 |             proxy_set_header Host $host;
   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = fix: send Upgrade and Connection to the upstream, for WebSockets only
 9 +     map $http_upgrade $websocket_upgrade {
   +         default "";
   +         websocket websocket;
   +     }
   +
 …
18 +             proxy_set_header Upgrade $websocket_upgrade;
   +             proxy_set_header Connection $connection_upgrade;

\`\`\`

## Use instead

nginx: set both beside the other headers of the same block, by maps that give them to WebSockets only.

\`\`\`nginx
map $http_upgrade $websocket_upgrade {
    default "";
    websocket websocket;
}

map $http_upgrade $websocket_connection {
    default "";
    websocket upgrade;
}

server {
    location /ws {
        proxy_pass http://127.0.0.1:3000;
        proxy_http_version 1.1;
        proxy_set_header Host $host;
        proxy_set_header Upgrade $websocket_upgrade;
        proxy_set_header Connection $websocket_connection;
        proxy_read_timeout 1h;
    }
}
\`\`\`

Maps compare without case, so \`Upgrade: WebSocket\` matches too. \`proxy_http_version 1.1\` is needed before
nginx 1.29.7.

Caddy: no line at all.

\`\`\`caddyfile
app.example.com {
    reverse_proxy localhost:3000
}
\`\`\`

## Fix safety

nginx: safe. The lines go beside those that are in force; where a list is inherited that ordinary locations
use too, it is copied along, so that no header is lost. Headers that did not arrive before are not brought
back. A map of the configuration is used if there is one. \`proxy_read_timeout\` and \`proxy_http_version\` are
added where they are missing.

Only \`websocket\` is forwarded. Where that takes a map and there is no place for one, in a fragment of a server
whose location serves ordinary requests too, the fix writes \`$http_upgrade\`, which lets a client smuggle h2c
past access rules, and so is unsafe. It is unsafe also on a catch-all location, since nothing says that the
application uses WebSockets.

Caddy: safe where it removes lines about Upgrade and Connection, which \`reverse_proxy\` does not need.
`,"websocket-http-version":`# websocket-http-version

The upstream is asked in an HTTP version in which it need not, or cannot, upgrade.

## What it catches

A route that sets Upgrade and Connection, but asks the upstream in

- HTTP/1.0: the default of \`proxy_http_version\` before nginx 1.29.7, or written down. A warning.
- HTTP/2 (\`proxy_http_version 2\`, from nginx 1.29.4 on). An error.

The default depends on the target: \`--nginx-version 1.22.1\`.

## Why it breaks

A handshake is an HTTP/1.1 request, or a later version (RFC 6455 section 4.1). Applications in Node.js accept
it in HTTP/1.0 as well; strict ones, such as those that use Python's \`websockets\`, answer with 505 (measured
on 1.22.1, cases A05 and A06). It works on one machine and fails behind another application.

Over HTTP/2 towards the upstream there is no Upgrade header: the handshake ends with 502 (measured on 1.31.4,
case A49).

## Example

\`\`\`nginx
events {}

http {
    map $http_upgrade $connection_upgrade {
        default   "";
        websocket upgrade;
    }

    server {
        listen 80;

        location /ws {
            proxy_pass http://127.0.0.1:3000;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
            proxy_read_timeout 1h;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint --nginx-version 1.22.1 nginx.conf
warning[websocket-http-version]: WebSockets open through \`location /ws\` only with lenient applications: nginx 1.22.1 asks the upstream in HTTP/1.0, its default, in which strict ones refuse an upgrade (RFC 6455 section 4.2.1).
   --> nginx.conf:13:13
   |
13 |             proxy_pass http://127.0.0.1:3000;
   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = fix: use \`proxy_http_version 1.1\`
14 +             proxy_http_version 1.1;

\`\`\`

## Use instead

\`\`\`nginx
proxy_http_version 1.1;
\`\`\`

It is inherited one by one, unlike \`proxy_set_header\`, so it may stand in the location, in \`server\` or in
\`http\`.

## Fix safety

Safe. The line is corrected where all who have their version from it carry WebSockets; else a line is added to
the location, and the others keep their version.
`,"websocket-idle-timeout":`# websocket-idle-timeout

A WebSocket is closed after a short silence.

## What it catches

An idle timeout below five minutes, or below \`minimumIdle\` of the configuration file, on a WebSocket route, said to be set (with the line) or the default. Below
thirty seconds it is an error: sockets then die between the heartbeats that applications commonly send.

- nginx: \`proxy_read_timeout\`, by default 60s. Routes that have it from one line share one finding. In
  \`stream\`, \`proxy_timeout\` on a web port gives an info.
- Caddy: \`read_timeout\` in the transport; there is none by default.

## Why it breaks

nginx: when neither side has sent anything for so long, nginx closes the connection, without a close frame:
clients report code 1006. Traffic in either direction counts, pings included. Nothing is logged above \`info\`.
No other timeout acts on an idle socket: \`proxy_send_timeout\`, \`send_timeout\`, \`keepalive_timeout\`,
\`proxy_connect_timeout\` and TCP keep-alive change nothing (measured on 1.31.4, cases B02–B20). Where a server or a
location raises one of them in its place, the finding names the line.

\`proxy_read_timeout 0\` does not switch it off: every handshake ends with 504 (case B12).

Caddy: \`read_timeout\` closes an idle socket, with code 1006 as well (measured on 2.6.2 and 2.11.4).

## Example

\`\`\`nginx
events {}

http {
    map $http_upgrade $connection_upgrade {
        default   "";
        websocket upgrade;
    }

    server {
        listen 80;

        location /ws {
            proxy_pass http://127.0.0.1:3000;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
            proxy_send_timeout 1h;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
warning[websocket-idle-timeout]: A WebSocket on which nothing is sent for 60 seconds is closed: \`proxy_read_timeout\` is not set, and 60 seconds is its default.
   --> nginx.conf:13:13
   |
13 |             proxy_pass http://127.0.0.1:3000;
   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 …
16 |             proxy_send_timeout 1h;
   |             ---------------------- \`proxy_send_timeout\` does not keep it open: it counts only while the application does not read
   |
   = fix: set \`proxy_read_timeout 1h\`
16 +             proxy_read_timeout 1h;

\`\`\`

## Use instead

nginx: a time that is longer than the silence between two heartbeats, for the WebSocket routes.

\`\`\`nginx
proxy_read_timeout 1h;
\`\`\`

It ends dead sockets all the same. Applications that ping more often than the timeout need nothing here.

Caddy: no \`read_timeout\` on the route.

## Fix safety

Safe: an hour, or \`minimumIdle\` where that is longer, on the line that sets the timeout where it serves WebSockets only, else in the location.
Ordinary routes keep theirs. A line in a file that an ordinary location includes too is left alone, and the
fix says so. In \`stream\` it is unsafe, since other protocols may pass there.

Caddy: safe, the same time; unsafe where WebSockets are only a guess.
`,"websocket-lifetime":`# websocket-lifetime

WebSockets that are in use are cut after a fixed time.

## What it catches

\`stream_timeout\` below one hour in Caddy's \`reverse_proxy\` (Caddy 2.7 and later).

## Why it breaks

\`stream_timeout\` is no idle timeout. When it is over Caddy closes the connection, however busy it is, and sends no close
frame: both sides see an abnormal closure, code 1006 (measured on 2.11.4). All clients that connected together, after a
restart for example, also reconnect together.

## Example

\`\`\`caddyfile
example.com {
	reverse_proxy /ws* localhost:3000 {
		stream_timeout 5m
	}
}
\`\`\`

\`\`\`console
$ proxylint Caddyfile
warning[websocket-lifetime]: \`stream_timeout 5m\` cuts every WebSocket after that time, busy ones too, and without a close frame.
  --> Caddyfile:3:3
  |
2 |     reverse_proxy /ws* localhost:3000 {
  |     --------------------------------- for WebSockets that leave here
3 |         stream_timeout 5m
  |         ^^^^^^^^^^^^^^^^^
  |
  = fix: set \`stream_timeout 24h\` (unsafe)
3 -         stream_timeout 5m
  +         stream_timeout 24h

\`\`\`

## Use instead

    example.com {
        reverse_proxy localhost:3000 {
            stream_timeout 24h
        }
    }

Leave the line out if nothing has to be cut: without it there is no limit. To end silent sockets only, let the
application send pings and close what does not answer.

In the configuration file \`minimum\` says how long sockets that are in use must live at least, instead of an hour.

\`\`\`yaml
rules:
    websocket-lifetime:
        minimum: 30m
\`\`\`

## Fix safety

Unsafe: the time may be meant, for instance to make clients authenticate again. The fix writes \`24h\`, or
the time that the settings ask for where that is longer.
`,"websocket-limits":`# websocket-limits

A limit that suits requests is too low for sockets, which stay open and come back together.

## What it catches

nginx, on WebSocket routes:

- \`limit_conn\` below 10 for a client address, or below 100 for everyone
- \`limit_req\` without \`burst\`, at a rate of 20 requests a second or less
- \`max_conns\` on every server of the \`upstream\`, and fewer than 100 in all

It says nothing of limits that only write to the log (\`limit_conn_dry_run on\`), of keys out of a map, which may
leave WebSockets out, and of zones that are defined elsewhere.

Caddy:

- \`unhealthy_request_count\` of a WebSocket route, below 100 for all its servers together
- the same on any route for Caddy 2.6 where neither \`max_fails\` nor \`fail_duration\` is set: an error
- \`max_conns_per_host\` of the transport on a route for event streams, below 100 for all servers together

## Why it breaks

A request gives its place free when it is answered; a WebSocket keeps it. With \`limit_conn addr 1\` the second tab,
and every ordinary request while the first is open, gets 503 (case C26). Clients that were cut together come back
together: without \`burst\`, one of five handshakes came through at \`1r/s\`, the others got 503 (case C27). With
\`max_conns=1\` the second handshake ends with 502 (case D07). Measured on nginx 1.22.1 and 1.31.4.

Caddy counts an open WebSocket as a request under way, and takes a server with \`unhealthy_request_count\` of them for
unhealthy: the next handshake gets 503. Caddy 2.6.2 does so from the first request on where nothing says how many failures there
may be. \`max_conns_per_host\` does not see WebSockets; event streams wait for each other (measured on 2.6.2 and 2.11.4).

## Example

\`\`\`nginx
events {}

http {
    limit_conn_zone $binary_remote_addr zone=addresses:10m;

    server {
        listen 80;

        location /ws {
            limit_conn addresses 2;
            proxy_pass http://127.0.0.1:3000;
            proxy_set_header Upgrade websocket;
            proxy_set_header Connection upgrade;
            proxy_read_timeout 1h;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
warning[websocket-limits]: A client address may have 2 connections, and every open WebSocket is one: the next, in another tab or from another client of the same network, is refused with 503, and so are ordinary requests.
   --> nginx.conf:10:13
   |
 4 |     limit_conn_zone $binary_remote_addr zone=addresses:10m;
   |     ------------------------------------------------------- this is what is counted
 …
10 |             limit_conn addresses 2;
   |             ^^^^^^^^^^^^^^^^^^^^^^^
11 |             proxy_pass http://127.0.0.1:3000;
   |             --------------------------------- WebSockets come this way
   |
   = fix: allow 100 connections here (unsafe)
10 -             limit_conn addresses 2;
   +             limit_conn addresses 100;

\`\`\`

## Use instead

A limit of its own for the WebSocket location, as high as the clients behind one address may need; and
\`burst=20 nodelay\` where handshakes are counted by time.

In the configuration file \`perClient\`, \`inAll\` (for \`limit_conn\` and for \`max_conns\`) and \`requestsPerSecond\` take the place of
these numbers.

\`\`\`yaml
rules:
    websocket-limits:
        perClient: 50
        inAll: 5000
        requestsPerSecond: 50
\`\`\`

## Fix safety

Unsafe: a limit may be meant. \`limit_conn\` for an address becomes 100 (or \`perClient\`, where that is more), in the location where the line is in force
for other requests as well; \`limit_req\` gets \`burst=20 nodelay\`. There is no fix for \`max_conns\` and for limits on
everyone: how much the application can hold is yours to say.

In a Caddyfile the line is removed, unsafe as well.
`,"websocket-redirected":`# websocket-redirected

A handshake is answered with a redirect, which WebSocket clients do not follow.

## What it catches

nginx, for a location that is meant for WebSockets:

- \`return\` or \`rewrite … permanent\` and the like, in the location or for the whole server, that answers every
  handshake for it with a redirect. A redirect to https is reported only where the same handshake over TLS is sent on
  to no application;
- a slash at the end of its name, where the clients of a well-known application open the path without: \`/cable/\` for
  Action Cable, \`/websockify/\` for noVNC.

Caddy: \`redir\` without a matcher beside a \`reverse_proxy\` that is meant for WebSockets, as an error. From a site on http to
https it is reported only where no site with TLS has a proxy.

## Why it breaks

RFC 6455 lets clients follow redirects of a handshake; browsers do not, and the socket fails. A \`rewrite\` that adds a
slash to every path is meant for pages, and comes before any location. A location \`/cable/\` with \`proxy_pass\` answers
\`/cable\` with 301 to \`/cable/\`. Measured on nginx 1.22.1 and 1.31.4 (cases C01, C12, C12b, C34).

Caddy runs \`redir\` before \`handle\` and \`reverse_proxy\`, wherever it is written (measured on 2.6.2 and 2.11.4).

## Example

\`\`\`nginx
events {}

http {
    server {
        listen 80;
        rewrite ^(.*[^/])$ $1/ permanent;

        location /ws {
            proxy_pass http://127.0.0.1:3000;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection "upgrade";
            proxy_read_timeout 1h;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
warning[websocket-redirected]: No WebSocket opens through \`location /ws\`: this answers \`/ws\` with 301, a redirect to \`http://app.example.com/ws/\`, and WebSocket clients follow no redirects.
  --> nginx.conf:6:9
  |
6 |         rewrite ^(.*[^/])$ $1/ permanent;
  |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
7 |
8 |         location /ws {
  |         ------------ this location was meant

\`\`\`

## Use instead

Redirect in the locations that serve pages. Name a WebSocket location as its clients write the path; without a slash
at the end it takes the paths below as well.

## Fix safety

Unsafe: a slash at the end of the name is removed where \`proxy_pass\` has no URI part. The location then also takes
paths that only begin like it (\`/cable-car\`). Redirects stay as they are, since pages may need them.
`,"websocket-reload":`# websocket-reload

A reload closes every WebSocket (Caddy), or leaves old worker processes until their last one ends (nginx).

## What it catches

nginx, once for a whole configuration: no \`worker_shutdown_timeout\` in the main context, and a WebSocket route on
which silence of a day or more is allowed (\`proxy_read_timeout 7d\`).

It says nothing where the silence that ends a socket is shorter, and nothing of a file that is included in another.

Caddy: a WebSocket route without \`stream_close_delay\`, where the same configuration shows that open connections matter to you:
\`grace_period\` in the global options, or \`stream_close_delay\` on another proxy. With the option \`always: true\`, once for every
configuration with a route that is named for WebSockets.

## Why it breaks

A reload starts new worker processes, and asks the old ones to end when they have no connection left. An open
WebSocket is one: it stays on its old worker, with the old configuration (measured on nginx 1.22.1 and 1.31.4, case
F05). Where a peer that is gone is waited for until the timeout ends, the old workers wait as long; each reload
adds to them. It is worth an info: sockets outlive the reload, which is often what one wants.

Caddy closes every WebSocket as soon as it reloads, also when another site has changed. \`grace_period\` does nothing for them;
\`stream_close_delay\` (from 2.7 on) holds them for that time, if it was in the configuration that is replaced (measured on
2.6.2 and 2.11.4).

## Example

\`\`\`nginx
worker_processes auto;

events {}

http {
    server {
        listen 80;

        location /ws {
            proxy_pass http://127.0.0.1:3000;
            proxy_set_header Upgrade websocket;
            proxy_set_header Connection upgrade;
            proxy_read_timeout 7d;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
info[websocket-reload]: After a reload the old worker processes stay until their last WebSocket ends, and one whose client is gone may take 7 days: every reload until then adds workers, with their memory and their old configuration.
   --> nginx.conf:1:1
   |
 1 | worker_processes auto;
   | ^^^^^^^^^^^^^^^^^^^^^^
 …
13 |             proxy_read_timeout 7d;
   |             ---------------------- silent sockets live this long
   |
   = fix: end what is left an hour after a reload (unsafe)
 2 + worker_shutdown_timeout 1h;

\`\`\`

## Use instead

\`\`\`nginx
worker_shutdown_timeout 1h;
\`\`\`

or a \`proxy_read_timeout\` of an hour, with heartbeats of the application that are more frequent.

In the configuration file \`longSilence\` says from how much silence on a timeout counts as long, instead of a day.

\`\`\`yaml
rules:
    websocket-reload:
        longSilence: 3d
\`\`\`

## Fix safety

Unsafe: sockets that outlive a reload today are cut an hour after one, without a close frame (case F06), and their
clients have to come back.

In a Caddyfile \`stream_close_delay 5m\` only puts off what a reload does: safe where the configuration speaks of open connections,
elsewhere unsafe, since sockets that end with the old configuration may be what one wants.
`,"websocket-request-altered":`# websocket-request-altered

The method, the handshake's own headers or Origin are changed on the way to the upstream.

## What it catches

- A method other than GET: nginx \`proxy_method\`, Caddy \`method\`.
- Sec-WebSocket-Key, -Version, -Protocol or -Extensions overwritten or removed. Passing on the client's own
  value is right, and so is switching extensions off (\`proxy_set_header Sec-WebSocket-Extensions "";\`).
- Origin removed (info).

## Why it breaks

The application computes its answer from Sec-WebSocket-Key and checks Sec-WebSocket-Version, and only GET can
upgrade (RFC 6455 section 4.2.1): another method gives 405, a missing key 400 (measured on nginx 1.22.1 and
1.31.4, cases A31 and A32b). A subprotocol or an extension that the client did not ask for comes back in the
101, and the client then has to close (RFC 6455 section 4.1).

Applications that check Origin refuse a handshake without it, with 403 (case A38b).

## Example

\`\`\`nginx
events {}

http {
    server {
        listen 80;

        location /ws {
            proxy_pass http://127.0.0.1:3000;
            proxy_set_header Upgrade websocket;
            proxy_set_header Connection upgrade;
            proxy_set_header Sec-WebSocket-Protocol chat;
            proxy_read_timeout 1h;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
error[websocket-request-altered]: \`Sec-WebSocket-Protocol\` is overwritten in the handshake through \`location /ws\`; the client's own value must arrive.
   --> nginx.conf:11:13
   |
11 |             proxy_set_header Sec-WebSocket-Protocol chat;
   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = fix: remove \`proxy_set_header Sec-WebSocket-Protocol\`
11 -             proxy_set_header Sec-WebSocket-Protocol chat;

\`\`\`

## Use instead

Leave these headers alone: proxies pass them on as the client sent them. A subprotocol is the client's to ask
for: \`new WebSocket(url, 'chat')\`.

## Fix safety

nginx: safe. The line is removed where only WebSocket routes have it. A \`proxy_method\` that ordinary routes
need is overridden in the location instead; a header line that they need is left to you.

Caddy: safe, the line is removed. A wildcard that takes more than the handshake's headers, and a \`method\` that
serves other requests, are left to you.
`,"websocket-response-altered":`# websocket-response-altered

The 101 response comes back without the headers that clients check.

## What it catches

nginx: \`proxy_hide_header\` of Upgrade or of Sec-WebSocket-Accept on a WebSocket route. Connection may be
hidden: nginx writes it itself. Also \`error_page 404 @app\` without \`=\`, where handshakes go through it to a
location that is meant for WebSockets: the 101 is given the status 404.

Caddy, 2.7 and later: \`header\` at the site that deletes Upgrade or Connection, or sets Connection late
(\`header >Connection …\`). \`header_down\` does no harm.

## Why it breaks

A client closes the connection unless the 101 has \`Upgrade: websocket\`, a Connection header with \`Upgrade\`,
and the Sec-WebSocket-Accept that belongs to its key (RFC 6455 section 4.1). The application believes that the
socket is open; in the browser it has failed. \`error_page\` keeps the status of the error, whatever the page answers,
unless \`=\` is written before the page. Measured on nginx 1.22.1 and 1.31.4 (cases A33a–A33c, C10b), and on
Caddy 2.11.4.

## Example

\`\`\`nginx
events {}

http {
    server {
        listen 80;
        proxy_hide_header X-Powered-By;
        proxy_hide_header Upgrade;

        location /ws {
            proxy_pass http://127.0.0.1:3000;
            proxy_set_header Upgrade websocket;
            proxy_set_header Connection upgrade;
            proxy_read_timeout 1h;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
error[websocket-response-altered]: \`Upgrade\` is removed from the 101 response through \`location /ws\`, so clients close the socket at once (RFC 6455 section 4.1).
  --> nginx.conf:7:9
  |
7 |         proxy_hide_header Upgrade;
  |         ^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = fix: remove \`proxy_hide_header Upgrade\`
7 -         proxy_hide_header Upgrade;

\`\`\`

## Use instead

Hide what says who you are (\`X-Powered-By\`, \`Server\`), not what says how the connection goes on. Where an
application announces \`Upgrade: h2\` on ordinary responses, hide that in the locations of ordinary requests.

## Fix safety

nginx: safe. The line is removed where only WebSocket routes have it; where ordinary routes have it as well,
hiding the header from their responses may be meant, and there is no fix. \`=\` in an \`error_page\` is safe where the
named location is named after WebSockets, and unsafe elsewhere: pages that come from there lose the status, too.

Caddy: safe, the line is removed, except for one with a wildcard, which takes more away.
`,"websocket-subrequest":`# websocket-subrequest

A subrequest asks for an upgrade as well, which ends the handshake that it belongs to.

## What it catches

nginx: \`auth_request\` or \`mirror\` on a WebSocket route, where the location that answers the subrequest sends
Upgrade and Connection: by lines of its own, or because it has none and inherits those of the server. An error
for \`mirror\`, and where \`auth_request\` asks the application at a path at which WebSockets open; a warning elsewhere, since many
servers do not upgrade at other paths.

Only the location of exactly the path in \`auth_request\` or \`mirror\` is judged.

Caddy: \`forward_auth\` before a WebSocket route, without \`header_up -Connection\` or \`header_up -Upgrade\`. An error where it asks
the application at a path at which WebSockets open, a warning elsewhere; nothing for the endpoints of Authelia, authentik and oauth2-proxy, which do not
upgrade.

## Why it breaks

A subrequest carries the headers of the client's request. An application that upgrades whatever asks for it
answers with 101, and nginx cannot upgrade a subrequest: it logs \`connection upgrade in subrequest\` and closes the
client's connection, without an answer for \`auth_request\`, right after the 101 for \`mirror\`. Measured on nginx
1.22.1 and 1.31.4 (cases C23, C24).

\`forward_auth\` of Caddy is a \`reverse_proxy\`, and upgrades like one: where the gateway answers 101, the client's socket is
connected to the gateway (measured on 2.6.2 and 2.11.4).

## Example

\`\`\`nginx
events {}

http {
    map $http_upgrade $connection_upgrade {
        default   "";
        websocket upgrade;
    }

    server {
        listen 80;

        proxy_set_header Host $host;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;
        proxy_read_timeout 1h;

        location /ws {
            auth_request /auth;
            proxy_pass http://127.0.0.1:3000;
        }

        location = /auth {
            internal;
            proxy_pass http://127.0.0.1:3000/session;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
warning[websocket-subrequest]: The request that \`auth_request\` makes asks for an upgrade as well, with the headers of an outer block; should its answer be a 101, it ends the client's handshake.
   --> nginx.conf:24:13
   |
13 |         proxy_set_header Upgrade $http_upgrade;
   |         --------------------------------------- Upgrade comes from here
 …
18 |             auth_request /auth;
   |             ------------------- the request is made here
 …
24 |             proxy_pass http://127.0.0.1:3000/session;
   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = fix: send neither Upgrade nor Connection with the subrequest
25 +             proxy_set_header Host $host;
   +             proxy_set_header Upgrade "";
   +             proxy_set_header Connection "";

\`\`\`

## Use instead

Set the upgrade headers in the locations that need them; or take them away where the subrequest goes. An empty
value sends no header.

## Fix safety

Safe: what the subrequest sends otherwise stays as it is, since the lines that it inherits are copied along. There
is no fix where its headers come from a file that other locations include as well.

In a Caddyfile \`forward_auth\` gets two lines, \`header_up -Connection\` and \`header_up -Upgrade\`: the gateway sees an ordinary
request, and the application the handshake as before.
`,"websocket-swallowed":`# websocket-swallowed

\`try_files\` or \`rewrite\` answers the handshake with a file, or with its absence.

## What it catches

nginx: \`try_files\` in a location that is meant for WebSockets, with a page (\`/index.html\`) or a status (\`=404\`) at its
end: beside a \`proxy_pass\`, which then gets no handshake; or in the place of one, where the location has a path that is
known for WebSockets and sets Upgrade.

The fallback of a single-page application that takes a WebSocket path because no location is there for it is not
reported: nothing tells that the path is one.

Caddy: \`try_files\`, \`rewrite\` or \`uri\` without a matcher, beside a \`reverse_proxy\` or \`handle\` with a path that is known
for WebSockets or declared (\`reverse_proxy /ws*\`), which the request does not have any more when it gets there. Nothing
is said where another proxy to the same application takes every path, and where a placeholder or a file decides.

## Why it breaks

\`try_files\` comes before \`proxy_pass\`. No file has the path of a handshake, so that nginx goes on to the last word:
it serves the page, or answers with the status. A client that waits for 101 is given 200 and a page. Measured on nginx
1.22.1 and 1.31.4 (case C09).

Caddy sorts the directives of a site: \`rewrite\`, \`uri\` and \`try_files\` run before \`handle\` and \`reverse_proxy\`, wherever they
are written. A handshake to \`/ws\` goes on as \`/index.html\`, which \`reverse_proxy /ws*\` does not take, and gets the page with
200 (measured on 2.6.2 and 2.11.4).

## Example

\`\`\`nginx
events {}

http {
    server {
        listen 80;
        root /srv/app/public;

        location / {
            try_files $uri /index.html;
        }

        location /ws {
            try_files $uri /index.html;
            proxy_pass http://127.0.0.1:3000;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection "upgrade";
            proxy_read_timeout 1h;
        }
    }
}
\`\`\`

\`\`\`console
$ proxylint nginx.conf
error[websocket-swallowed]: No WebSocket opens through \`location /ws\`: \`try_files\` comes before \`proxy_pass\`, and where there is no such file it goes on to \`/index.html\`.
   --> nginx.conf:13:13
   |
13 |             try_files $uri /index.html;
   |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^
14 |             proxy_pass http://127.0.0.1:3000;
   |             --------------------------------- the handshake was meant to leave here
   |
   = fix: look for no files here (unsafe)
13 -             try_files $uri /index.html;

\`\`\`

## Use instead

\`proxy_pass\` without \`try_files\` for WebSockets. Where files and an application share a location, \`try_files $uri @app\`
with the \`proxy_pass\` in \`location @app\`.

In a Caddyfile, \`handle\` blocks, of which only one is entered, and with the longest path first:

\`\`\`caddyfile
example.com {
	root * /srv

	handle /ws* {
		reverse_proxy localhost:3000
	}

	handle {
		try_files {path} /index.html
		file_server
	}
}
\`\`\`

## Fix safety

Unsafe: the \`try_files\` is removed where the path serves nothing but WebSockets. There is no fix elsewhere, since files
may have to be served.

Unsafe in a Caddyfile as well: the line and the handlers that answer after it get a \`handle\` block, and the proxy one of its own,
where those lines follow each other. What else the site does for other paths is no longer done in the same order.
`,"websocket-unreachable":'# websocket-unreachable\n\nA location that is meant for WebSockets, and to which no handshake comes; or a declared path that no location has.\n\n## What it catches\n\nnginx, for a location whose path, headers or upstream say that it carries WebSockets:\n\n- another location takes its paths: a regular expression before a prefix, or an earlier regular expression;\n- a name that no path can be: with a pattern but without `~` (`/ws/*`), with the query (`/socket.io/?EIO=4`), or\n  without the slash at the start (`ws`);\n- `return` in the location or for the whole server, which nginx runs before any `proxy_pass`; and one behind an `if`\n  with `proxy_pass`, which does not end the rewrite directives;\n- a server whose name another server on the same address has already;\n- a `rewrite` at `server` level that gives the handshake another path;\n- a named location that nothing names;\n- as a warning, `= /socket.io` and `/Socket.IO/`, where clients of Socket.IO open `/socket.io/`;\n- `internal`, where nothing in the server can send requests on to the location.\n\nnginx and Caddy, for the places that `websockets` of the configuration file declares:\n\n- a path, on every server or on that of the declared host, that no location or `reverse_proxy` sends on: a file, a\n  redirect, an error or another protocol answers. In nginx a location `/live/` answers `/live` with a redirect, in\n  Caddy the matcher `/live/*` does not match `/live`.\n\nA declared handshake is followed as well, to the server that has the name, through rewrites and all. Nothing is said\nwhere the host does not occur, or where something on the way cannot be read. Without a host any server may be meant:\nthen it is only said in a whole configuration, where no server opens it.\n\nA handshake is followed through the whole configuration, over each listener of the server. Where one arrives, or\nopens a WebSocket somewhere else, nothing is reported; nor is anything where the client decides, as in an `if` about\ncookies, Origin or credentials.\n\nCaddy, for a `reverse_proxy` whose path, matcher or options say that it carries WebSockets, and by following its handshakes through\nthe whole site as `trace` does:\n\n- `respond`, `abort` or `error` without a matcher in the same site, which Caddy runs before `reverse_proxy`;\n- in a `route` block, which keeps the written order, a proxy for every path before the one for WebSockets;\n- another `handle` that comes first, and takes its paths;\n- a path inside a block that never sees it: `/ws` in `handle /chat/*`, where paths still begin with `/chat/`; as a warning,\n  `/chat/ws` in `handle_path /chat/*`, where they no longer do;\n- as a warning, `/socket.io` without what is below it, `/cable/*` without `/cable`, and the like, where what the clients of a\n  known application open does not match;\n- as an info, `/ws` or `/ws/*` alone beside something else that answers: the one is the path itself only, the other\n  what is below it only. Nobody but you knows what your clients open.\n\nIt says nothing where what comes first leads to the same application.\n\n## Why it breaks\n\nnginx chooses the longest prefix, and then asks the regular expressions all the same, in the order of the file: the\nfirst that matches takes the request. `~* \\.(js|css|io)` matches `/socket.io/` as well, and looks for a file there. Names\nwithout `~` are compared as they stand with the path, without the query. `return` belongs to the rewrite phase, which\ncomes before any handler. Of two servers with the same name and address nginx keeps the first and only warns.\nMeasured on nginx 1.22.1 and 1.31.4 (cases A27a, C02, C06, C06b, C18b, C19, C40–C44).\n\nCaddy sorts directives before it runs them: `handle` before `respond` before `reverse_proxy`, wherever they are written, and of\none kind the longer path first. Only `route` keeps the order. `/ws` matches only `/ws`, `/ws/*` all below it and not `/ws`,\n`/ws*` both, and `/wsx` too (measured on 2.6.2 and 2.11.4). A matcher inside `handle` is asked for the path that the\nclient opened; one inside `handle_path` for what is left of it.\n\n## Example\n\n```nginx\nevents {}\n\nhttp {\n    map $http_upgrade $connection_upgrade {\n        default   "";\n        websocket upgrade;\n    }\n\n    server {\n        listen 80;\n\n        location /socket.io/ {\n            proxy_pass http://127.0.0.1:3000;\n            proxy_set_header Upgrade $http_upgrade;\n            proxy_set_header Connection $connection_upgrade;\n            proxy_read_timeout 1h;\n        }\n\n        location ~* \\.(js|css|io) {\n            root /var/www/html;\n        }\n    }\n}\n```\n\n```console\n$ proxylint nginx.conf\nerror[websocket-unreachable]: No handshake comes to `location /socket.io/`: `location ~* \\.(js|css|io)` takes `/socket.io/`, since a regular expression comes before a prefix.\n   --> nginx.conf:19:9\n   |\n12 |         location /socket.io/ {\n   |         -------------------- this location was meant\n …\n19 |         location ~* \\.(js|css|io) {\n   |         ^^^^^^^^^^^^^^^^^^^^^^^^^\n   |\n   = fix: let `/socket.io/` come before regular expressions, with `^~`\n12 -         location /socket.io/ {\n   +         location ^~ /socket.io/ {\n\n```\n\n## Use instead\n\n`^~` before a prefix keeps regular expressions away from it. Anchor patterns for files (`\\.(js|css)$`).\n\n## Fix safety\n\nMixed. Safe: `^~` on a prefix that is known for WebSockets, the name of a location without what makes it match\nnothing, and `break` in an `if`. Unsafe: `^~` on any other prefix, whose files the regular expression may have been\nmeant to serve; removing a `return` with a status below 300; the path that clients of Socket.IO open. No fix where an answer refuses, which may be meant, or\nwhere blocks would have to be moved.\n\nIn a Caddyfile all are unsafe: a `handle` block around the proxy comes before `respond`; in a `route` the exact line goes first; a\nsecond path is added to a matcher; a path inside a block is written as the block leaves it. Requests that something else answers today go to the proxy then.\n'};export{pages as t};
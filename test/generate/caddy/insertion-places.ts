/** Caddyfiles with the place in them where what is new is to stand: the mark `▸`. */

export const PLACES: readonly (readonly [title: string, marked: string])[] = [
  ['an empty site', 'example.com {\n▸}\n'],
  [
    'a site with a catch-all proxy',
    'example.com {\n\tencode gzip\n▸\treverse_proxy app:8000\n\ttls internal\n}\n',
  ],
  [
    'comments stay with what they speak of',
    'example.com {\n\tencode gzip\n\n▸\t# the application\n\t# and its shop\n\treverse_proxy app:8000\n}\n',
  ],
  ['a site that serves files', 'example.com {\n\troot * /srv\n▸\tfile_server\n}\n'],
  [
    'a site that runs PHP',
    'example.com {\n\troot * /srv\n▸\tphp_fastcgi unix//run/php.sock\n\tfile_server\n}\n',
  ],
  [
    'beside its siblings',
    'example.com {\n\thandle /api/* {\n\t\treverse_proxy app:8000\n\t}\n\n\thandle_path /files/* {\n\t\tfile_server\n\t} # files\n▸\n\thandle {\n\t\treverse_proxy app:8001\n\t}\n}\n',
  ],
  [
    'siblings without blank lines between them',
    'example.com {\n\thandle /a/* {\n\t\trespond a\n\t}\n\thandle /b/* {\n\t\trespond b\n\t}\n▸\thandle {\n\t\trespond c\n\t}\n}\n',
  ],
  ['a catch-all handle', 'example.com {\n▸\thandle {\n\t\treverse_proxy app:8001\n\t}\n}\n'],
  [
    'a site that is one route',
    'example.com {\n▸\troute {\n\t\ttry_files {path} /index.html\n\t\treverse_proxy app:8000\n\t}\n}\n',
  ],
  [
    'a site of which some paths are proxied',
    'example.com {\n\troot * /srv\n\treverse_proxy /api/* app:8000\n▸\tfile_server\n}\n',
  ],
  ['a site without braces', 'example.com\n\nencode gzip\n▸reverse_proxy app:8000\n'],
  ['a site without braces or line end', 'example.com\n\nlog▸'],
  ['a brace on a line of its own', 'example.com\n{\n▸}\n'],
  ['several names', 'example.com,\nwww.example.com {\n▸\treverse_proxy app:8000\n}\n'],
  [
    'a file with options and snippets',
    '{\n\temail a@example.com\n}\n\n(common) {\n\tencode gzip\n}\n\nexample.com {\n\timport common\n▸\treverse_proxy app:8000\n}\n',
  ],
  ['a name from the environment', '{$SITE:localhost} {\n▸\treverse_proxy app:8000\n}\n'],
  [
    'a redirect of the path without its slash',
    'example.com {\n\tredir /grafana /grafana/\n▸\treverse_proxy app:8000\n}\n',
  ],
  [
    'a redirect of other hosts',
    'example.com, www.example.com {\n\t@www host www.example.com\n\tredir @www https://example.com{uri}\n▸\treverse_proxy app:8000\n}\n',
  ],
  [
    'a rewrite of other paths',
    'example.com {\n\trewrite /old/* /new\n\turi strip_prefix /v1\n\ttry_files {path} {path}.html\n▸\tfile_server\n}\n',
  ],
  [
    'a longer path of another handle',
    'example.com {\n\thandle /grafana/public/* {\n\t\tfile_server\n\t}\n▸}\n',
  ],
];

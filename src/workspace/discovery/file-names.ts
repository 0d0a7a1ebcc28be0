/** What a file's name says about its content, before anything is read. */
import type { Dialect } from '../../lint/project.ts';

/**
 * `certain`: the name is that of a configuration. `possible`: it may be one; its content decides. `none`: it is not,
 * as far as names tell.
 */
export type NameVerdict =
  | { readonly kind: 'certain'; readonly dialect: Dialect }
  | { readonly kind: 'possible' }
  | { readonly kind: 'none' };

const NONE: NameVerdict = { kind: 'none' };
const POSSIBLE: NameVerdict = { kind: 'possible' };
const NGINX: NameVerdict = { kind: 'certain', dialect: 'nginx' };
const CADDYFILE: NameVerdict = { kind: 'certain', dialect: 'caddyfile' };

/** Jinja and Ansible, ERB, Go and Helm, envsubst, Puppet, EJS, Liquid. */
const TEMPLATE_EXTENSIONS = new Set([
  'j2',
  'jinja',
  'jinja2',
  'erb',
  'tmpl',
  'template',
  'tpl',
  'epp',
  'ejs',
  'liquid',
  'gotmpl',
]);

/** Directories in which every file is a piece of a configuration, whatever its name. */
const PIECE_DIRECTORIES = new Set([
  'sites-available',
  'sites-enabled',
  'conf.d',
  'snippets',
  'http.d',
  'vhosts.d',
]);

/** What editors, package managers and people leave beside a file. */
const LEFTOVER = /~$|\.(?:bak|backup|old|orig|rej|save|sw[op]|disabled|dpkg-[a-z]+|rpm(?:new|save))$/i;

/** Files about a Caddyfile that are not one: `Caddyfile.md`, `Caddyfile_test.go`. */
const OTHER_LANGUAGE =
  /\.(?:md|mdx|rst|html?|go|[jt]sx?|mjs|py|rb|rs|sh|json|jsonc|ya?ml|toml|lock|txt|svg|png)$/i;

/** Judges a file by its name and by the name of the directory that it lies in. */
export function judgeName(name: string, directory: string): NameVerdict {
  if (LEFTOVER.test(name)) return NONE;
  const plain = withoutTemplateExtensions(name);
  if (plain === 'nginx.conf') return NGINX;
  if (/\.jsonc?$/i.test(name)) return mayBeCaddyJson(name, directory) ? POSSIBLE : NONE;
  if (plain.endsWith('.caddy') || plain.toLowerCase().endsWith('.caddyfile')) return CADDYFILE;
  if (/^caddyfile/i.test(plain)) return OTHER_LANGUAGE.test(plain) ? NONE : CADDYFILE;
  if (plain.endsWith('.nginx')) return NGINX;
  if (plain.endsWith('.conf')) return POSSIBLE;
  if (plain === 'nginx' && plain !== name) return POSSIBLE;
  if (PIECE_DIRECTORIES.has(directory) && !name.startsWith('.')) {
    return OTHER_LANGUAGE.test(plain) ? NONE : POSSIBLE;
  }
  return NONE;
}

/** Only its content tells: package managers keep a `caddy.json` about Caddy, too. */
function mayBeCaddyJson(name: string, directory: string): boolean {
  return /caddy/i.test(name) || (directory === 'caddy' && /^(?:config|autosave)\.json$/.test(name));
}

export function isPieceDirectory(name: string): boolean {
  return PIECE_DIRECTORIES.has(name);
}

/** `nginx.conf.tmpl.j2` → `nginx.conf`. */
function withoutTemplateExtensions(name: string): string {
  for (let plain = name; ; ) {
    const dot = plain.lastIndexOf('.');
    if (dot <= 0 || !TEMPLATE_EXTENSIONS.has(plain.slice(dot + 1).toLowerCase())) return plain;
    plain = plain.slice(0, dot);
  }
}

/**
 * Where variables are used and where they are defined: which arguments of which `http` directives nginx searches for
 * `$name`, and which directives bring a variable into being.
 */
import { lookUp } from '../../text/look-up.ts';
import type { Directive, Word } from '../syntax/tree.ts';
import { lookUpDirective } from './directives.ts';

/** `$name`, `${name}` or a capture `$1`; `start` and `end` are offsets into the value and include the `$`. */
export interface VariableUse {
  /** Without `$` and braces, as written. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const DOLLAR = 0x24;
const LEFT_BRACE = 0x7b;
const RIGHT_BRACE = 0x7d;

/**
 * The variables in a value, as nginx finds them (`ngx_http_script_compile`): names are letters, digits and `_`; a capture
 * is one digit, so that `$10` is `$1` and a zero. A `$` without a name, which nginx refuses, is not a use.
 */
export function variablesIn(value: string): readonly VariableUse[] {
  let at = value.indexOf('$');
  if (at === -1) return NO_USES;
  const uses: VariableUse[] = [];
  while (at !== -1) {
    const use = variableAt(value, at);
    if (use !== null) uses.push(use);
    at = value.indexOf('$', use?.end ?? at + 1);
  }
  return uses;
}

const NO_USES: readonly VariableUse[] = [];

function variableAt(value: string, start: number): VariableUse | null {
  const first = value.charCodeAt(start + 1);
  if (first >= 0x31 && first <= 0x39) return { name: value.charAt(start + 1), start, end: start + 2 };
  const braced = first === LEFT_BRACE;
  const nameStart = braced ? start + 2 : start + 1;
  let end = nameStart;
  while (isNameCharacter(value.charCodeAt(end))) end++;
  if (end === nameStart || (braced && value.charCodeAt(end) !== RIGHT_BRACE)) return null;
  return { name: value.slice(nameStart, end), start, end: braced ? end + 1 : end };
}

function isNameCharacter(char: number): boolean {
  return (
    (char >= 0x61 && char <= 0x7a) ||
    (char >= 0x41 && char <= 0x5a) ||
    (char >= 0x30 && char <= 0x39) ||
    char === 0x5f
  );
}

/** The name in an argument that is one variable and nothing else (`$name`), or null. */
function variableNamedBy(word: Word | undefined): string | null {
  if (word === undefined || word.value.charCodeAt(0) !== DOLLAR) return null;
  const [use] = variablesIn(word.value);
  return use !== undefined && use.end === word.value.length ? use.name : null;
}

/**
 * Which arguments hold variables: a number is an index, `1+` that one and all after it, `all`, `last`, or for one kind of
 * argument its prefix (`if=`).
 */
type Interpolated = readonly (number | '1+' | 'all' | 'last' | `${string}=`)[];

const FIRST: Interpolated = [0];
const SECOND: Interpolated = [1];
const ALL: Interpolated = ['all'];

/** The upstream modules share these; `*` stands for their prefixes. */
const UPSTREAM_DIRECTIVES: Readonly<Record<string, Interpolated>> = {
  '*_pass': FIRST,
  '*_bind': FIRST,
  '*_cache': FIRST,
  '*_cache_bypass': ALL,
  '*_cache_key': FIRST,
  '*_cache_purge': ALL,
  '*_no_cache': ALL,
  '*_limit_rate': FIRST,
  '*_param': SECOND,
  '*_set_header': SECOND,
  '*_ssl_certificate': FIRST,
  '*_ssl_certificate_key': FIRST,
  '*_ssl_name': FIRST,
  '*_store': FIRST,
};
const UPSTREAM_PREFIXES = ['proxy', 'fastcgi', 'uwsgi', 'scgi', 'grpc', 'memcached', 'tunnel'];

const DIRECTIVES: Readonly<Record<string, Interpolated>> = {
  access_log: [0, 'if='],
  add_header: SECOND,
  add_trailer: SECOND,
  alias: FIRST,
  auth_basic: FIRST,
  auth_basic_user_file: FIRST,
  auth_jwt: [0, 'token='],
  auth_request_set: SECOND,
  charset: FIRST,
  disable_symlinks: ['from='],
  early_hints: ALL,
  echo: ALL,
  error_page: ['last'],
  expires: ALL,
  hash: FIRST,
  http2_push: FIRST,
  image_filter: ALL,
  image_filter_jpeg_quality: FIRST,
  image_filter_sharpen: FIRST,
  image_filter_webp_quality: FIRST,
  index: ALL,
  keyval: FIRST,
  limit_conn_zone: FIRST,
  limit_rate: FIRST,
  limit_rate_after: FIRST,
  limit_req_zone: FIRST,
  log_format: ['1+'],
  map: FIRST,
  memcached_pass: [],
  more_clear_headers: ALL,
  more_set_headers: ALL,
  more_set_input_headers: ALL,
  proxy_cookie_domain: ALL,
  proxy_cookie_path: ALL,
  proxy_method: FIRST,
  proxy_redirect: ALL,
  proxy_set_body: FIRST,
  return: ALL,
  rewrite: SECOND,
  root: FIRST,
  secure_link: FIRST,
  secure_link_md5: FIRST,
  set: SECOND,
  source_charset: FIRST,
  split_clients: FIRST,
  ssl_certificate: FIRST,
  ssl_certificate_key: FIRST,
  sticky: ['1+'],
  sub_filter: ALL,
  try_files: ALL,
  xslt_param: SECOND,
  xslt_string_param: SECOND,
  xslt_stylesheet: ['1+'],
};

/** The indices of the arguments in which nginx looks for variables; regular expressions are not among them. */
export function argumentsWithVariables(directive: Directive): readonly number[] {
  const name = directive.name.value;
  const { args } = directive;
  if (name === 'if') return operandsOf(args);
  if (name === 'geo') return args.length > 1 ? [0] : [];
  const interpolated = interpolatedArguments(name);
  if (interpolated === null) return [];
  const indices: number[] = [];
  for (const [index, word] of args.entries()) {
    const isRegex = word.value.startsWith('~') && interpolated === ALL;
    if (!isRegex && interpolated.some((each) => covers(each, index, word, args.length))) indices.push(index);
  }
  return indices;
}

function interpolatedArguments(name: string): Interpolated | null {
  const own = lookUp(DIRECTIVES, name);
  if (own !== undefined) return own;
  const underscore = name.indexOf('_');
  if (!UPSTREAM_PREFIXES.includes(name.slice(0, underscore))) return null;
  return lookUp(UPSTREAM_DIRECTIVES, `*${name.slice(underscore)}`) ?? null;
}

function covers(each: Interpolated[number], index: number, word: Word, count: number): boolean {
  if (typeof each === 'number') return index === each;
  switch (each) {
    case 'all':
      return true;
    case '1+':
      return index >= 1;
    case 'last':
      return index === count - 1;
    default:
      return word.value.startsWith(each);
  }
}

/** In `if ($a ~ regex)`, what follows a matching operator is a regular expression; other operands may hold variables. */
function operandsOf(args: readonly Word[]): readonly number[] {
  const operator = args.findIndex(({ value }) => /^!?~\*?$/.test(value));
  return [...args.keys()].slice(0, operator === -1 ? args.length : operator);
}

/** Which argument of a directive names the variable that it defines; -1 is the last. */
const DEFINED_IN_ARGUMENT: Readonly<Record<string, number>> = {
  auth_jwt_claim_set: 0,
  auth_jwt_header_set: 0,
  auth_request_set: 0,
  geo: -1,
  js_set: 0,
  js_var: 0,
  keyval: 1,
  map: 1,
  num_map: 1,
  perl_set: 0,
  set: 0,
  split_clients: 1,
};

/** Named groups of PCRE: `(?<name>…)`, `(?P<name>…)`, `(?'name'…)`. */
const NAMED_GROUP = /\(\?P?[<'](\w+)[>']/g;

/**
 * The variables (without `$`) that a directive defines: its own, named groups of its regular expressions, and for a
 * directive of an unknown module the one that its first argument names. `parent` is the directive around it, or null.
 */
export function variablesDefinedBy(directive: Directive, parent: Directive | null): readonly string[] {
  const { name, args } = directive;
  const defined: string[] = [];
  const own = definedByName(name.value, args) ?? definedByEntry(name, parent);
  if (own !== null) defined.push(own);
  addNamedGroups(name, defined);
  for (const word of args) {
    addNamedGroups(word, defined);
    if (word.value.startsWith('to=$')) defined.push(word.value.slice(4));
  }
  return defined;
}

function definedByName(name: string, args: readonly Word[]): string | null {
  const index = lookUp(DEFINED_IN_ARGUMENT, name);
  if (index !== undefined) return variableNamedBy(args.at(index));
  const forms = lookUpDirective(name);
  const mayDefine = forms.length === 0 || forms.every(({ module }) => module === '');
  return mayDefine ? variableNamedBy(args[0]) : null;
}

/** `geoip2 { $country country iso_code; }` */
function definedByEntry(name: Word, parent: Directive | null): string | null {
  return parent?.name.value === 'geoip2' ? variableNamedBy(name) : null;
}

function addNamedGroups(word: Word, defined: string[]): void {
  if (!word.value.includes('(?')) return;
  for (const [, group] of word.value.matchAll(NAMED_GROUP)) if (group !== undefined) defined.push(group);
}

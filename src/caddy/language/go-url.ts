/**
 * URLs as Go's net/url takes them apart and puts them together, and paths as its path package cleans and matches them.
 * All texts are bytes (`src/text/bytes.ts`).
 */

import { runeAt } from './go-text.ts';

const ESCAPE = /%([\da-f]{2})/gi;

/** Null for a `%` that no two hexadecimal digits follow. */
export function unescapePath(text: string): string | null {
  if (/%(?![\da-f]{2})/i.test(text)) return null;
  return text.replace(ESCAPE, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** The same in a query, where `+` is a space. */
function unescapeQuery(text: string): string | null {
  return unescapePath(text.replaceAll('+', ' '));
}

/** url.PathEscape's bigger sister: how Go writes `URL.Path` where it has no RawPath. */
export function escapePath(path: string): string {
  return path.replace(/[^A-Za-z0-9\-_.~$&+,/:;=@]/g, percent);
}

/** url.QueryEscape. */
export function escapeQuery(text: string): string {
  return text.replace(/[^A-Za-z0-9\-_.~ ]/g, percent).replaceAll(' ', '+');
}

/** url.PathEscape: one segment. */
export function escapeSegment(text: string): string {
  return text.replace(/[^A-Za-z0-9\-_.~$&+:=@]/g, percent);
}

function percent(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

export interface GoPath {
  readonly path: string;
  /** '' where Go writes `path` as it was written. */
  readonly rawPath: string;
}

/** URL.setPath; null for a bad escape. */
export function readPath(written: string): GoPath | null {
  const path = unescapePath(written);
  if (path === null) return null;
  return { path, rawPath: escapePath(path) === written ? '' : written };
}

/** URL.EscapedPath. */
export function escapedPath({ path, rawPath }: GoPath): string {
  if (
    rawPath !== '' &&
    /^[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]%]*$/.test(rawPath) &&
    unescapePath(rawPath) === path
  ) {
    return rawPath;
  }
  return path === '*' ? '*' : escapePath(path);
}

/** path.Clean, keeping a slash at the end (caddyhttp.cleanPath). `mergesSlashes`: empty segments go. */
export function cleanPath(path: string, mergesSlashes: boolean): string {
  if (mergesSlashes) return cleaned(path);
  const held = path.replaceAll('//', '/\u0100/').replaceAll('//', '/\u0100/');
  return cleaned(held).replaceAll('\u0100', '');
}

function cleaned(path: string): string {
  const clean = plainClean(path);
  return clean !== '/' && path.endsWith('/') ? `${clean}/` : clean;
}

function plainClean(path: string): string {
  if (path === '') return '.';
  const isRooted = path.startsWith('/');
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') kept.push(segment);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!isRooted) kept.push('..');
  }
  const joined = kept.join('/');
  return isRooted ? `/${joined}` : joined === '' ? '.' : joined;
}

/** path.Match: `*` and `?` stop at slashes. False for a pattern that is malformed. */
export function matchesGlob(pattern: string, path: string): boolean {
  return globFrom(pattern, 0, path, 0);
}

function globFrom(pattern: string, start: number, path: string, from: number): boolean {
  let p = start;
  let s = from;
  // Where the last `*` stands, and how much it has taken: only that one is ever tried again.
  let star = -1;
  let taken = 0;
  for (;;) {
    if (pattern[p] === '*') {
      star = p++;
      taken = s;
      continue;
    }
    if (p < pattern.length && s < path.length) {
      const step = matchOne(pattern, p, path, s);
      if (step === null) return false;
      if (step.inPattern > 0) {
        p += step.inPattern;
        s += step.inPath;
        continue;
      }
    } else if (p === pattern.length && s === path.length) return true;
    if (star === -1 || taken >= path.length || path[taken] === '/') return false;
    s = ++taken;
    p = star + 1;
  }
}

interface GlobStep {
  /** 0 where the pattern does not take what stands there. */
  readonly inPattern: number;
  readonly inPath: number;
}

const NO_STEP: GlobStep = { inPattern: 0, inPath: 0 };

/** One step in both: `?` and classes take a character, everything else a byte. Null where the pattern is malformed. */
function matchOne(pattern: string, at: number, path: string, from: number): GlobStep | null {
  const byte = path[from];
  switch (pattern[at]) {
    case '?':
      return byte === '/' ? NO_STEP : { inPattern: 1, inPath: runeAt(path, from).length };
    case '\\':
      if (at + 1 >= pattern.length) return null;
      return pattern[at + 1] === byte ? { inPattern: 2, inPath: 1 } : NO_STEP;
    case '[':
      return matchClass(pattern, at, runeAt(path, from));
    default:
      return pattern[at] === byte ? { inPattern: 1, inPath: 1 } : NO_STEP;
  }
}

/** `char`: the bytes of one character. In UTF-8 bytes sort as the characters do. */
function matchClass(pattern: string, at: number, char: string): GlobStep | null {
  const written = /^\[(\^?)((?:\\.|[^\]\\])+)\]/s.exec(pattern.slice(at));
  if (written === null) return null;
  const [whole, negated, body = ''] = written;
  const chars: { readonly char: string; readonly isDash: boolean }[] = [];
  for (let index = 0; index < body.length; ) {
    const isEscaped = body[index] === '\\';
    const one = runeAt(body, isEscaped ? index + 1 : index);
    chars.push({ char: one, isDash: !isEscaped && one === '-' });
    index += one.length + (isEscaped ? 1 : 0);
  }
  let isIn = false;
  for (let index = 0; index < chars.length; index++) {
    const low = chars[index]?.char ?? '';
    const isRange = chars[index + 1]?.isDash === true && index + 2 < chars.length;
    const high = isRange ? (chars[index + 2]?.char ?? '') : low;
    if (isRange) index += 2;
    if (char >= low && char <= high) isIn = true;
  }
  return isIn !== (negated === '^') ? { inPattern: whole.length, inPath: char.length } : NO_STEP;
}

/** url.ParseQuery; null for a bad escape or a semicolon. */
export function parseQuery(query: string): ReadonlyMap<string, readonly string[]> | null {
  const values = new Map<string, string[]>();
  for (const part of query.split('&')) {
    if (part === '') continue;
    if (part.includes(';')) return null;
    const equals = part.indexOf('=');
    const key = unescapeQuery(equals === -1 ? part : part.slice(0, equals));
    const value = unescapeQuery(equals === -1 ? '' : part.slice(equals + 1));
    if (key === null || value === null) return null;
    const known = values.get(key);
    if (known === undefined) values.set(key, [value]);
    else known.push(value);
  }
  return values;
}

/** `URL.Query`: parts with a bad escape or a semicolon are left out. */
export function queryValues(query: string, name: string): readonly string[] {
  return query
    .split('&')
    .filter((part) => part !== '')
    .flatMap((part) => parseQuery(part)?.get(name) ?? []);
}

/** path.Split. */
export function splitPath(path: string): { readonly directory: string; readonly file: string } {
  const end = path.lastIndexOf('/') + 1;
  return { directory: path.slice(0, end), file: path.slice(end) };
}

/** path.Base. */
export function baseOf(path: string): string {
  if (path === '') return '.';
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

/** path.Ext, with its dot. */
export function extensionOf(path: string): string {
  const { file } = splitPath(path);
  const dot = file.lastIndexOf('.');
  return dot < 0 ? '' : file.slice(dot);
}

/** URL.RequestURI: what a request line holds. */
export function requestUri(
  url: GoPath & { readonly query: string; readonly hasEmptyQuery: boolean },
): string {
  const path = escapedPath(url) || '/';
  return url.query !== '' || url.hasEmptyQuery ? `${path}?${url.query}` : path;
}

/** The words of generated expressions: placeholders, texts in each of CEL's forms, patterns and paths, lists and maps of them. */
import fc from 'fast-check';

const TEXT_PLACEHOLDERS = [
  'http.request.method',
  'http.request.host',
  'http.request.hostport',
  'http.request.scheme',
  'http.request.proto',
  'http.request.uri',
  'http.request.uri.path',
  'http.request.uri.path.0',
  'http.request.uri.path.1',
  'http.request.uri.path.9',
  'http.request.uri.path.file',
  'http.request.uri.query',
  'http.request.uri.query.a',
  'http.request.uri.query.none',
  'http.request.header.X-Own',
  'http.request.header.Connection',
  'http.request.header.Upgrade',
  'http.request.header.upgrade',
  'http.request.header.None',
  'http.request.cookie.a',
  'http.request.host.labels.0',
  'http.request.orig_uri.path',
  'http.request.remote.host',
  'http.vars.text',
  'http.vars.method',
];

const OTHER_PLACEHOLDERS = [
  'http.request.port',
  'http.request.cookie.none',
  'http.request.tls.version',
  'http.vars.number',
  'http.vars.fraction',
  'http.vars.flag',
  'http.vars.none',
  'http.regexp.m.1',
  'http.regexp.1',
  'http.error.status_code',
  'nobody.knows',
];

const WORDS = [
  '',
  'a',
  'b',
  'GET',
  'POST',
  'http',
  'websocket',
  'WebSocket',
  'Upgrade',
  'upgrade',
  'app.test',
  '/ws',
  '/ws/',
  '/app',
  'x',
  'Text',
  'é',
  'a b',
  'tes',
  '7',
  '1.5',
  'true',
  '8080',
  '.',
  '127.0.0.1',
];

const PATTERNS = ['^/ws', '/([^/]+)$', '(?i)websocket', '^(.)', 'a|b', '\\.js$', '[A-Z]+', '^$', 'é', '\\d'];

export const PATHS = [
  '/ws',
  '/ws*',
  '/ws/*',
  '/WS/*',
  '*.js',
  '/',
  '/*',
  '/app/*',
  '*a*',
  '/{http.request.uri.path.0}',
];

/** A text in one of CEL's forms. */
export function quoted(text: string): fc.Arbitrary<string> {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  const forms = [`'${escaped}'`, `'${escaped}'`, `'${escaped}'`, `"${escaped}"`];
  if (!text.includes("'")) forms.push(`r'${text}'`, `'''${escaped}'''`);
  if (text.length > 0 && text.length < 4) {
    const coded = [...text].map((char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
    forms.push(`'${coded.join('')}'`);
  }
  return fc.constantFrom(...forms);
}

function placeholder(names: readonly string[]): fc.Arbitrary<string> {
  return fc.constantFrom(...names).map((name) => `{${name}}`);
}

export const literal = fc.constantFrom(...WORDS).chain(quoted);
export const pattern = fc.constantFrom(...PATTERNS).chain(quoted);
export const textPlaceholder = placeholder(TEXT_PLACEHOLDERS);
export const anyPlaceholder = fc.oneof(
  { arbitrary: textPlaceholder, weight: 3 },
  { arbitrary: placeholder(OTHER_PLACEHOLDERS), weight: 2 },
);

/** What matchers take. */
export const argument = fc.oneof(
  { arbitrary: literal, weight: 6 },
  { arbitrary: textPlaceholder, weight: 2 },
  { arbitrary: placeholder(OTHER_PLACEHOLDERS), weight: 1 },
  { arbitrary: fc.tuple(literal, textPlaceholder).map((both) => both.join(' + ')), weight: 1 },
);

export function list(items: fc.Arbitrary<string>, minLength: number): fc.Arbitrary<string> {
  return fc.array(items, { minLength, maxLength: 3 }).map((all) => all.join(', '));
}

export function inBrackets(items: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return list(items, 0).map((all) => `[${all}]`);
}

export function map(keys: readonly string[]): fc.Arbitrary<string> {
  const value = fc.oneof({ arbitrary: argument, weight: 3 }, { arbitrary: inBrackets(argument), weight: 1 });
  const entry = fc.tuple(fc.constantFrom(...keys).chain(quoted), value).map((both) => both.join(': '));
  return fc.array(entry, { minLength: 1, maxLength: 2 }).map((entries) => `{${entries.join(', ')}}`);
}

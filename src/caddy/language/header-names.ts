/** Names of header fields as Go and Caddy see them, and the wildcards that Caddy knows in names and values. */

const TOKEN = /^[\w!#$%&'*+\-.^`|~]+$/;

/** Whether a name can be sent: a token of RFC 9110 section 5.6.2. */
export function isFieldName(name: string): boolean {
  return TOKEN.test(name);
}

/** http.CanonicalHeaderKey: `sec-websocket-key` is `Sec-Websocket-Key`; names that are none stay as they are. */
export function canonicalField(name: string): string {
  const known = canonical.get(name);
  if (known !== undefined) return known;
  const field = asGoWritesIt(name);
  if (canonical.size < MOST_KEPT) canonical.set(name, field);
  return field;
}

/** The same few names are asked for again and again. */
const canonical = new Map<string, string>();
const MOST_KEPT = 1000;

function asGoWritesIt(name: string): string {
  if (!isFieldName(name)) return name;
  return name.toLowerCase().replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase());
}

/** Whether `*` at the start, at the end, or both, makes a pattern stand for a text (modules/caddyhttp/matchers.go, `matchHeaders`). */
export function matchesAtEnds(pattern: string, text: string): boolean {
  const isOpenStart = pattern.startsWith('*');
  const isOpenEnd = pattern.endsWith('*');
  if (isOpenStart && isOpenEnd) return text.includes(pattern.slice(1, -1));
  if (isOpenStart) return text.endsWith(pattern.slice(1));
  return isOpenEnd ? text.startsWith(pattern.slice(0, -1)) : text === pattern;
}

/** Whether a line that deletes `Upgrade`, `Up*` or `*` takes a field away (headers.go). Letter case does not count. */
export function deletesField(pattern: string, field: string): boolean {
  return matchesAtEnds(pattern.toLowerCase(), field.toLowerCase());
}

/**
 * Tells from the first characters of a file whether it is a JSON configuration of Caddy. Most JSON files are something
 * else, and every one of a repository may be asked about: one pass, no tree.
 */

/** The members of the whole (caddy.go, `Config`), and those that people put beside them. */
const TOP_LEVEL: ReadonlySet<string> = new Set(['admin', 'logging', 'storage', 'apps', '@id', '$schema']);

/** JSON begins with a brace and a quoted name, perhaps after comments; so does no Caddyfile and no nginx configuration. */
export function looksLikeJson(text: string): boolean {
  return /^\uFEFF?(?:\s|\/\/[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*\{(?:\s|\/\/[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*(?:"|\}\s*$)/s.test(
    text,
  );
}

/**
 * Whether the beginning of a JSON text is that of a Caddy configuration: nothing but Caddy's own members at the top, and
 * among them `apps`. The text may end anywhere.
 */
export function looksLikeCaddyJson(head: string): boolean {
  if (!looksLikeJson(head)) return false;
  const names = topLevelNames(head);
  return names.includes('apps') && names.every((name) => TOP_LEVEL.has(name));
}

const TOKEN = /"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/|[{}[\]:]/gs;

/** The names of the outermost object's members, as far as the text goes. */
function topLevelNames(head: string): readonly string[] {
  const names: string[] = [];
  let depth = 0;
  let last = '';
  for (const [token] of head.matchAll(TOKEN)) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    else if (token === ':' && depth === 1 && last.startsWith('"')) names.push(last.slice(1, -1));
    if (!token.startsWith('/')) last = token;
  }
  return names;
}

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
  const members = topLevelMembers(head);
  const apps = members.find(({ name }) => name === 'apps');
  return (apps?.opens === '{' || apps?.opens === '') && members.every(({ name }) => TOP_LEVEL.has(name));
}

const TOKEN = /"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/|[{}[\]:]/gs;

/** The outermost object's members, as far as the text goes: each with the bracket that its value begins with, if one does. */
function topLevelMembers(head: string): readonly { readonly name: string; opens: string }[] {
  const members: { readonly name: string; opens: string }[] = [];
  let depth = 0;
  let last = '';
  for (const [token] of head.matchAll(TOKEN)) {
    if (token.startsWith('/')) continue;
    const member = members.at(-1);
    if (last === ':' && depth === 1 && member !== undefined) member.opens = token.charAt(0);
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    else if (token === ':' && depth === 1 && last.startsWith('"'))
      members.push({ name: last.slice(1, -1), opens: '' });
    last = token;
  }
  return members;
}

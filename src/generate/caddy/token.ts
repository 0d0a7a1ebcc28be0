/**
 * Values as tokens of a Caddyfile: quoted where they would be read as something else, and only there. Whatever a template
 * prints with `{{…}}` goes through `literalToken`, so that no value becomes syntax, and none a placeholder.
 */

/** What needs no quotes wherever an argument stands. No `#`, quotes, backslashes or braces; no `<`, which starts a heredoc. */
const BARE = /^[\w./:@+,=~%*!?-]+$/;

/**
 * The token that Caddy's lexer reads as `value` (lexer.go, `next`). Double quotes, which `caddy fmt` of every version
 * leaves alone; backquotes where the value's backslashes would escape what follows them. Throws for what is unsayable.
 */
export function quoteToken(value: string): string {
  const reason = unsayable(value);
  if (reason !== null) throw new Error(`a Caddyfile has no way to say '${value}': ${reason}`);
  if (BARE.test(value)) return value;
  return escapesQuotes(value) ? `\`${value}\`` : `"${value.replaceAll('"', '\\"')}"`;
}

/** Why a Caddyfile has no way to say a value; null where `quoteToken` has a token for it. */
export function unsayable(value: string): string | null {
  if (value.includes('{$')) return '{$…} is replaced before quotes are read';
  return escapesQuotes(value) && value.includes('`') ? 'its backslashes stand before quotes' : null;
}

/** Backslashes are read in pairs: an odd one before a quote, or at the end, would take it for itself. */
function escapesQuotes(value: string): boolean {
  return /(?<!\\)(?:\\\\)*\\(?:"|$)/.test(value);
}

/** The token for a value in which nothing is a placeholder: both braces of one are escaped. */
export function literalToken(value: string): string {
  return quoteToken(literally(value));
}

/** What Caddy, which replaces placeholders in it, makes into these very characters. */
export function literally(value: string): string {
  return value.replaceAll(/[{}]/g, '\\$&');
}

/**
 * A comment's text on one line. A backslash would join the next line to the comment, and `{$…}` is replaced in comments as
 * well: both are left out.
 */
export function commentText(text: string): string {
  return text
    .replaceAll(/\\|\{\$/g, ' ')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

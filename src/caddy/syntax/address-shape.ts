/** Whether a word looks like a site address: how the parser tells a site from a directive where a brace is missing. */

/** True for `example.com`, `:8080`, `localhost`, `https://x`, `*.x.org`; false for anything that could name a directive. */
export function looksLikeAddress(word: string): boolean {
  const address = word.endsWith(',') ? word.slice(0, -1) : word;
  if (/^https?:\/\/./.test(address) || /^:\d{1,5}$/.test(address)) return true;
  const host = /^([\w*{}$-]+(?:\.[\w*{}$-]+)*)(?::(?:\d{1,5}|\{\$\w+[^}]*\}))?(?:\/\S*)?$/.exec(address)?.[1];
  if (host === undefined) return false;
  return (
    host === 'localhost' ||
    host.includes('.') ||
    (address.length > host.length && address[host.length] === ':')
  );
}

/** True for `(snippet)` and `&(named-route)`. */
export function looksLikeNamedBlock(word: string): boolean {
  return /^&?\([^()\s]+\)$/.test(word);
}

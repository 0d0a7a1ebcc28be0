/** Host names as proxies compare them: in ASCII and lower case. */

const LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;

/**
 * A name in the form that goes over the wire (`bücher.example` → `xn--bcher-kva.example`), or null where the text is no
 * host name. `*` may be the first label.
 */
export function domainToASCII(text: string): string | null {
  const wildcard = text.startsWith('*.') ? '*.' : '';
  const name = ascii(text.slice(wildcard.length));
  if (name === null || name.length > 253 || !name.split('.').every((label) => LABEL.test(label))) return null;
  return wildcard + name;
}

function ascii(name: string): string | null {
  if (/^[\w.-]+$/.test(name)) return name.toLowerCase();
  if (/[^\p{L}\p{N}\p{M}._-]/u.test(name)) return null;
  return URL.canParse(`http://${name}`) ? new URL(`http://${name}`).hostname : null;
}

/** What a word looks like: how the parser sees what was meant where a brace or a space is missing. */
import type { Word } from './tree.ts';

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

/** `localhost{`, `handle{`: a brace glued to an unquoted word that holds no other brace. */
export function endsWithBrace(word: Word): boolean {
  return (
    word.quote === '' &&
    !word.templated &&
    word.value.length > 1 &&
    word.value.indexOf('{') === word.value.length - 1
  );
}

export function withoutBrace(word: Word): Word {
  return { ...word, end: word.end - 1, value: word.value.slice(0, -1) };
}

/** `}}` first on its line. */
export function isGluedClose(word: Word): boolean {
  return word.startsLine && word.quote === '' && /^\}{2,}$/.test(word.value);
}

/** `{$NAME}` or `${NAME}` and nothing else. */
export function isBareVariable(word: Word): boolean {
  return /^(?:\{\$\w+\}|\$\{\w+\})$/.test(word.value);
}

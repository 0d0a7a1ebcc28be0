/**
 * Stands in for `y18n` in the bundle: proxylint speaks English, so the texts in yargs' own source are the texts shown.
 *
 * The real module reads one of thirty locale files from the disk; a bundle of one file has none beside it.
 */
import { format } from 'node:util';

export default function y18n() {
  const replaced = new Map();
  const text = (original) => replaced.get(original) ?? original;
  return {
    locale: 'en',
    getLocale: () => 'en',
    setLocale: () => {},
    updateLocale: (texts) => {
      for (const [original, replacement] of Object.entries(texts)) replaced.set(original, replacement);
    },
    __: (original, ...args) => format(text(original), ...args),
    __n: (singular, plural, quantity, ...args) => {
      const chosen = text(quantity === 1 ? singular : plural);
      return chosen.includes('%d') ? format(chosen, quantity, ...args) : format(chosen, ...args);
    },
  };
}

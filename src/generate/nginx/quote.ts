/**
 * Writes a value as an argument that nginx reads back as the same value, as plainly as that can be done. It is Mustache's
 * `escape` in the templates, so that no value can end its argument, its line or its block.
 *
 * `$` is left alone: nginx has no way to write one that is not the beginning of a variable. Texts that are to be constant
 * go through `constantText`.
 */

/** An argument in quotes only where nginx, or a reader of a template language, would stumble without. */
export function quoteArgument(value: string): string {
  return isPlain(value) ? value : `"${value.replaceAll(/[\\"]/g, '\\$&')}"`;
}

/** nginx's white space, its punctuation, a comment's beginning; and a backslash before what it would change. */
function isPlain(value: string): boolean {
  return value !== '' && !/[\s;{}"'#]|\\(?:[\\tnr]|$)/.test(value);
}

/**
 * A text that nginx is to take as it is. Throws where it has a `$`: what users give is refused before a plan is made, and
 * presets have none, so that it is a mistake of ours.
 */
export function constantText(text: string): string {
  if (text.includes('$')) throw new Error(`nginx would read a variable in the constant '${text}'`);
  return text;
}

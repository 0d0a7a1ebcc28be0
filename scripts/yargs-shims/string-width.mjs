/**
 * Stands in for `string-width` in the bundle: yargs measures its help text with it, which is uncoloured ASCII.
 *
 * The real module compiles a regular expression over all emoji when it is loaded and makes an `Intl.Segmenter`: 25 ms
 * and more of every start, for `--help` alone.
 */
export default function stringWidth(text) {
  return typeof text === 'string' ? text.length : 0;
}

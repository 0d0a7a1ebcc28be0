/**
 * Stands in for `string-width` in the bundle: yargs measures its help text, which is ASCII, with it.
 *
 * The real module compiles a regular expression over all emoji when it is loaded and makes an `Intl.Segmenter`: 25 ms
 * and more of every start, for `--help` alone.
 */
const ESCAPE_SEQUENCE = /\u001b\[[0-9;]*m|\u001b\]8;[^\u0007]*\u0007/g;

export default function stringWidth(text) {
  return typeof text === 'string' ? [...text.replace(ESCAPE_SEQUENCE, '')].length : 0;
}

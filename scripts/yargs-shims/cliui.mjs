/**
 * Stands in for `cliui`'s entry in the bundle: the same layout engine, without the three packages that let it wrap
 * coloured text and characters of double width, neither of which is in our help.
 */
import { cliui } from '../../node_modules/cliui/build/lib/index.js';
import stringWidth from './string-width.mjs';

export default function ui(options) {
  return cliui(options, { stringWidth, stripAnsi: (text) => text, wrap: wrapWords });
}

/** Breaks each line of a text between words so that it fits `columns`; a longer word keeps a line of its own. */
function wrapWords(text, columns) {
  return text
    .split('\n')
    .map((line) => wrapLine(line, columns))
    .join('\n');
}

function wrapLine(line, columns) {
  const rows = [];
  let row = '';
  for (const word of line.trim().split(' ')) {
    if (row !== '' && row.length + 1 + word.length > columns) {
      rows.push(row);
      row = word;
    } else row = row === '' ? word : `${row} ${word}`;
  }
  rows.push(row);
  return rows.join('\n');
}

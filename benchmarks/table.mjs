/** Prints a table in Markdown: the first column to the left, numbers to the right. */
export function printTable(title, header, rows) {
  const widths = header.map((cell, column) =>
    Math.max(cell.length, ...rows.map((row) => row[column].length)),
  );
  const line = (cells) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  console.log(`\n${title}\n`);
  console.log([line(header), line(rule), ...rows.map(line)].join('\n'));
}

export const milliseconds = (value) => `${Math.round(value)} ms`;
export const mebibytes = (value) => `${Math.round(value)} MiB`;
export const ratio = (value, base) => `${(value / base).toFixed(2)}×`;

/** A rule's page on a terminal: headings, code and links set apart, the text as it was written. */
import { styleText } from 'node:util';

/** Renders the few forms of Markdown that the pages use. */
export function renderPage(markdown: string): string {
  let inCode = false;
  const lines: string[] = [];
  for (const line of markdown.split('\n')) {
    if (line.startsWith('```')) {
      inCode = !inCode;
      continue;
    }
    lines.push(inCode ? `    ${style('cyan', line)}` : renderLine(line));
  }
  return lines.join('\n');
}

function renderLine(line: string): string {
  const heading = /^#+ (.*)$/.exec(line)?.[1];
  if (heading !== undefined) return style('bold', heading);
  return line
    .replace(/`([^`]+)`/g, (_match, code: string) => style('cyan', code))
    .replace(/\*\*([^*]+)\*\*/g, (_match, strong: string) => style('bold', strong))
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 ($2)');
}

function style(format: 'bold' | 'cyan', text: string): string {
  return text === '' ? text : styleText(format, text, { validateStream: false });
}

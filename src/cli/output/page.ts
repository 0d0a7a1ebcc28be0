/** A rule's page on a terminal: headings, code and links set apart, the text as it was written. */
import { coloured } from '../../report/paint.ts';

/** Renders the few forms of Markdown that the pages use. */
export function renderPage(markdown: string): string {
  let inCode = false;
  const lines: string[] = [];
  for (const line of markdown.split('\n')) {
    if (line.startsWith('```')) {
      inCode = !inCode;
      continue;
    }
    lines.push(inCode ? `    ${coloured('related', line)}` : renderLine(line));
  }
  return lines.join('\n');
}

function renderLine(line: string): string {
  const heading = /^#+ (.*)$/.exec(line)?.[1];
  if (heading !== undefined) return coloured('strong', heading);
  return line
    .replace(/`([^`]+)`/g, (_match, code: string) => coloured('related', code))
    .replace(/\*\*([^*]+)\*\*/g, (_match, strong: string) => coloured('strong', strong))
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 ($2)');
}

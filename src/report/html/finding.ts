/** One finding on the page: what is wrong, the lines it is about, and what its fix would do. */
import type { Finding } from '../../lint/finding.ts';
import { previewEdits } from '../edit-preview.ts';
import { escapeControls } from '../escape.ts';
import { rulePage } from '../home.ts';
import { findingFrame } from '../pretty.ts';
import type { DisplayPath } from '../routes-report.ts';
import { xmlText } from '../svg/element.ts';
import { type Caption, diffElements, frameElements } from './frame.ts';

/** How files are named on the page. */
export interface Places {
  readonly displayPath: DisplayPath;
  /** The anchor of a file's own section; null where it has none. */
  readonly sectionOf: (path: string) => string | null;
}

export function findingElement(finding: Finding, id: string, { displayPath, sectionOf }: Places): string {
  const { rule, severity, message, within, fix } = finding;
  const hunks = fix === null ? [] : previewEdits(fix.edits);
  const { marks } = findingFrame(finding, []);
  const caption: Caption = (file, line) => {
    const name = codeElement(`${displayPath(file.path)}:${line}`);
    const section = file.path === finding.span.file.path ? null : sectionOf(file.path);
    return section === null ? name : `<a href="#${section}">${name}</a>`;
  };
  const place =
    within.length === 0 ? '' : `<span class="f-within">in ${within.map(codeElement).join(' › ')}</span>`;
  return [
    `<article class="f-finding f-${severity}" id="${id}">`,
    `<p class="f-about"><span class="f-badge f-${severity}">${severity}</span>${ruleLink(rule)}${place}</p>`,
    `<h3>${messageElement(message)}</h3>`,
    ...frameElements(marks, caption),
    ...(fix === null
      ? []
      : [
          `<div class="f-fix"><p><b>Fix:</b> ${messageElement(fix.title)}${fix.safety === 'unsafe' ? ' <span class="f-unsafe">unsafe: changes behaviour</span>' : ''}</p>`,
          ...diffElements(hunks, caption),
          '</div>',
        ]),
    '</article>',
  ].join('\n');
}

export function ruleLink(rule: string): string {
  const page = rulePage(rule);
  return page === null ? codeElement(rule) : `<a href="${xmlText(page)}">${codeElement(rule)}</a>`;
}

export function codeElement(text: string): string {
  return `<code>${xmlText(escapeControls(text))}</code>`;
}

/** A path, which may break after a slash. */
export function pathElement(path: string): string {
  return codeElement(path).replaceAll('/', (slash, at: number, text: string) =>
    text.startsWith('</code>', at - 1) ? slash : '/<wbr/>',
  );
}

/** Backticks in a message stand around code; one without its partner is a character. */
export function messageElement(message: string): string {
  const pieces = message.split('`');
  if (pieces.length % 2 === 0) return xmlText(escapeControls(message));
  return pieces
    .map((piece, index) => (index % 2 === 0 ? xmlText(escapeControls(piece)) : codeElement(piece)))
    .join('');
}

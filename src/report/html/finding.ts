/** One finding on the page: what is wrong, the lines it is about, and what its fix would do. */
import type { Finding } from '../../lint/finding.ts';
import { previewEdits } from '../edit-preview.ts';
import { escapeControls } from '../escape.ts';
import { rulePage } from '../home.ts';
import { findingFrame } from '../pretty.ts';
import { xmlText } from '../svg/element.ts';
import { type Caption, diffElements, frameElements } from './frame.ts';

export function findingElement(finding: Finding, id: string, caption: Caption): string {
  const { rule, severity, message, within, fix } = finding;
  const hunks = fix === null ? [] : previewEdits(fix.edits);
  const { marks } = findingFrame(finding, []);
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
  return `<a href="${xmlText(rulePage(rule))}">${codeElement(rule)}</a>`;
}

export function codeElement(text: string): string {
  return `<code>${xmlText(escapeControls(text))}</code>`;
}

/** Backticks in a message stand around code; one without its partner is a character. */
export function messageElement(message: string): string {
  const pieces = message.split('`');
  if (pieces.length % 2 === 0) return xmlText(escapeControls(message));
  return pieces
    .map((piece, index) => (index % 2 === 0 ? xmlText(escapeControls(piece)) : codeElement(piece)))
    .join('');
}

/** The rules as SARIF describes them, with their pages as help. */
import { rules } from '../../../rules/index.ts';
import { pages } from '../../../rules/pages.ts';
import type { Severity } from '../../lint/finding.ts';
import type { Rule } from '../../lint/rule.ts';
import { compareTexts } from '../../lint/text-order.ts';
import { rulePage } from '../home.ts';

export const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** What GitHub filters and sorts by, beside the level. */
const PROBLEM_SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
};

/** The descriptors of all rules: the built-in ones, those of the project's own, and whatever else found something. */
export function ruleDescriptors(found: ReadonlySet<string>, ownRules: readonly Rule[]) {
  const known = new Set([...rules, ...ownRules].map(({ id }) => id));
  const others = [...found].filter((id) => !known.has(id)).sort(compareTexts);
  return [
    ...rules.map((rule) => descriptor(rule, found.has(rule.id) ? (pages[rule.id] ?? null) : null)),
    ...ownRules.map((rule) => descriptor(rule, found.has(rule.id) ? (rule.page ?? null) : null)),
    ...others.map((id) => ({ id })),
  ];
}

/** Help is most of a descriptor, and wanted only where there is something to explain. */
function descriptor({ id, summary, severity, dialects, fix, keepsFromStarting }: Rule, page: string | null) {
  const uri = rulePage(id);
  return {
    id,
    name: id.replace(/(?:^|[-/])([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase()),
    shortDescription: { text: summary },
    fullDescription: { text: (page === null ? '' : leadOf(page)) || summary },
    ...(uri === null ? {} : { helpUri: uri }),
    ...(page === null ? {} : { help: { text: page, markdown: page } }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: [
        ...dialects,
        ...(id.includes('websocket') ? ['websocket'] : []),
        ...(fix === 'none' ? [] : ['fixable']),
      ],
      precision: keepsFromStarting === true ? 'very-high' : 'high',
      'problem.severity': PROBLEM_SEVERITIES[severity],
    },
  };
}

/** The sentence below a page's title. */
function leadOf(page: string): string {
  return (
    page
      .split('\n\n')
      .find((paragraph) => paragraph !== '' && !paragraph.startsWith('#'))
      ?.trim()
      .replaceAll('\n', ' ') ?? ''
  );
}

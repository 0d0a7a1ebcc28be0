/**
 * The colours of a drawing, for light and for dark surroundings. Texts have a contrast of at least 4.5 to 1 on what they
 * stand on, lines of at least 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11); a test measures it.
 */
import type { Standing } from '../routes-report.ts';

/** What one way to stand looks like. */
export interface StandingColours {
  /** Links, marks and the bar of a card. */
  readonly line: string;
  /** The symbol on a mark. */
  readonly symbol: string;
  /** Behind the texts of a card. */
  readonly fill: string;
  readonly border: string;
  /** The reason on a card. */
  readonly text: string;
}

export interface Palette {
  readonly canvas: string;
  /** Behind an entry with its routes. */
  readonly ground: string;
  readonly card: string;
  readonly border: string;
  /** From an entry to its routes. */
  readonly thread: string;
  readonly pill: string;
  readonly text: string;
  readonly softText: string;
  readonly standings: Readonly<Record<Standing, StandingColours>>;
}

export const LIGHT: Palette = {
  canvas: '#ffffff',
  ground: '#f1f5f9',
  card: '#ffffff',
  border: '#cbd5e1',
  thread: '#94a3b8',
  pill: '#e2e8f0',
  text: '#0f172a',
  softText: '#475569',
  standings: {
    works: { line: '#15803d', symbol: '#ffffff', fill: '#ffffff', border: '#cbd5e1', text: '#166534' },
    fragile: { line: '#b45309', symbol: '#ffffff', fill: '#fffbeb', border: '#d97706', text: '#92400e' },
    broken: { line: '#dc2626', symbol: '#ffffff', fill: '#fef2f2', border: '#dc2626', text: '#b91c1c' },
    'no-websockets': {
      line: '#78849a',
      symbol: '#475569',
      fill: '#ffffff',
      border: '#cbd5e1',
      text: '#475569',
    },
    unknown: { line: '#64748b', symbol: '#ffffff', fill: '#f8fafc', border: '#94a3b8', text: '#475569' },
  },
};

export const DARK: Palette = {
  canvas: '#0f1420',
  ground: '#171e2c',
  card: '#1f2838',
  border: '#3d4a60',
  thread: '#64748b',
  pill: '#33405a',
  text: '#f1f5f9',
  softText: '#b0bccd',
  standings: {
    works: { line: '#4ade80', symbol: '#0f1420', fill: '#1f2838', border: '#3d4a60', text: '#86efac' },
    fragile: { line: '#fbbf24', symbol: '#0f1420', fill: '#2e2718', border: '#b98109', text: '#fcd34d' },
    broken: { line: '#f87171', symbol: '#0f1420', fill: '#3a1c22', border: '#f87171', text: '#fca5a5' },
    'no-websockets': {
      line: '#7c8aa0',
      symbol: '#b0bccd',
      fill: '#1f2838',
      border: '#3d4a60',
      text: '#b0bccd',
    },
    unknown: { line: '#94a3b8', symbol: '#0f1420', fill: '#1b2331', border: '#64748b', text: '#b0bccd' },
  },
};

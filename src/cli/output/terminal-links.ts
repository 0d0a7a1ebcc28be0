/** Whether a terminal has links (OSC 8), which it does not say by itself, and where ours lead. */

import { hostname } from 'node:os';
import { rulePage } from '../../report/home.ts';
import type { Links } from '../../report/links.ts';
import { uriPath } from '../../report/uri-path.ts';
import { lookUp } from '../../text/look-up.ts';
import type { Surroundings } from '../surroundings.ts';

/** Terminals by the name that they give themselves in TERM_PROGRAM, in lower case, with their first version that has links. */
const PROGRAMS: Readonly<Record<string, readonly [major: number, minor: number]>> = {
  'iterm.app': [3, 1],
  wezterm: [0, 0],
  vscode: [1, 72],
  ghostty: [0, 0],
  tabby: [0, 0],
  hyper: [2, 0],
  rio: [0, 0],
  tmux: [3, 4],
};

/** The same by TERM. */
const TERMS: ReadonlySet<string> = new Set([
  'xterm-kitty',
  'xterm-ghostty',
  'alacritty',
  'foot',
  'foot-extra',
  'wezterm',
]);

/** VTE before 0.50.1 has none, and 0.50.0 crashes. VTE_VERSION is 5001 for 0.50.1. */
const FIRST_VTE = 5001;

/** FORCE_HYPERLINK decides; else there is a terminal, no CI, and the terminal is one that is known to have them. */
export function hasLinks({ env, isTTY }: Pick<Surroundings, 'env' | 'isTTY'>): boolean {
  const forced = env.FORCE_HYPERLINK ?? '';
  if (forced !== '') return forced !== '0' && forced !== 'false';
  if (!isTTY || isSet(env.CI) || isSet(env.TEAMCITY_VERSION) || env.TERM === 'dumb') return false;
  if (isSet(env.TERM_PROGRAM)) return hasProgramLinks(env.TERM_PROGRAM ?? '', env.TERM_PROGRAM_VERSION ?? '');
  if (isSet(env.WT_SESSION) || isSet(env.DOMTERM) || isSet(env.KONSOLE_VERSION)) return true;
  if (Number(env.VTE_VERSION ?? 0) >= FIRST_VTE) return true;
  return TERMS.has(env.TERM ?? '');
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

function hasProgramLinks(program: string, version: string): boolean {
  const name = program.toLowerCase();
  const first = lookUp(PROGRAMS, name);
  if (first === undefined) return false;
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  return major > first[0] || (major === first[0] && minor >= first[1]);
}

/** VS Code makes links of `path:line:column` by itself, and these open the line. */
export function terminalLinks({ env }: Pick<Surroundings, 'env'>): Links {
  const isVsCode = env.TERM_PROGRAM === 'vscode';
  return {
    ofRule: rulePage,
    ofPlace: (path, line) => (isVsCode ? null : `file://${hostname()}${uriPath(path)}#${line}`),
  };
}

/** Caddyfiles in memory, as the tests of the rules write them. */
import { NEWEST_STABLE } from '../../src/route/target.ts';
import { fix, type LintSubject } from '../proof/harness/linting.ts';
import { said } from './nginx-subject.ts';

/** A Caddyfile for a Caddy of this version. */
export function caddy(text: string, version: string = NEWEST_STABLE.caddy): LintSubject {
  return {
    dialect: 'caddy',
    target: { ...NEWEST_STABLE, caddy: version },
    root: 'Caddyfile',
    texts: new Map([['Caddyfile', text]]),
    named: ['Caddyfile'],
  };
}

/** A site on port 80 around some lines, which begin in the first column. */
export function site(lines: string, version?: string): LintSubject {
  return caddy(`:80 {\n${lines.replaceAll(/^(?=.)/gm, '\t')}\n}\n`, version);
}

/** What is found, each as `3 error websocket-handshake`. */
export function marks(subject: LintSubject): readonly string[] {
  return said(subject).map((line) => line.slice('Caddyfile:'.length, line.indexOf(': ')));
}

/** The Caddyfile after all fixes, also those that have to be asked for. */
export function fixedText(subject: LintSubject): string {
  return fix(subject, true).after.texts.get('Caddyfile') ?? '';
}

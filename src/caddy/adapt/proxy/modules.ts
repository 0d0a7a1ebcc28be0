/**
 * Modules that an option names: `lb_policy ip_hash`, `transport fastcgi`, `dynamic srv`. Plugins bring others, so that a name
 * that no release knows is left alone, unless it is one letter away from one that is known.
 */

import { distance } from 'fastest-levenshtein';
import { lookUp } from '../../../text/look-up.ts';
import type { Argument } from '../../config/statement.ts';
import type { ObjectNode } from '../../json/node.ts';
import { Draft } from '../json-draft.ts';
import { type OptionLine, releaseRefusal } from '../option-lines.ts';

export interface Module {
  readonly since?: string;
  readonly until?: string;
  read(line: OptionLine, module: Draft): void;
}

export interface ModuleKind {
  /** For people: `a load balancing policy`. */
  readonly what: string;
  /** The member that holds the name: `policy`. */
  readonly key: string;
  readonly modules: Readonly<Record<string, Module>>;
}

/** Takes the name of a module and all that belongs to it. Null where there is no name. */
export function takeModule(line: OptionLine, kind: ModuleKind): ObjectNode | null {
  const taken = takeModuleDraft(line, kind);
  if (taken === null) return null;
  taken.draft.put(kind.key, taken.name.value, taken.name.span);
  return taken.draft.node();
}

/** The settings of a module, still without its name, which is beside them. */
export function takeModuleDraft(
  line: OptionLine,
  kind: ModuleKind,
): { readonly name: Argument; readonly draft: Draft } | null {
  const name = line.need(`the name of ${kind.what}`);
  if (name === null) return null;
  const draft = new Draft(line.span);
  const module = moduleOf(name, kind, line);
  if (module === null) line.ignoreRest();
  else module.read(line, draft);
  return { name, draft };
}

/** Null for a plugin's, and, with a problem, for what this release has not. */
function moduleOf(name: Argument, kind: ModuleKind, line: OptionLine): Module | null {
  const module = lookUp(kind.modules, name.value);
  if (module === undefined) {
    const meant = Object.keys(kind.modules).find((known) => distance(known, name.value) === 1);
    if (meant === undefined) return null;
    line.refuse('value', `Caddy knows no ${name.value} as ${kind.what}; did you mean ${meant}?`, name.span, {
      repair: { span: name.span, text: meant },
    });
    return null;
  }
  const refusal = releaseRefusal(name.value, module, 'Caddy', line.context.version);
  if (refusal === null) return module;
  line.refuse('unknown-option', refusal.message, name.span, { version: refusal.version });
  return null;
}

/** What is left of the line and its block. Before 2.8 extra arguments were refused; since then nobody looks at them. */
export function leaveRest(line: OptionLine): void {
  if (line.isAtLeast('2.8')) line.ignoreRest();
  else line.end();
  line.block();
}

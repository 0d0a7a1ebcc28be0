/** The block that a context is, in the words of nginx's directive table; null where its directives cannot be judged. */
import type { Context as LanguageContext } from '../language/directives.ts';
import { type Context, type ContextKind, outwards } from './context.ts';

export function languageContext(context: Context): LanguageContext | null {
  // The top of a fragment stands for a block that we only guess.
  if (context.statement === null && context.kind !== 'main') return null;
  const section = sectionKind(context);
  // A `server` or `upstream` of a fragment may belong in `http`, `stream` or `mail`.
  if (section === null) return null;
  switch (context.kind) {
    case 'main':
    case 'events':
    case 'http':
    case 'stream':
    case 'mail':
    case 'limit_except':
    case 'location':
      return context.kind;
    case 'server':
      if (section === 'stream') return 'stream server';
      return section === 'mail' ? 'mail server' : 'server';
    case 'upstream':
      return section === 'stream' ? 'stream upstream' : 'upstream';
    case 'if':
      return context.parent?.kind === 'location' ? 'if in location' : 'if in server';
    case 'entries':
    case 'other':
      return null;
  }
}

/**
 * The blocks that a context may be. A file that another one is meant to include says what it holds, and not always where:
 * its `server` may be one of `http`, `stream` or `mail`. Empty where its directives cannot be judged.
 */
export function possibleContexts(context: Context): readonly LanguageContext[] {
  const known = languageContext(context);
  if (known !== null) return [known];
  for (const at of outwards(context)) if (isUnknownBlock(at)) return [];
  if (context.statement === null) return context.kind === 'http' ? ['http', 'stream', 'mail'] : [];
  switch (context.kind) {
    case 'server':
      return ['server', 'stream server', 'mail server'];
    case 'upstream':
      return ['upstream', 'stream upstream'];
    case 'location':
    case 'limit_except':
      return [context.kind];
    case 'if':
      return ['if in server', 'if in location'];
    default:
      return [];
  }
}

/**
 * The section around a context; `main` for what stands outside any section, null in a fragment that leaves it open and in
 * a block of another module.
 */
function sectionKind(context: Context): ContextKind | null {
  for (const at of outwards(context)) {
    if (isUnknownBlock(at)) return null;
    if (at.kind === 'stream' || at.kind === 'mail' || at.kind === 'http')
      return at.statement === null ? null : at.kind;
    if (at.parent === null) return at.kind === 'main' || context.kind === 'location' ? 'main' : null;
  }
  return null;
}

/** A block of another module (`rtmp`), which may have a `server` of its own in it. */
function isUnknownBlock({ kind, statement }: Context): boolean {
  return kind === 'other' && statement !== null;
}

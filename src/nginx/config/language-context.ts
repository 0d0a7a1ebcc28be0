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

/** The section around a context; `main` for what stands outside any section, null in a fragment that leaves it open. */
function sectionKind(context: Context): ContextKind | null {
  for (const at of outwards(context)) {
    if (at.kind === 'stream' || at.kind === 'mail' || at.kind === 'http')
      return at.statement === null ? null : at.kind;
    if (at.parent === null) return at.kind === 'main' || context.kind === 'location' ? 'main' : null;
  }
  return null;
}

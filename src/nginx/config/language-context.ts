/** The block that a context is, in the words of nginx's directive table; null where its directives cannot be judged. */
import type { Context as LanguageContext } from '../language/directives.ts';
import type { Context } from './context.ts';

export function languageContext(context: Context): LanguageContext | null {
  // The top of a fragment stands for a block that we only guess.
  if (context.statement === null && context.kind !== 'main') return null;
  const section = sectionKind(context);
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

function sectionKind(context: Context): 'http' | 'stream' | 'mail' {
  for (let at: Context | null = context; at !== null; at = at.parent) {
    if (at.kind === 'stream' || at.kind === 'mail' || at.kind === 'http') return at.kind;
  }
  return 'http';
}

/**
 * Before an expression is read, Caddy writes its placeholders as calls (modules/caddyhttp/celmatcher.go): `{host}` wherever
 * it stands, within texts too.
 */
import { isVersionAtLeast } from '../../../route/target.ts';

/** The functions and the variable of Caddy's own by the names that they have in a release. */
export interface OwnNames {
  /** The function that a placeholder becomes. */
  readonly placeholder: string;
  readonly request: string;
}

/** Since 2.9 a backslash in front keeps a placeholder as it is, and the names are shorter. */
export function ownNames(version: string): OwnNames {
  return isVersionAtLeast(version, '2.9')
    ? { placeholder: 'ph', request: 'req' }
    : { placeholder: 'caddyPlaceholder', request: 'request' };
}

export function writeOutPlaceholders(expression: string, version: string): string {
  const { placeholder, request } = ownNames(version);
  if (!isVersionAtLeast(version, '2.9')) {
    return expression.replace(
      /\{([a-zA-Z][\w.-]+)\}/g,
      (_, name: string) => `${placeholder}(${request}, "${name}")`,
    );
  }
  return expression
    .replace(
      /([^\\]|^)\{([a-zA-Z][\w.-]+)\}/g,
      (_, before: string, name: string) => `${before}${placeholder}(${request}, "${name}")`,
    )
    .replace(/\\\{([a-zA-Z][\w.-]+)\}/g, '{$1}');
}

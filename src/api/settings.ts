/** Settings as an object: what the configuration file says, given by a program. */

export interface Settings {
  /** The versions of the proxies; the newest stable ones where they are left out. */
  readonly targets?: { readonly nginx?: string; readonly caddy?: string };
}

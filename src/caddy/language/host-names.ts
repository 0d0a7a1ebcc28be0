/** Names of hosts as Caddy compares them, and which of them a certificate can be for. */

/** Names with a wildcard: a label `*` stands for any one label. Letter case does not count. */
export function coversHost(name: string, host: string): boolean {
  if (!name.includes('*')) return name.length === host.length && name.toLowerCase() === host.toLowerCase();
  const parts = name.toLowerCase().split('.');
  const labels = host.toLowerCase().split('.');
  return (
    parts.length === labels.length && parts.every((part, index) => part === '*' || part === labels[index])
  );
}

/** Many names, of which those are asked for that cover a host. */
export class HostNames {
  readonly #written = new Set<string>();
  readonly #wildcards = new Set<string>();

  constructor(names: Iterable<string>) {
    for (const name of names) {
      if (name.includes('*')) this.#wildcards.add(name.toLowerCase());
      else this.#written.add(name.toLowerCase());
    }
  }

  /** In lower case. */
  covering(host: string): readonly string[] {
    const asked = host.toLowerCase();
    const wildcards = [...this.#wildcards].filter((name) => coversHost(name, asked));
    return this.#written.has(asked) ? [asked, ...wildcards] : wildcards;
  }

  covers(host: string): boolean {
    return this.covering(host).length > 0;
  }
}

const SPECIAL = /[()[\]{}<> \t\n"\\!@#$%^&|;'+=]/;

/** certmagic.SubjectQualifiesForCert: no special characters; a wildcard is the leftmost label, or all there is. */
export function qualifiesForCertificate(name: string): boolean {
  if (name.trim() === '' || name.startsWith('.') || name.endsWith('.') || SPECIAL.test(name)) return false;
  return !name.includes('*') || name.startsWith('*.') || name === '*';
}

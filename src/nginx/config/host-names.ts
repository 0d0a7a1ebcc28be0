/**
 * Host names with wildcards, as `server_name` and `map … hostnames` have them: the exact name wins, then the longest
 * `*.example.com`, then the longest `www.*`; `.example.com` is the name itself and all below it
 * (`ngx_hash_find_combined`, nginx 1.31.4). Of two equal names the first stands.
 */
export class HostNames<T> {
  readonly #exact = new Map<string, T>();
  /** Names that are taken, whether or not anything is found by them. */
  readonly #taken = new Set<string>();
  /** By what follows the `*`: `.example.com`. */
  readonly #heads = new Map<string, T>();
  /** By what comes before the `*`: `www.`. */
  readonly #tails = new Map<string, T>();

  /** `name` in any letter case. */
  add(name: string, value: T): void {
    const text = name.toLowerCase();
    if (text.startsWith('*.')) addFirst(this.#heads, text.slice(1), value);
    else if (text.endsWith('.*')) addFirst(this.#tails, text.slice(0, -1), value);
    else if (text.startsWith('.')) this.#addWithAllBelow(text, value);
    else if (!this.#taken.has(text)) {
      this.#taken.add(text);
      this.#exact.set(text, value);
    }
  }

  /** Where either half of `.example.com` is taken, nginx ignores the whole of it. */
  #addWithAllBelow(text: string, value: T): void {
    const name = text.slice(1);
    if (this.#taken.has(name)) return;
    this.#taken.add(name);
    if (this.#heads.has(text)) return;
    this.#exact.set(name, value);
    this.#heads.set(text, value);
  }

  /** `host` in lower case; undefined where no name fits. */
  find(host: string): T | undefined {
    return this.#exact.get(host) ?? this.#longestHead(host) ?? this.#longestTail(host);
  }

  #longestHead(host: string): T | undefined {
    if (this.#heads.size === 0) return undefined;
    for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1)) {
      const found = this.#heads.get(host.slice(dot));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #longestTail(host: string): T | undefined {
    if (this.#tails.size === 0) return undefined;
    for (let dot = host.lastIndexOf('.'); dot > 0; dot = host.lastIndexOf('.', dot - 1)) {
      const found = this.#tails.get(host.slice(0, dot + 1));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

function addFirst<T>(names: Map<string, T>, key: string, value: T): void {
  if (!names.has(key)) names.set(key, value);
}

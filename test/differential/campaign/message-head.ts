/** Reads the head of an HTTP/1 message as it is on the wire, without correcting anything. */

export interface MessageHead {
  /** `GET /ws HTTP/1.1`, `HTTP/1.1 200 OK`. */
  readonly first: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** The head of a message, and where its body begins; null as long as the head is not complete. */
export function readHead(bytes: Buffer): { readonly head: MessageHead; readonly body: number } | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return null;
  const [first = '', ...lines] = bytes.subarray(0, end).toString('utf8').split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')] as const;
  });
  return { head: { first, headers }, body: end + 4 };
}

/** The values of a header, in order. */
export function valuesOf({ headers }: MessageHead, name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([given]) => given.toLowerCase() === wanted).map(([, value]) => value);
}

export function tokensOf(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => value.split(',')).map((token) => token.trim().toLowerCase());
}

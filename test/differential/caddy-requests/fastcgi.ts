/** As much of FastCGI as a responder needs that answers every request alike (FastCGI specification 1.0, sections 3 and 5). */

const VERSION = 1;
const END_REQUEST = 3;
const PARAMS = 4;
const STDOUT = 6;
const HEADER = 8;
const REQUEST_ID = 1;

/** The parameters of the request; null as long as they have not all come. */
export function paramsOf(received: Buffer): ReadonlyMap<string, string> | null {
  const contents: Buffer[] = [];
  let at = 0;
  while (at + HEADER <= received.length) {
    const length = received.readUInt16BE(at + 4);
    const end = at + HEADER + length;
    if (end > received.length) return null;
    const isParams = received[at + 1] === PARAMS;
    // An empty record ends them.
    if (isParams && length === 0) return pairsIn(Buffer.concat(contents));
    if (isParams) contents.push(received.subarray(at + HEADER, end));
    at = end + (received[at + 6] ?? 0);
  }
  return null;
}

function pairsIn(content: Buffer): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let at = 0;
  /** One byte, or four where the first bit is set. */
  const length = (): number => {
    const isLong = (content[at] ?? 0) > 0x7f;
    const value = isLong ? content.readUInt32BE(at) & 0x7fff_ffff : (content[at] ?? 0);
    at += isLong ? 4 : 1;
    return value;
  };
  const text = (size: number): string => {
    at += size;
    return content.toString('latin1', at - size, at);
  };
  while (at < content.length) {
    const [nameSize, valueSize] = [length(), length()];
    found.set(text(nameSize), text(valueSize));
  }
  return found;
}

/** An answer, and its end. */
export function stdoutOf(answer: string): Buffer {
  return Buffer.concat([
    record(STDOUT, Buffer.from(answer)),
    record(STDOUT, Buffer.alloc(0)),
    record(END_REQUEST, Buffer.alloc(8)),
  ]);
}

function record(type: number, content: Buffer): Buffer {
  const header = Buffer.from([VERSION, type, 0, REQUEST_ID, 0, 0, 0, 0]);
  header.writeUInt16BE(content.length, 4);
  return Buffer.concat([header, content]);
}

/**
 * The words and comments of a JSON text, for what asks about lines and not about values. Never throws, and every
 * character that is none of these is passed over.
 */

export interface JsonToken {
  readonly type: 'text' | 'literal' | 'comment' | '{' | '}' | '[' | ']' | ',' | ':';
  readonly start: number;
  readonly end: number;
}

const TOKEN =
  /(?<text>"(?:[^"\\\n]|\\[^\n])*"?)|(?<comment>\/\/[^\r\n]*|\/\*(?:.*?\*\/|.*$))|(?<sign>[{}[\],:])|(?<literal>[^\s{}[\],:"/]+|\/)/gs;

export function* tokenizeJson(text: string): Generator<JsonToken> {
  for (const { index: start, 0: word, groups = {} } of text.matchAll(TOKEN)) {
    const end = start + word.length;
    if (groups.sign !== undefined) yield { type: word as JsonToken['type'], start, end };
    else if (groups.comment !== undefined) yield { type: 'comment', start, end };
    else yield { type: groups.text === undefined ? 'literal' : 'text', start, end };
  }
}

/** The characters that nginx's tokenizer looks at, as UTF-16 units. */

export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;
export const DOUBLE_QUOTE = 0x22;
export const HASH = 0x23;
export const DOLLAR = 0x24;
export const SINGLE_QUOTE = 0x27;
export const RIGHT_PARENTHESIS = 0x29;
export const SEMICOLON = 0x3b;
export const LESS_THAN = 0x3c;
export const BACKSLASH = 0x5c;
export const LEFT_BRACE = 0x7b;
export const RIGHT_BRACE = 0x7d;
export const BYTE_ORDER_MARK = 0xfeff;

/** What separates words. */
export function isWhiteSpace(char: number): boolean {
  return char === SPACE || char === TAB || char === LINE_FEED || char === CARRIAGE_RETURN;
}

/** The official schema of SARIF 2.1.0, as Microsoft's package carries it. It is of JSON Schema's draft 4. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

/** The characters of RFC 3986, with whole percent-encodings. */
const URI_REFERENCE = /^(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[\da-f]{2})*$/i;

function validator() {
  const path = new URL(
    '../../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
    import.meta.url,
  );
  // What draft 4 writes otherwise than draft 7, in this schema: its own names.
  const { id: _id, $schema: _draft, ...schema } = JSON.parse(readFileSync(path, 'utf8'));
  return new Ajv({
    strict: false,
    // One of its patterns is none with Unicode's rules.
    unicodeRegExp: false,
    allErrors: true,
    formats: {
      uri: (text: string) => URI_REFERENCE.test(text) && URL.canParse(text),
      'uri-reference': URI_REFERENCE,
      'date-time': true,
    },
  }).compile(schema);
}

const validate = validator();

/** What breaks the schema. */
export function sarifFaults(document: unknown): readonly unknown[] {
  return validate(document) ? [] : (validate.errors ?? []);
}

/** Patterns and subjects, generated: what the grammar of PCRE has, over few letters, so that they often match. */
import fc from 'fast-check';

const LITERALS = [
  'a',
  'b',
  'A',
  'B',
  'ab',
  '1',
  '_',
  '-',
  'é',
  ' ',
  '\\.',
  '\\n',
  '\\x41',
  '\\x{62}',
  '\\101',
];
const SETS = [
  ...[
    '.',
    '\\d',
    '\\w',
    '\\W',
    '\\s',
    '\\S',
    '\\D',
    '\\h',
    '\\N',
    '[ab]',
    '[^a]',
    '[a-c1]',
    '[]a]',
    '[^]a]',
    '[\\w-]',
    '[.é]',
  ],
  ...[
    '[[:alpha:]]',
    '[[:^upper:]b]',
    '[\\Qa-b\\E]',
    '[^\\n\\s]',
    '[A-_]',
    '[b\\-a]',
    '[\\x61-\\x62]',
    '\\R',
    '[[:punct:]]',
  ],
];
const POSITIONS = ['^', '$', '\\b', '\\B', '\\A', '\\z', '\\Z', '(?<=a)', '(?<!b|aa)', '(?<=\\w[ab])'];
const QUANTIFIERS = [
  '',
  '',
  '',
  '',
  '*',
  '+',
  '?',
  '*?',
  '+?',
  '??',
  '*+',
  '++',
  '?+',
  '{2}',
  '{1,2}',
  '{0,3}?',
  '{2,}',
  '{,2}',
  '{2',
  '{0}',
];
const OPTIONS = ['(?i)', '(?-i)', '(?s)', '(?m)', '(?x)', '(?#c)', '\\Q.*\\E', '\\Q\\E', '(?U)', '(?^)'];
const OPENINGS = ['(', '(', '(', '(?:', '(?:', '(?>', '(?=', '(?!', '(?|', '(?i:', '(?s-i:', '(?x: '];
const REFERENCES = ['\\1', '\\2', '\\3', '\\g{-1}', '\\g1', '\\g{2}', '\\10'];

const { pattern } = fc.letrec<{ pattern: string; item: string; group: string }>((tie) => ({
  pattern: fc
    .array(
      fc.array(tie('item'), { minLength: 0, maxLength: 3 }).map((items) => items.join('')),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((branches) => branches.join('|')),
  item: fc.oneof(
    { maxDepth: 3, depthSize: 0.6 },
    { arbitrary: quantified(fc.constantFrom(...LITERALS)), weight: 6 },
    { arbitrary: quantified(fc.constantFrom(...SETS)), weight: 5 },
    { arbitrary: fc.constantFrom(...POSITIONS), weight: 2 },
    { arbitrary: fc.constantFrom(...OPTIONS), weight: 1 },
    { arbitrary: quantified(fc.constantFrom(...REFERENCES)), weight: 1 },
    { arbitrary: quantified(tie('group')), weight: 6 },
  ),
  group: fc
    .tuple(fc.constantFrom(...OPENINGS), tie('pattern'))
    .map(([opening, body]) => `${opening}${body})`),
}));

function quantified(item: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(item, fc.constantFrom(...QUANTIFIERS)).map(([text, quantifier]) => `${text}${quantifier}`);
}

/** Its first group is the whole match, for nginx gives groups only; a name may be at its end. */
export const GENERATED_PATTERN: fc.Arbitrary<string> = fc
  .tuple(
    pattern,
    fc.constantFrom('', '', '(?<name>a*)', "(?'name'\\w)", '(?P<name>b)?(?P=name)', '(?<name>a)\\k<name>'),
  )
  .map(([body, end]) => `(${body})${end}`);

/** Text that is a pattern by chance only. */
export const RANDOM_TEXT: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        'b',
        '1',
        '8',
        '0',
        '-',
        ',',
        ' ',
        '.',
        '^',
        '$',
        '|',
        '(',
        ')',
        '(',
        ')',
        '[',
        ']',
        '[',
        ']',
        '{',
        '}',
        '*',
        '+',
      ],
      ...[
        '?',
        '\\',
        '\\',
        ':',
        '=',
        '!',
        '<',
        '>',
        "'",
        'n',
        'x',
        'Q',
        'E',
        'g',
        'k',
        'P',
        'd',
        'w',
        '#',
        '&',
        '(?',
        '[:',
        ':]',
      ],
      ...['R', 'o', 'c', 'K', 'N', 'A', 'i', 'm', 's', '(?<n>', '(?:', '{2}', '{1,', 'alpha'],
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((parts) => parts.join(''));

/** Binary strings, as the model has them. */
export const GENERATED_SUBJECT: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      'a',
      'a',
      'b',
      'b',
      'A',
      'B',
      'ab',
      '1',
      '_',
      '-',
      ' ',
      '.',
      '\n',
      '\u00c3\u00a9',
      '\t',
      '\r\n',
      '*',
      '}',
      '{2',
    ),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''));

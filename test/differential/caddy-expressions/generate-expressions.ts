/** Generated expressions in CEL, as people write them, and odder ones: each operator and function with what fits its types. */
import fc from 'fast-check';
import {
  anyPlaceholder,
  argument,
  inBrackets,
  list,
  literal,
  map,
  PATHS,
  pattern,
  quoted,
  textPlaceholder,
} from './generate-words.ts';

const FIELDS = ['Upgrade', 'upgrade', 'Connection', 'X-Own', 'None', 'Host', 'Cookie'];

const matcherCall: fc.Arbitrary<string> = fc.oneof(
  list(
    fc.oneof(
      {
        arbitrary: fc
          .constantFrom(...PATHS)
          .filter((path) => !path.includes('{'))
          .chain(quoted),
        weight: 4,
      },
      { arbitrary: argument, weight: 1 },
    ),
    1,
  ).map((all) => `path(${all})`),
  pattern.map((one) => `path_regexp(${one})`),
  pattern.map((one) => `path_regexp('m', ${one})`),
  list(fc.oneof(fc.constantFrom("'app.test'", "'*.test'", "'APP.test'", "'other.test'"), argument), 1).map(
    (all) => `host(${all})`,
  ),
  list(fc.oneof(fc.constantFrom("'GET'", "'POST'", "'get'"), argument), 1).map((all) => `method(${all})`),
  fc.oneof(fc.constantFrom("'http'", "'https'", "'grpc'", "'x'"), argument).map((one) => `protocol(${one})`),
  map(['a', 'none', 'b']).map((one) => `query(${one})`),
  map(FIELDS).map((one) => `header(${one})`),
  fc.tuple(fc.constantFrom(...FIELDS), pattern).map(([field, one]) => `header_regexp('${field}', ${one})`),
  fc
    .tuple(fc.constantFrom(...FIELDS), pattern)
    .map(([field, one]) => `header_regexp('m', '${field}', ${one})`),
  list(fc.constantFrom("'127.0.0.1'", "'10.0.0.0/8'", "'127.0.0.0/8'", "'::1'"), 1).map(
    (all) => `remote_ip(${all})`,
  ),
  list(fc.constantFrom("'127.0.0.1'", "'10.0.0.0/8'"), 0).map(
    (all) => `remote_ip('forwarded'${all === '' ? '' : `, ${all}`})`,
  ),
  fc.constantFrom(
    "file('/none/')",
    "file({http.request.uri.path}, '/none/')",
    "file({'try_files': ['/none/', '=410']})",
    "file({'root': {http.vars.none}, 'try_files': ['/x']})",
    "file({'root': '/nowhere', 'try_files': [{http.request.uri.path}]})",
  ),
);

const wholeNumber = fc.oneof(
  fc.integer({ min: -3, max: 9 }).map(String),
  fc.constantFrom('8080', '0x10', '9223372036854775807', '-9223372036854775808', '07'),
);

/** Expressions of each type; they are built up from each other. */
export const typed = fc.letrec<{
  bool: string;
  string: string;
  int: string;
  double: string;
  strings: string;
}>((tie) => {
  const infix = (operators: readonly string[], left: fc.Arbitrary<string>, right: fc.Arbitrary<string>) =>
    fc.tuple(left, fc.constantFrom(...operators), right).map((parts) => parts.join(' '));
  const texts = fc.oneof({ depthSize: 'small' }, literal, textPlaceholder, tie('string'));
  const relations = ['==', '!=', '<', '<=', '>', '>='];
  return {
    bool: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { arbitrary: matcherCall, weight: 6 },
      { arbitrary: infix(['==', '!=', '==', '<', '>='], anyPlaceholder, literal), weight: 5 },
      { arbitrary: infix(relations, anyPlaceholder, anyPlaceholder), weight: 1 },
      { arbitrary: infix(relations, anyPlaceholder, wholeNumber), weight: 2 },
      {
        arbitrary: infix(['==', '!='], anyPlaceholder, fc.constantFrom('null', 'true', '1.5', '7.0', '7u')),
        weight: 2,
      },
      { arbitrary: infix(['in'], anyPlaceholder, inBrackets(literal)), weight: 2 },
      {
        arbitrary: infix(
          ['in'],
          anyPlaceholder,
          inBrackets(fc.oneof(literal, wholeNumber, anyPlaceholder, fc.constant('null'))),
        ),
        weight: 1,
      },
      {
        arbitrary: infix(['in'], anyPlaceholder, fc.constantFrom("{'a': 1, 'GET': 2}", "{'Text': 'a'}")),
        weight: 1,
      },
      { arbitrary: infix(relations, texts, texts), weight: 3 },
      { arbitrary: infix(relations, tie('int'), tie('int')), weight: 2 },
      { arbitrary: infix(relations, tie('double'), tie('double')), weight: 1 },
      { arbitrary: infix(['==', '!='], tie('strings'), tie('strings')), weight: 1 },
      {
        arbitrary: fc
          .tuple(
            fc.oneof(texts, anyPlaceholder),
            fc.constantFrom('startsWith', 'endsWith', 'contains'),
            fc.oneof(texts, anyPlaceholder),
          )
          .map(([target, method, part]) => `${inParentheses(target)}.${method}(${part})`),
        weight: 5,
      },
      {
        arbitrary: fc
          .tuple(fc.oneof(textPlaceholder, anyPlaceholder), pattern)
          .map(([target, one]) => `${target}.matches(${one})`),
        weight: 3,
      },
      {
        arbitrary: fc
          .tuple(tie('bool'), fc.constantFrom('&&', '||'), tie('bool'))
          .map((parts) => parts.map((part, index) => (index === 1 ? part : inParentheses(part))).join(' ')),
        weight: 5,
      },
      {
        arbitrary: fc
          .array(fc.oneof(matcherCall, infix(['=='], anyPlaceholder, literal)), {
            minLength: 2,
            maxLength: 4,
          })
          .chain((all) => fc.constantFrom(' && ', ' || ').map((operator) => all.join(operator))),
        weight: 2,
      },
      {
        arbitrary: fc
          .tuple(fc.constantFrom('!', '!', '!!'), tie('bool'))
          .map(([mark, one]) => `${mark}(${one})`),
        weight: 3,
      },
      { arbitrary: anyPlaceholder.map((one) => `!${one}`), weight: 1 },
      {
        arbitrary: fc
          .tuple(tie('bool'), tie('bool'), tie('bool'))
          .map(([one, two, three]) => `(${one}) ? (${two}) : (${three})`),
        weight: 1,
      },
      {
        arbitrary: fc
          .tuple(
            tie('strings'),
            fc.constantFrom('exists', 'all', 'exists_one'),
            fc.constantFrom(
              "x == 'a'",
              "x.startsWith('/')",
              '{http.request.uri.path}.startsWith(x)',
              "x < 'b' || {http.vars.flag}",
              '{http.vars.none}',
              'x == {http.request.method}',
              'x.size() > 1',
            ),
          )
          .map(([range, loop, body]) => `${range}.${loop}(x, ${body})`),
        weight: 2,
      },
      {
        arbitrary: fc.constantFrom(
          "bool('t')",
          'bool({http.vars.text})',
          '[true, false][0]',
          "{'a': true}.a",
          "{'a': true}['b']",
          '[{http.vars.flag} == true][{http.vars.number}]',
          'true',
          'false',
          '{http.vars.flag} && true',
          "string({http.vars.number}) == '7'",
          "dyn('a') == 'a'",
          "dyn({http.vars.text}) == 'Text'",
          "{http.vars.text}['a'] == 1",
          '{http.vars.text}.a == 1',
        ),
        weight: 2,
      },
    ),
    string: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      literal,
      textPlaceholder,
      anyPlaceholder.map((one) => `string(${one})`),
      anyPlaceholder.map((one) => `(${one} + '')`),
      texts.map((one) => `${inParentheses(one)}.lowerAscii()`),
      texts.map((one) => `${inParentheses(one)}.upperAscii()`),
      texts.map((one) => `${inParentheses(one)}.trim()`),
      fc.tuple(texts, texts).map((both) => `(${both.join(' + ')})`),
      fc.tuple(texts, tie('int')).map(([one, at]) => `${inParentheses(one)}.charAt(${at})`),
      fc.tuple(texts, tie('int')).map(([one, at]) => `${inParentheses(one)}.substring(${at})`),
      fc
        .tuple(texts, wholeNumber, wholeNumber)
        .map(([one, from, to]) => `${inParentheses(one)}.substring(${from}, ${to})`),
      fc
        .tuple(texts, literal, literal)
        .map(([one, from, to]) => `${inParentheses(one)}.replace(${from}, ${to})`),
      fc
        .tuple(texts, literal, literal, wholeNumber)
        .map(([one, from, to, limit]) => `${inParentheses(one)}.replace(${from}, ${to}, ${limit})`),
      fc.tuple(tie('strings'), literal).map(([all, separator]) => `${all}.join(${separator})`),
      fc.tuple(tie('strings'), wholeNumber).map(([all, at]) => `${all}[${at}]`),
      fc.tuple(tie('bool'), texts, texts).map(([one, two, three]) => `((${one}) ? (${two}) : (${three}))`),
    ),
    int: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { arbitrary: wholeNumber, weight: 3 },
      texts.map((one) => `size(${one})`),
      texts.map((one) => `${inParentheses(one)}.size()`),
      tie('strings').map((one) => `${one}.size()`),
      anyPlaceholder.map((one) => `int(${one})`),
      fc.constantFrom("int('12')", 'int(1.9)', 'int(-1.9)', "int('+3')", 'int({http.vars.fraction})'),
      fc.tuple(texts, literal).map(([one, part]) => `${inParentheses(one)}.indexOf(${part})`),
      fc
        .tuple(texts, literal, wholeNumber)
        .map(([one, part, at]) => `${inParentheses(one)}.indexOf(${part}, ${at})`),
      fc.tuple(texts, literal).map(([one, part]) => `${inParentheses(one)}.lastIndexOf(${part})`),
      fc
        .tuple(texts, literal, wholeNumber)
        .map(([one, part, at]) => `${inParentheses(one)}.lastIndexOf(${part}, ${at})`),
      fc
        .tuple(tie('int'), fc.constantFrom('+', '-', '*', '/', '%'), tie('int'))
        .map((parts) => `(${parts.join(' ')})`),
      fc
        .tuple(anyPlaceholder, fc.constantFrom('+', '-', '*', '%'), wholeNumber)
        .map((parts) => `(${parts.join(' ')})`),
      tie('int').map((one) => `-(${one})`),
    ),
    double: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { arbitrary: fc.constantFrom('1.5', '0.0', '-2.25', '1e3', '.5', '7.0'), weight: 3 },
      anyPlaceholder.map((one) => `double(${one})`),
      wholeNumber.map((one) => `double(${one})`),
      fc
        .tuple(tie('double'), fc.constantFrom('+', '-', '*', '/'), tie('double'))
        .map((parts) => `(${parts.join(' ')})`),
    ),
    strings: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { arbitrary: inBrackets(literal), weight: 2 },
      inBrackets(textPlaceholder),
      fc.tuple(texts, literal).map(([one, separator]) => `${inParentheses(one)}.split(${separator})`),
      fc
        .tuple(texts, literal, fc.constantFrom('-1', '0', '1', '2'))
        .map(([one, separator, limit]) => `${inParentheses(one)}.split(${separator}, ${limit})`),
      fc
        .tuple(tie('strings'), fc.constantFrom("x + 'a'", 'x.upperAscii()'))
        .map(([range, body]) => `${range}.map(x, ${body})`),
      fc
        .tuple(tie('strings'), fc.constantFrom("x != 'a'", "x.contains('e')", '{http.vars.number} == 7'))
        .map(([range, body]) => `${range}.filter(x, ${body})`),
    ),
  };
});

function inParentheses(expression: string): string {
  return /^(?:\{[\w.-]+\}|'[^']*'|\w+\([^()]*\))$/.test(expression) ? expression : `(${expression})`;
}

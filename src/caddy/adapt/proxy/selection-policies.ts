/** Load balancing policies (reverseproxy/selectionpolicies.go): `lb_policy random_choose 3`. */
import type { Draft } from '../json-draft.ts';
import { type OptionLine, type OptionTable, readOptions } from '../option-lines.ts';
import { takeDuration, takeInteger } from '../option-values.ts';
import { leaveRest, type Module, type ModuleKind, takeModule } from './modules.ts';

/** Without any arguments, in every release. A block is not looked at. */
const BARE: Module = {
  read: (line) => {
    line.end();
    line.block();
  },
};

export const SELECTION_POLICIES: ModuleKind = {
  what: 'a load balancing policy',
  key: 'policy',
  modules: {
    random: BARE,
    least_conn: BARE,
    round_robin: BARE,
    first: BARE,
    ip_hash: BARE,
    uri_hash: BARE,
    client_ip_hash: { ...BARE, since: '2.7' },
    random_choose: { read: readChoice },
    weighted_round_robin: { since: '2.7', read: readWeights },
    header: { read: (line, policy) => readHashed(line, policy, 'field', 'the name of a header') },
    query: {
      since: '2.7',
      read: (line, policy) => readHashed(line, policy, 'key', 'the name of a query parameter'),
    },
    cookie: { read: readCookie },
  },
};

function readChoice(line: OptionLine, policy: Draft): void {
  skipPairs(line);
  const choice = takeInteger(line);
  if (choice !== null) policy.put('choose', choice.value, choice.span);
  if (refusesBlock(line)) return;
  leaveRest(line);
}

function readWeights(line: OptionLine, policy: Draft): void {
  let weight = takeInteger(line);
  const weights: number[] = [];
  for (; weight !== null; weight = takeIntegerIfAny(line)) {
    if (weight.value < 0) line.refuse('value', 'a weight cannot be negative', weight.span);
    weights.push(weight.value);
  }
  policy.put('weights', weights, line.span);
  line.block();
}

function takeIntegerIfAny(line: OptionLine) {
  return line.hasMore ? takeInteger(line) : null;
}

function readHashed(line: OptionLine, policy: Draft, member: string, what: string): void {
  skipPairs(line);
  const name = line.need(what);
  if (name !== null) policy.put(member, name.value, name.span);
  if (refusesBlock(line)) return;
  if (!line.hasMore) readFallback(line, policy, FALLBACK);
  leaveRest(line);
}

/** Before 2.8 words were read over and over, each a name and an argument: of three the last one counted. */
function skipPairs(line: OptionLine): void {
  if (line.isAtLeast('2.8')) return;
  while (line.left > 2) {
    line.next();
    line.next();
  }
}

/** Before 2.7 these policies tripped over a block that was not empty; `cookie` and those without arguments did not. */
function refusesBlock(line: OptionLine): boolean {
  if (line.isAtLeast('2.7') || line.block().length === 0) return false;
  line.refuse('arguments', `${line.name.value} takes no block before Caddy 2.7; remove it`, line.span);
  return true;
}

function readCookie(line: OptionLine, policy: Draft): void {
  const [name, secret] = line.exactly(0, 2, 'the name of a cookie, and at most a secret') ?? [];
  if (name !== undefined) policy.put('name', name.value, name.span);
  if (secret !== undefined) policy.put('secret', secret.value, secret.span);
  readFallback(line, policy, COOKIE);
}

function readFallback(line: OptionLine, policy: Draft, options: OptionTable<Draft>): void {
  if (line.isAtLeast('2.7')) readOptions(line.block(), options, policy, 'the policy', line.context);
  else line.block();
}

const FALLBACK: OptionTable<Draft> = {
  fallback: {
    read: (line, policy) => {
      if (policy.has('fallback')) line.refuse('duplicate', 'the fallback was given before', line.span);
      const fallback = takeModule(line, SELECTION_POLICIES);
      if (fallback !== null) policy.putAlways('fallback', fallback, line.span);
    },
  },
};

const COOKIE: OptionTable<Draft> = {
  ...FALLBACK,
  max_age: {
    since: '2.8',
    read: (line, policy) => {
      if (policy.has('max_age')) line.refuse('duplicate', 'max_age was given before', line.span);
      const age = takeDuration(line);
      if (age !== null && age.value <= 0) line.refuse('value', 'max_age must be more than nothing', age.span);
      line.end();
      if (age !== null) policy.put('max_age', age.value, age.span);
    },
  },
};

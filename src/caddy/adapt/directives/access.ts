/** `basic_auth` and its older name (modules/caddyhttp/caddyauth/caddyfile.go). */
import type { PlainJson } from '../../json/node.ts';
import { objectNode } from '../../json/node.ts';
import type { HandlerAdapter } from '../directive-adapter.ts';
import { OptionLine } from '../option-lines.ts';
import { refuseSlip } from '../standard-modules.ts';
import { lineOf } from './read-line.ts';

/** Of any release; plugins may bring others, since 2.10. */
const HASHES = ['bcrypt', 'scrypt', 'argon2id'];

export const basicAuth: HandlerAdapter = (directive, context) => {
  const { span, statement } = directive;
  const line = lineOf(directive, context);
  const [hash, realm] = line.exactly(0, 2, 'a hash algorithm and a realm') ?? [];
  const algorithm = hash?.value ?? 'bcrypt';
  const known = context.isAtLeast('2.10')
    ? ['bcrypt', 'argon2id']
    : context.isAtLeast('2.8')
      ? ['bcrypt']
      : ['bcrypt', 'scrypt'];
  if (hash !== undefined && !known.includes(algorithm)) {
    if (HASHES.includes(algorithm) || !context.isAtLeast('2.10'))
      line.refuse('value', `there is no hash algorithm ${algorithm} here; use bcrypt`, hash.span);
    else refuseSlip(hash, known, 'hash algorithm', line);
  }
  const accounts: PlainJson[] = [];
  for (const child of statement.block ?? []) {
    const account = new OptionLine(child.name, child.args, child, context);
    // Salts went with scrypt (pull request 6091).
    const [password, salt] = context.isAtLeast('2.8')
      ? (account.exactly(1, 1, 'one password that is hashed') ?? [])
      : (account.exactly(1, 2, 'a password that is hashed, and at most its salt') ?? []);
    if (password === undefined) continue;
    account.remainder();
    if (child.name.value === '' || password.value === '') {
      account.refuse('value', 'neither a name nor a password may be empty', child.name.span);
    }
    accounts.push({
      password: password.value,
      salt: salt?.value === '' ? undefined : salt?.value,
      username: child.name.value,
    });
  }
  return objectNode(
    {
      handler: 'authentication',
      providers: {
        http_basic: {
          accounts: accounts.length === 0 ? undefined : accounts,
          hash: { algorithm },
          hash_cache: {},
          realm: realm?.value,
        },
      },
    },
    span,
  );
};

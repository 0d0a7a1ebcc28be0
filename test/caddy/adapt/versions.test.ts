/**
 * Where releases of Caddy adapt a Caddyfile differently. What 2.6.2 does is shown by the real one in test/differential and
 * test/conformance; of the later ones their source tells, at the places that src/caddy/adapt names.
 */
import { describe, expect, it } from 'vitest';
import { plainOf } from '../../../src/caddy/json/node.ts';
import { configurationOf } from '../configuration.ts';

function adapted(
  text: string,
  caddy: string,
): { readonly json: string; readonly problems: readonly string[] } {
  const { adaptation } = configurationOf(text, { caddy });
  return {
    json: JSON.stringify(plainOf(adaptation.json)),
    problems: adaptation.problems.map(({ message }) => message),
  };
}

/** The upstreams' ports in the order in which they stand in the JSON. */
function ports(text: string, caddy: string): readonly string[] {
  return [...adapted(text, caddy).json.matchAll(/"dial":"x:(\d)"/g)].map(([, port]) => port ?? '');
}

describe('the order of handlers', () => {
  const paths = ':80 {\n\treverse_proxy /a* x:1\n\treverse_proxy /a x:2\n}\n';

  it('puts the longer path first, and from 2.7 on an exact one before its prefix form', () => {
    expect(ports(paths, '2.6.2')).toEqual(['1', '2']);
    expect(ports(paths, '2.7.0')).toEqual(['2', '1']);
  });

  it('is that of the alphabet for paths of one length, from 2.10.1 on', () => {
    const equal = ':80 {\n\treverse_proxy /b x:1\n\treverse_proxy /a x:2\n}\n';
    expect(ports(equal, '2.10.0')).toEqual(['1', '2']);
    expect(ports(equal, '2.10.1')).toEqual(['2', '1']);
  });

  it('looks at the only path of a matcher, whatever else it asks for', () => {
    const named =
      ':80 {\n\t@a {\n\t\tpath /longer\n\t\tmethod GET\n\t}\n\treverse_proxy /b x:1\n\treverse_proxy @a x:2\n}\n';
    expect(ports(named, '2.6.2')).toEqual(['2', '1']);
    expect(ports(named, '2.11.4')).toEqual(['2', '1']);
  });
});

describe('blocks', () => {
  it('of handle in a route exclude each other from 2.6.3 on', () => {
    const text =
      ':80 {\n\troute {\n\t\thandle /a {\n\t\t\treverse_proxy x:1\n\t\t}\n\t\thandle {\n\t\t\treverse_proxy x:2\n\t\t}\n\t}\n}\n';
    expect(adapted(text, '2.6.2').json).not.toContain('"group"');
    expect(adapted(text, '2.6.3').json.match(/"group"/g)).toHaveLength(2);
  });

  it('of handle_errors take a status from 2.8 on, and keep the matchers in them from 2.10.1 on', () => {
    const text = ':80 {\n\thandle_errors 404 5xx {\n\t\treverse_proxy /a x:1\n\t}\n}\n';
    const condition =
      '{http.error.status_code} >= 500 && {http.error.status_code} <= 599 || {http.error.status_code} in [404]';
    expect(adapted(text, '2.7.6').problems).toEqual(['`handle_errors` takes no status before Caddy 2.8']);
    expect(adapted(text, '2.8.0').json).toContain(JSON.stringify(condition));
    expect(adapted(text, '2.8.0').json).not.toContain('"/a"');
    expect(adapted(text, '2.10.1').json).toContain(JSON.stringify(condition));
    expect(adapted(text, '2.10.1').json).toContain('"/a"');
  });

  it('with a name are invoked from 2.7 on', () => {
    const text = '&(app) {\n\treverse_proxy x:1\n}\n:80 {\n\tinvoke app\n}\n';
    expect(adapted(text, '2.6.2').problems).toEqual([
      'named routes came with Caddy 2.7',
      'the directive `invoke` came with Caddy 2.7',
    ]);
    expect(adapted(text, '2.7.0').problems).toEqual([]);
    expect(adapted(text, '2.7.0').json).toContain(
      '"named_routes":{"app":{"handle":[{"handler":"reverse_proxy"',
    );
    const undefinedRoute = ':80 {\n\tinvoke other\n}\n';
    expect(adapted(undefinedRoute, '2.11.4').problems).toEqual([
      'there is no named route other; define it as `&(other) { … }` outside of the sites',
    ]);
  });
});

describe('matchers', () => {
  it('know their name in expressions and regular expressions from 2.8 on', () => {
    const text =
      ':80 {\n\t@a {\n\t\texpression `{path} == "/a"`\n\t\tpath_regexp ^/a\n\t}\n\treverse_proxy @a x:1\n}\n';
    expect(adapted(text, '2.7.6').json).toContain('"expression":"{http.request.uri.path} == \\"/a\\""');
    expect(adapted(text, '2.8.0').json).toContain(
      '{"expr":"{http.request.uri.path} == \\"/a\\"","name":"a"}',
    );
    expect(adapted(text, '2.8.0').json).toContain('{"name":"a","pattern":"^/a"}');
  });

  it('are told apart by release', () => {
    const text = ':80 {\n\t@a client_ip 10.0.0.1\n\treverse_proxy @a x:1\n}\n';
    expect(adapted(text, '2.6.2').problems).toHaveLength(1);
    expect(adapted(text, '2.7.0').problems).toEqual([]);
  });
});

describe('addresses', () => {
  it('of browsers are refused from 2.7.5 on', () => {
    const text = 'wss://app.test {\n}\n';
    expect(adapted(text, '2.7.4').problems).toEqual([]);
    expect(adapted(text, '2.7.5').problems).toEqual([
      'wss:// is for browsers only; write https:// here, which carries WebSockets as well',
    ]);
  });

  it('that a variable completes are no problem', () => {
    const text = '{$HOST}:{$PORT} {\n\treverse_proxy x:1\n}\nhttp://{$HOST}:443 {\n}\n';
    expect(adapted(text, '2.11.4').problems).toEqual([]);
  });
});

/** The text itself: in one style, as a careful person would have written it, whatever the plan. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownNames } from '../../../src/generate/nginx/names.ts';
import {
  renderDefinitions,
  renderLocation,
  renderNginx,
  renderServers,
} from '../../../src/generate/nginx/render.ts';
import type { Plan } from '../../../src/generate/plan.ts';
import { parseNginx } from '../../../src/nginx/syntax/parser.ts';
import { SourceFile } from '../../../src/text/source-file.ts';
import { generatedPlan } from '../generated-plans.ts';
import { commentedDefinitions } from './whole-configurations.ts';

function forEveryText(check: (text: string) => void): void {
  const checkAll = (plan: Plan) => {
    const names = ownNames(plan);
    for (const part of ['location', 'server', 'full'] as const) check(renderNginx(plan, part));
    for (const { text } of renderDefinitions(plan, names)) check(text);
    for (const route of plan.routes) check(renderLocation(plan, route, names));
    check(renderServers(plan, names));
  };
  fc.assert(fc.property(generatedPlan('nginx'), checkAll), { numRuns: 80 });
}

describe('every text', () => {
  it('ends with one line feed, and has no other white space than spaces and single blank lines', () => {
    forEveryText((text) => {
      expect(text).toMatch(/^\S.*\S\n$/s);
      expect(text).not.toMatch(/[^\S\n ]| $|\n\n\n/m);
    });
  });

  it('is indented by four spaces for each block', () => {
    forEveryText((text) => {
      let depth = 0;
      for (const line of text.split('\n')) {
        if (line.trim() === '}') depth--;
        if (line !== '') expect([line, /^ */.exec(line)?.[0].length]).toEqual([line, depth * 4]);
        if (/^[^#]*\{$/.test(line)) depth++;
      }
      expect(depth).toBe(0);
    });
  });

  it('has a blank line between blocks, and none at the edges of one', () => {
    forEveryText((text) => {
      expect(text).not.toMatch(/\{\n\n|\n\n *\}/);
      expect(text).not.toMatch(/^ *\}\n *[^\s}]/m);
    });
  });

  it('has no line of more than 120 characters, but where a value is longer', () => {
    forEveryText((text) => {
      for (const line of text.split('\n')) {
        const values = line.trim().startsWith('#') ? /certbot/ : /^ *(?:server_name|ssl_)/;
        if (line.length > 120) expect(line).toMatch(values);
      }
    });
  });

  it('is read without an objection, and not as a template', () => {
    forEveryText((text) => {
      const { problems, templated } = parseNginx(new SourceFile('nginx.conf', text));
      expect([problems, templated]).toEqual([[], false]);
    });
  });
});

describe('a location', () => {
  it('says in its comment exactly what belongs in http', () => {
    const same = (plan: Plan) => {
      const several = plan.upstreams.filter(({ servers }) => servers.length > 1).map(({ name }) => name);
      const own = ownNames(plan);
      const upstreams = new Map([...own.upstreams].filter(([name]) => several.includes(name)));
      const definitions = renderDefinitions(plan, { ...own, upstreams });
      expect(commentedDefinitions(renderNginx(plan, 'location'))).toBe(
        definitions.map(({ text }) => text).join('\n'),
      );
    };
    fc.assert(fc.property(generatedPlan('nginx'), same), { numRuns: 200 });
  });
});

describe('the definitions', () => {
  it('are named as they say', () => {
    const named = (plan: Plan) => {
      for (const { kind, name, text } of renderDefinitions(plan, ownNames(plan))) {
        const statement = parseNginx(new SourceFile('nginx.conf', text)).children[0];
        const defined = statement?.args.at(-1)?.value;
        expect([statement?.name.value, defined]).toEqual([kind, kind === 'upstream' ? name : `$${name}`]);
      }
    };
    fc.assert(fc.property(generatedPlan('nginx'), named), { numRuns: 100 });
  });
});

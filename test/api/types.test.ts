/** What the types of the API promise, held by the compiler: this file is checked, and hardly run. */
import { expectTypeOf, it } from 'vitest';
import type {
  caddy,
  LintFormat,
  nginx,
  RuleContext as PublicContext,
  Report as PublicReport,
  RoutesFormat,
  Rule,
  TraceFormat,
} from '../../src/api/index.ts';
import type { CaddyConfiguration, CaddyRoute } from '../../src/caddy/routes.ts';
import type { Report, RuleContext, Rule as RunnableRule } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import type {
  RoutesFormat as AllRoutes,
  TraceFormat as AllTraces,
  CheckFormat,
} from '../../src/report/index.ts';

it('a rule that is written for the API can be run', () => {
  expectTypeOf<Rule>().toExtend<RunnableRule>();
  expectTypeOf<PublicReport>().toEqualTypeOf<Report>();
  expectTypeOf<RuleContext>().toExtend<PublicContext>();
});

it('the model that rules see is part of ours', () => {
  expectTypeOf<NginxRoute>().toExtend<nginx.Route>();
  expectTypeOf<NginxConfiguration>().toExtend<nginx.Configuration>();
  expectTypeOf<CaddyRoute>().toExtend<caddy.Route>();
  expectTypeOf<CaddyConfiguration>().toExtend<caddy.Configuration>();
});

it('the formats are those of the command line', () => {
  expectTypeOf<LintFormat>().toEqualTypeOf<CheckFormat>();
  expectTypeOf<RoutesFormat>().toEqualTypeOf<AllRoutes>();
  expectTypeOf<TraceFormat>().toEqualTypeOf<AllTraces>();
});

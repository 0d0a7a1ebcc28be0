/** What a known application at the upstream tells of an nginx route. */
import { describe, expect, it } from 'vitest';
import { declaredPlace } from '../../../src/lint/intent-severity.ts';
import { eventStreamIntent } from '../../../src/nginx/config/event-stream.ts';
import type { NginxRoute } from '../../../src/nginx/routes.ts';
import { load, OLD, textOf } from './loading.ts';

const UPGRADE = 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";';

function routesOf(server: string): readonly NginxRoute[] {
  return load(`events {}\nhttp {\nserver {\n${server}\n}\n}\n`, OLD).routes;
}

/** Of the first route: its strength, and what names an application. */
function said(server: string): string {
  const intent = routesOf(server)[0]?.intent;
  const about = intent?.evidence.find(({ message }) => message.includes(' opens WebSockets'));
  return `${intent?.strength}: ${about?.message ?? 'nothing'}`;
}

const GRAFANA = 'Grafana opens WebSockets at `/api/live/`, and this route leads to it';

describe('a route to a known application', () => {
  it.each([
    ['location / { proxy_pass http://grafana:3000; }', 'all of it'],
    ['location / { proxy_pass http://grafana; }', 'without a port'],
    ['location /api/ { proxy_pass http://grafana:3000; }', 'the part with the WebSockets'],
    ['location /grafana/ { proxy_pass http://grafana:3000; }', 'a mount whose prefix is kept'],
    ['location /grafana/ { proxy_pass http://grafana:3000/; }', 'a mount whose prefix is taken off'],
    ['location /board/ { proxy_pass http://grafana:3000/; }', 'a mount of another name'],
    ['location ~ ^/(?!static) { proxy_pass http://grafana:3000; }', 'a pattern'],
    [
      'server_name grafana.example.com; location / { proxy_pass http://127.0.0.1:3000; }',
      'a site of its name',
    ],
  ])('%s carries its WebSockets: %s', (server) => {
    expect(said(server)).toBe(`strong: ${GRAFANA}`);
  });

  it.each([
    ['location /public/ { proxy_pass http://grafana:3000; }', 'none', 'files'],
    ['location = / { proxy_pass http://grafana:3000; }', 'weak', 'one page'],
    ['location /board/ { proxy_pass http://grafana:3000; }', 'none', 'a path that it does not serve'],
    ['location /x/ { proxy_pass http://grafana:3000/public/; }', 'none', 'files, under another path'],
    [
      `location / { proxy_pass http://grafana:3000; } location /api/live/ { proxy_pass http://grafana:3000; ${UPGRADE} }`,
      'none',
      'its documentation’s own sample',
    ],
    [
      `location / { proxy_pass http://grafana:3000; } location ^~ /api/live/ws { proxy_pass http://grafana:3000; ${UPGRADE} }`,
      'none',
      'only the endpoint is taken',
    ],
    [
      `location /api/ { proxy_pass http://open-webui:8080; } location /ws/ { proxy_pass http://open-webui:8080; ${UPGRADE} }`,
      'none',
      'a lesser path, where the first one has a location',
    ],
    ['location / { proxy_pass http://zulip:80; }', 'none', 'an application without WebSockets'],
  ])('%s says nothing of it (%s): %s', (server, strength) => {
    expect(said(server)).toBe(`${strength}: nothing`);
  });

  it('that uses WebSockets everywhere carries them, unless they have a path of their own', () => {
    const all = 'location / { proxy_pass http://rocketchat:3000; }';
    expect(said(all)).toBe('strong: Rocket.Chat opens WebSockets, and this route leads to it');
    expect(said(`${all} location /websocket { proxy_pass http://rocketchat:3000; ${UPGRADE} }`)).toBe(
      'none: nothing',
    );
  });

  it('that has another transport besides is weak evidence', () => {
    expect(said('location / { proxy_pass http://gradio:7860; }')).toBe(
      'weak: Gradio opens WebSockets, and this route leads to it',
    );
  });

  it('known by its port alone is weak evidence', () => {
    expect(said('location /api/ { proxy_pass http://10.0.0.5:8123; }')).toBe(
      'weak: Home Assistant opens WebSockets at `/api/websocket`, and port 8123 is usually its',
    );
  });
});

it('a finding says which application it has in mind, since the file does not', () => {
  const [route] = routesOf('location / { proxy_pass http://grafana:3000; }');
  const told = route === undefined ? [] : declaredPlace(route.intent);
  expect(told.map(({ message, span }) => [message, textOf(span)])).toEqual([
    [GRAFANA, 'http://grafana:3000'],
  ]);
});

describe('the event streams of a known application', () => {
  const strength = (server: string) => routesOf(server).map((route) => eventStreamIntent(route).strength)[0];

  it.each([
    [
      `location /api/ { proxy_pass http://open-webui:8080; } location /ws/ { proxy_pass http://open-webui:8080; ${UPGRADE} }`,
      'weak',
    ],
    ['location / { proxy_pass http://argocd-server:8080; }', 'strong'],
    ['location /static/ { proxy_pass http://open-webui:8080; }', 'none'],
    ['location /api/ { proxy_pass http://10.0.0.5:8080; }', 'none'],
  ])('in %s: %s', (server, expected) => {
    expect(strength(server)).toBe(expected);
  });
});

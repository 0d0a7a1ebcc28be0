/** The templates of `templates/nginx/`, and how they are filled in. */
import Mustache from 'mustache';
import definition from '../../../templates/nginx/definition.mustache';
import full from '../../../templates/nginx/full.mustache';
import heading from '../../../templates/nginx/heading.mustache';
import hostMap from '../../../templates/nginx/host-map.mustache';
import http from '../../../templates/nginx/http.mustache';
import location from '../../../templates/nginx/location.mustache';
import locations from '../../../templates/nginx/locations.mustache';
import protoMap from '../../../templates/nginx/proto-map.mustache';
import realIp from '../../../templates/nginx/real-ip.mustache';
import server from '../../../templates/nginx/server.mustache';
import servers from '../../../templates/nginx/servers.mustache';
import trustedGeo from '../../../templates/nginx/trusted-geo.mustache';
import upgradeMap from '../../../templates/nginx/upgrade-map.mustache';
import upstream from '../../../templates/nginx/upstream.mustache';
import { quoteArgument } from './quote.ts';

const TEMPLATES = {
  definition,
  full,
  heading,
  'host-map': hostMap,
  http,
  location,
  locations,
  'proto-map': protoMap,
  'real-ip': realIp,
  server,
  servers,
  'trusted-geo': trustedGeo,
  'upgrade-map': upgradeMap,
  upstream,
} as const;

/** A template with a view's values in it: each `{{…}}` is one whole argument, `{{{…}}}` a line of a comment. */
export function fillIn(template: keyof typeof TEMPLATES, view: object): string {
  return Mustache.render(TEMPLATES[template], view, TEMPLATES, { escape: quoteArgument });
}

/** Made by `scripts/generate-presets.mjs` from `templates/apps/`; do not edit. */
import type { Application } from './application.ts';

export const APPLICATIONS: readonly Application[] = [
  {
    "name": "Grafana",
    "port": 3000,
    "upstreamNames": [
      "grafana"
    ],
    "webSockets": [
      {
        "path": "/api/live/",
        "only": true
      }
    ],
    "eventStreams": []
  }
];

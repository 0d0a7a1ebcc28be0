/** Made by `scripts/generate-presets.mjs` from `templates/apps/`; do not edit. */
import type { Preset } from '../preset.ts';

export const BUILT_IN: readonly Preset[] = [
  {
    "id": "grafana",
    "name": "Grafana",
    "documentation": "https://grafana.com/tutorials/run-grafana-behind-a-proxy/",
    "port": 3000,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/api/live/",
        "carries": [
          "websockets"
        ],
        "about": "Grafana Live",
        "endpoint": "/api/live/ws"
      }
    ],
    "subpath": {
      "prefix": "kept",
      "setting": "root_url ends with the path, and serve_from_sub_path is true"
    },
    "upstreamNames": [
      "grafana"
    ]
  }
];

/** Made by `scripts/generate-presets.mjs` from `templates/apps/`; do not edit. */
import type { Application } from './application.ts';

export const APPLICATIONS: readonly Application[] = [
  {
    "name": "Argo CD",
    "port": 8080,
    "upstreamNames": [
      "argocd-server"
    ],
    "webSockets": [
      {
        "path": "/terminal",
        "only": true
      }
    ],
    "eventStreams": [
      {
        "path": "/api/v1/stream/",
        "only": true
      },
      {
        "path": "/api/v1/applications/",
        "only": false
      }
    ]
  },
  {
    "name": "Django Channels",
    "port": 8000,
    "upstreamNames": [],
    "webSockets": [
      {
        "path": "/",
        "only": false
      }
    ],
    "eventStreams": []
  },
  {
    "name": "Frigate",
    "port": 8971,
    "upstreamNames": [
      "frigate"
    ],
    "webSockets": [
      {
        "path": "/ws",
        "only": true
      },
      {
        "path": "/live/",
        "only": false
      }
    ],
    "eventStreams": []
  },
  {
    "name": "Gradio",
    "port": 7860,
    "upstreamNames": [],
    "webSockets": [
      {
        "path": "/",
        "only": false
      }
    ],
    "eventStreams": [
      {
        "path": "/",
        "only": false
      }
    ]
  },
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
  },
  {
    "name": "Immich",
    "port": 2283,
    "upstreamNames": [
      "immich-server"
    ],
    "webSockets": [
      {
        "path": "/api/socket.io",
        "only": true
      }
    ],
    "eventStreams": []
  },
  {
    "name": "Kibana",
    "port": 5601,
    "upstreamNames": [
      "kibana"
    ],
    "webSockets": [],
    "eventStreams": []
  },
  {
    "name": "Next.js dev server",
    "port": 3000,
    "upstreamNames": [],
    "webSockets": [
      {
        "path": "/_next/hmr",
        "only": true
      },
      {
        "path": "/_next/webpack-hmr",
        "only": true
      }
    ],
    "eventStreams": []
  },
  {
    "name": "Node-RED",
    "port": 1880,
    "upstreamNames": [
      "node-red"
    ],
    "webSockets": [
      {
        "path": "/",
        "only": false
      }
    ],
    "eventStreams": []
  },
  {
    "name": "Open WebUI",
    "port": 8080,
    "upstreamNames": [
      "open-webui"
    ],
    "webSockets": [
      {
        "path": "/ws/",
        "only": false
      },
      {
        "path": "/api/v1/terminals/",
        "only": false
      }
    ],
    "eventStreams": [
      {
        "path": "/api/",
        "only": false
      },
      {
        "path": "/openai/",
        "only": false
      },
      {
        "path": "/ollama/",
        "only": false
      }
    ]
  },
  {
    "name": "OpenClaw",
    "port": 18789,
    "upstreamNames": [
      "openclaw-gateway"
    ],
    "webSockets": [
      {
        "path": "/",
        "only": false
      }
    ],
    "eventStreams": [
      {
        "path": "/v1/",
        "only": false
      }
    ]
  },
  {
    "name": "Phoenix LiveView",
    "port": 4000,
    "upstreamNames": [],
    "webSockets": [
      {
        "path": "/live/",
        "only": false
      },
      {
        "path": "/socket/",
        "only": false
      }
    ],
    "eventStreams": []
  },
  {
    "name": "Rails Action Cable",
    "port": 3000,
    "upstreamNames": [],
    "webSockets": [
      {
        "path": "/cable",
        "only": false
      }
    ],
    "eventStreams": []
  },
  {
    "name": "Shiny Server",
    "port": 3838,
    "upstreamNames": [],
    "webSockets": [
      {
        "path": "/",
        "only": false
      }
    ],
    "eventStreams": []
  },
  {
    "name": "ASP.NET Core SignalR",
    "port": 5000,
    "upstreamNames": [],
    "webSockets": [
      {
        "path": "/",
        "only": false
      }
    ],
    "eventStreams": [
      {
        "path": "/",
        "only": false
      }
    ]
  },
  {
    "name": "Socket.IO",
    "port": null,
    "upstreamNames": [],
    "webSockets": [
      {
        "path": "/socket.io/",
        "only": false
      }
    ],
    "eventStreams": []
  },
  {
    "name": "Streamlit",
    "port": 8501,
    "upstreamNames": [],
    "webSockets": [
      {
        "path": "/_stcore/stream",
        "only": true
      }
    ],
    "eventStreams": []
  },
  {
    "name": "Vite dev server",
    "port": 5173,
    "upstreamNames": [],
    "webSockets": [
      {
        "path": "/",
        "only": false
      }
    ],
    "eventStreams": []
  }
];

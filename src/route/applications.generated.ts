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
    "name": "code-server",
    "port": 8080,
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
    "name": "GitLab",
    "port": 80,
    "upstreamNames": [
      "gitlab"
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
        "only": false
      },
      {
        "path": "/api/datasources/proxy/",
        "only": false
      }
    ],
    "eventStreams": []
  },
  {
    "name": "Apache Guacamole",
    "port": 8080,
    "upstreamNames": [],
    "webSockets": [
      {
        "path": "/guacamole/websocket-tunnel",
        "only": true
      }
    ],
    "eventStreams": []
  },
  {
    "name": "Hasura GraphQL Engine",
    "port": 8080,
    "upstreamNames": [
      "graphql-engine"
    ],
    "webSockets": [
      {
        "path": "/v1/graphql",
        "only": false
      },
      {
        "path": "/v1beta1/relay",
        "only": false
      },
      {
        "path": "/v1alpha1/graphql",
        "only": false
      }
    ],
    "eventStreams": []
  },
  {
    "name": "Home Assistant",
    "port": 8123,
    "upstreamNames": [
      "homeassistant",
      "homeassistant.local.hass.io"
    ],
    "webSockets": [
      {
        "path": "/api/websocket",
        "only": true
      },
      {
        "path": "/api/hassio_ingress/",
        "only": false
      }
    ],
    "eventStreams": [
      {
        "path": "/api/stream",
        "only": true
      }
    ]
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
    "name": "Jitsi Meet",
    "port": 8000,
    "upstreamNames": [],
    "webSockets": [
      {
        "path": "/xmpp-websocket",
        "only": true
      },
      {
        "path": "/colibri-ws/",
        "only": true
      }
    ],
    "eventStreams": []
  },
  {
    "name": "Jupyter Server",
    "port": 8888,
    "upstreamNames": [],
    "webSockets": [
      {
        "path": "/api/kernels/",
        "only": false
      },
      {
        "path": "/api/events",
        "only": false
      },
      {
        "path": "/terminals/websocket/",
        "only": true
      }
    ],
    "eventStreams": []
  },
  {
    "name": "JupyterHub",
    "port": 8000,
    "upstreamNames": [],
    "webSockets": [
      {
        "path": "/",
        "only": false
      }
    ],
    "eventStreams": [
      {
        "path": "/hub/api/users/",
        "only": false
      }
    ]
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
    "name": "Mattermost",
    "port": 8065,
    "upstreamNames": [
      "mattermost"
    ],
    "webSockets": [
      {
        "path": "/api/v4/websocket",
        "only": true
      }
    ],
    "eventStreams": []
  },
  {
    "name": "n8n",
    "port": 5678,
    "upstreamNames": [
      "n8n"
    ],
    "webSockets": [
      {
        "path": "/rest/push",
        "only": false
      },
      {
        "path": "/chat",
        "only": false
      }
    ],
    "eventStreams": [
      {
        "path": "/rest/push",
        "only": false
      },
      {
        "path": "/mcp/",
        "only": false
      }
    ]
  },
  {
    "name": "Nextcloud Client Push",
    "port": 7867,
    "upstreamNames": [],
    "webSockets": [
      {
        "path": "/push/",
        "only": false
      }
    ],
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
    "name": "Portainer",
    "port": 9000,
    "upstreamNames": [
      "portainer"
    ],
    "webSockets": [
      {
        "path": "/api/websocket/",
        "only": true
      }
    ],
    "eventStreams": []
  },
  {
    "name": "Proxmox VE",
    "port": 8006,
    "upstreamNames": [],
    "webSockets": [
      {
        "path": "/api2/json/nodes/",
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
    "name": "Rocket.Chat",
    "port": 3000,
    "upstreamNames": [
      "rocketchat"
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
    "name": "Supabase Realtime",
    "port": 8000,
    "upstreamNames": [
      "supabase-kong"
    ],
    "webSockets": [
      {
        "path": "/realtime/v1/",
        "only": false
      }
    ],
    "eventStreams": []
  },
  {
    "name": "Uptime Kuma",
    "port": 3001,
    "upstreamNames": [
      "uptime-kuma"
    ],
    "webSockets": [
      {
        "path": "/socket.io/",
        "only": false
      }
    ],
    "eventStreams": []
  },
  {
    "name": "Vaultwarden",
    "port": 80,
    "upstreamNames": [
      "vaultwarden"
    ],
    "webSockets": [
      {
        "path": "/notifications/",
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
  },
  {
    "name": "Zulip",
    "port": 443,
    "upstreamNames": [
      "zulip"
    ],
    "webSockets": [],
    "eventStreams": []
  }
];

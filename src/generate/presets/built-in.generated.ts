/** Made by `scripts/generate-presets.mjs` from `templates/apps/`; do not edit. */
import type { Preset } from '../preset.ts';

export const BUILT_IN: readonly Preset[] = [
  {
    "id": "argo-cd",
    "name": "Argo CD",
    "documentation": "https://argo-cd.readthedocs.io/en/stable/operator-manual/ingress/",
    "aliases": [
      "argocd"
    ],
    "port": 8080,
    "scheme": "https",
    "selfSigned": true,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/api/v1/stream/",
        "carries": [
          "event-streams"
        ],
        "about": "Changes of applications"
      },
      {
        "path": "/api/v1/applications/",
        "carries": [
          "requests",
          "event-streams"
        ],
        "about": "The API, and logs that are followed"
      },
      {
        "path": "/terminal",
        "carries": [
          "websockets"
        ],
        "about": "The web terminal",
        "endpoint": "/terminal?pod=web-0&container=web&appName=web&projectName=default&namespace=default"
      }
    ],
    "headers": [
      {
        "name": "X-Real-IP",
        "value": "client-address"
      }
    ],
    "subpath": {
      "prefix": "kept",
      "setting": "--rootpath of argocd-server, or server.rootpath, is the path"
    },
    "upstreamNames": [
      "argocd-server"
    ]
  },
  {
    "id": "django-channels",
    "name": "Django Channels",
    "documentation": "https://channels.readthedocs.io/en/stable/deploying.html",
    "aliases": [
      "channels",
      "daphne"
    ],
    "port": 8000,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "WebSockets are where the project's routing puts them"
      }
    ],
    "headers": [
      {
        "name": "X-Real-IP",
        "value": "client-address"
      }
    ],
    "settings": [
      "Start Daphne with --proxy-headers, for it to take the client's address from X-Forwarded-For."
    ]
  },
  {
    "id": "frigate",
    "name": "Frigate",
    "documentation": "https://docs.frigate.video/guides/reverse_proxy",
    "port": 8971,
    "scheme": "https",
    "selfSigned": true,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/ws",
        "carries": [
          "websockets"
        ],
        "about": "State and commands",
        "endpoint": "/ws"
      },
      {
        "path": "/live/",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "Live video",
        "endpoint": "/live/mse/api/ws?src=front_door"
      }
    ],
    "bodyLimit": "20m",
    "subpath": {
      "prefix": "kept",
      "setting": "FRIGATE_BASE_PATH is the path, without a slash at its end"
    },
    "settings": [
      "List the proxy's network in auth.trusted_proxies, for failed logins to be counted by client."
    ],
    "upstreamNames": [
      "frigate"
    ]
  },
  {
    "id": "gradio",
    "name": "Gradio",
    "documentation": "https://www.gradio.app/guides/running-gradio-on-your-web-server-with-nginx",
    "port": 7860,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests",
          "websockets",
          "event-streams"
        ],
        "about": "The queue streams events; version 3 and streamed inputs open WebSockets"
      }
    ],
    "subpath": {
      "prefix": "stripped",
      "setting": "root_path in launch() is the path"
    }
  },
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
  },
  {
    "id": "immich",
    "name": "Immich",
    "documentation": "https://docs.immich.app/administration/reverse-proxy",
    "port": 2283,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/api/socket.io",
        "carries": [
          "websockets"
        ],
        "about": "Socket.IO, with WebSockets alone",
        "endpoint": "/api/socket.io/?EIO=4&transport=websocket"
      }
    ],
    "idleTimeout": "600s",
    "bodyLimit": "50000m",
    "requestBuffering": false,
    "headers": [
      {
        "name": "X-Real-IP",
        "value": "client-address"
      }
    ],
    "subpath": {
      "prefix": "impossible"
    },
    "upstreamNames": [
      "immich-server"
    ]
  },
  {
    "id": "kibana",
    "name": "Kibana",
    "documentation": "https://www.elastic.co/docs/reference/kibana/configuration-reference/general-settings",
    "port": 5601,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      }
    ],
    "subpath": {
      "prefix": "kept",
      "setting": "server.basePath is the path, without a slash at its end, and server.rewriteBasePath is true"
    },
    "settings": [
      "Set server.publicBaseUrl to the public URL, without a slash at its end."
    ],
    "upstreamNames": [
      "kibana"
    ]
  },
  {
    "id": "nextjs-dev-server",
    "name": "Next.js dev server",
    "documentation": "https://nextjs.org/docs/pages/guides/upgrading/version-12#hmr-connection-now-uses-a-websocket",
    "aliases": [
      "next",
      "nextjs"
    ],
    "port": 3000,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/_next/hmr",
        "carries": [
          "websockets"
        ],
        "about": "Hot module replacement",
        "endpoint": "/_next/hmr"
      },
      {
        "path": "/_next/webpack-hmr",
        "carries": [
          "websockets"
        ],
        "about": "Hot module replacement before version 16",
        "endpoint": "/_next/webpack-hmr"
      }
    ],
    "subpath": {
      "prefix": "kept",
      "setting": "basePath is the path, without a slash at its end"
    },
    "settings": [
      "List the public host name in allowedDevOrigins."
    ]
  },
  {
    "id": "node-red",
    "name": "Node-RED",
    "documentation": "https://nodered.org/docs/user-guide/runtime/configuration",
    "aliases": [
      "nodered"
    ],
    "port": 1880,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "The editor at /comms, websocket nodes where a flow puts them",
        "endpoint": "/comms"
      }
    ],
    "bodyLimit": "5m",
    "subpath": {
      "prefix": "kept",
      "setting": "httpRoot in settings.js is the path"
    },
    "upstreamNames": [
      "node-red"
    ]
  },
  {
    "id": "open-webui",
    "name": "Open WebUI",
    "documentation": "https://docs.openwebui.com/reference/https/nginx",
    "aliases": [
      "openwebui"
    ],
    "port": 8080,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/ws/",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "Socket.IO, over which answers come",
        "endpoint": "/ws/socket.io/?EIO=4&transport=websocket"
      },
      {
        "path": "/api/",
        "carries": [
          "requests",
          "event-streams"
        ]
      },
      {
        "path": "/api/v1/terminals/",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "Terminal servers",
        "endpoint": "/api/v1/terminals/main/api/terminals/1"
      },
      {
        "path": "/openai/",
        "carries": [
          "requests",
          "event-streams"
        ]
      },
      {
        "path": "/ollama/",
        "carries": [
          "requests",
          "event-streams"
        ]
      }
    ],
    "idleTimeout": "300s",
    "bodyLimit": "100m",
    "requestBuffering": false,
    "headers": [
      {
        "name": "X-Real-IP",
        "value": "client-address"
      }
    ],
    "settings": [
      "Set WEBUI_URL to the public URL.",
      "Set CORS_ALLOW_ORIGIN to the public origin."
    ],
    "upstreamNames": [
      "open-webui"
    ]
  },
  {
    "id": "openclaw",
    "name": "OpenClaw",
    "documentation": "https://docs.openclaw.ai/gateway/trusted-proxy-auth",
    "aliases": [
      "clawdbot",
      "moltbot"
    ],
    "port": 18789,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "The gateway's WebSocket and its Control UI, on one port",
        "endpoint": "/"
      },
      {
        "path": "/v1/",
        "carries": [
          "requests",
          "event-streams"
        ],
        "about": "The HTTP API like OpenAI's, where it is turned on"
      }
    ],
    "idleTimeout": "24h",
    "subpath": {
      "prefix": "kept",
      "setting": "gateway.controlUi.basePath is the path"
    },
    "settings": [
      "List the proxy's address in gateway.trustedProxies.",
      "List the public origin in gateway.controlUi.allowedOrigins, or set gateway.publicOrigin to it."
    ],
    "upstreamNames": [
      "openclaw-gateway"
    ]
  },
  {
    "id": "phoenix-liveview",
    "name": "Phoenix LiveView",
    "documentation": "https://hexdocs.pm/phoenix/Phoenix.Endpoint.html",
    "aliases": [
      "phoenix",
      "liveview"
    ],
    "port": 4000,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/live/",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "LiveView, and its long polls",
        "endpoint": "/live/websocket?vsn=2.0.0"
      },
      {
        "path": "/socket/",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "Channels, where the generator mounts them",
        "endpoint": "/socket/websocket?vsn=2.0.0"
      }
    ],
    "subpath": {
      "prefix": "stripped",
      "setting": "The path of the endpoint's url is the path"
    },
    "settings": [
      "Set the host of the endpoint's url to the public host name, or list the origins in check_origin.",
      "Set the scheme and port of the endpoint's url to the public ones where the proxy ends TLS."
    ]
  },
  {
    "id": "rails-actioncable",
    "name": "Rails Action Cable",
    "documentation": "https://guides.rubyonrails.org/action_cable_overview.html",
    "aliases": [
      "actioncable",
      "rails"
    ],
    "port": 3000,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/cable",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "Action Cable; pages may have names that begin so",
        "endpoint": "/cable"
      }
    ],
    "settings": [
      "List the public origin in config.action_cable.allowed_request_origins."
    ]
  },
  {
    "id": "shiny-server",
    "name": "Shiny Server",
    "documentation": "https://support.posit.co/hc/en-us/articles/213733868-Running-Shiny-Server-with-a-Proxy",
    "aliases": [
      "shiny"
    ],
    "port": 3838,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "Each application opens WebSockets below its own path"
      }
    ],
    "idleTimeout": "20d"
  },
  {
    "id": "signalr",
    "name": "ASP.NET Core SignalR",
    "documentation": "https://learn.microsoft.com/aspnet/core/signalr/scale",
    "port": 5000,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests",
          "websockets",
          "event-streams"
        ],
        "about": "Hubs are where the application maps them"
      }
    ],
    "idleTimeout": "100s",
    "affinity": true,
    "settings": [
      "Use the Forwarded Headers Middleware, and name the proxy in KnownProxies unless it is on the same machine."
    ]
  },
  {
    "id": "socket-io",
    "name": "Socket.IO",
    "documentation": "https://socket.io/docs/v4/reverse-proxy/",
    "aliases": [
      "socketio"
    ],
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/socket.io/",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "Long polls first, then WebSockets",
        "endpoint": "/socket.io/?EIO=4&transport=websocket",
        "idleTimeout": "60s"
      }
    ],
    "affinity": true
  },
  {
    "id": "streamlit",
    "name": "Streamlit",
    "documentation": "https://docs.streamlit.io/knowledge-base/deploy/remote-start",
    "port": 8501,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/_stcore/stream",
        "carries": [
          "websockets"
        ],
        "about": "The session of a page",
        "endpoint": "/_stcore/stream"
      }
    ],
    "bodyLimit": "200m",
    "subpath": {
      "prefix": "kept",
      "setting": "server.baseUrlPath is the path"
    }
  },
  {
    "id": "vite-dev-server",
    "name": "Vite dev server",
    "documentation": "https://vite.dev/config/server-options.html#server-hmr",
    "aliases": [
      "vite"
    ],
    "port": 5173,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "Hot module replacement opens its WebSocket at the base path",
        "endpoint": "/"
      }
    ],
    "subpath": {
      "prefix": "kept",
      "setting": "base is the path, with slashes at both ends"
    },
    "settings": [
      "List the public host name in server.allowedHosts."
    ]
  }
];

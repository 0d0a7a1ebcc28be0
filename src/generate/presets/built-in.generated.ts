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
    "id": "authentik",
    "name": "authentik",
    "documentation": "https://docs.goauthentik.io/install-config/reverse-proxy/",
    "port": 9000,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests",
          "websockets"
        ]
      }
    ],
    "settings": [
      "Add the proxy's network to AUTHENTIK_LISTEN__TRUSTED_PROXY_CIDRS if it is not a private one."
    ]
  },
  {
    "id": "cockpit",
    "name": "Cockpit",
    "documentation": "https://github.com/cockpit-project/cockpit/wiki/Proxying-Cockpit-over-nginx",
    "port": 9090,
    "scheme": "https",
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests",
          "websockets"
        ]
      }
    ],
    "subpath": {
      "prefix": "kept",
      "setting": "UrlRoot in cockpit.conf is the path, which must not begin with /cockpit/ or /cockpit+"
    },
    "settings": [
      "List the public https and wss origins in Origins, section WebService of cockpit.conf.",
      "Set ProtocolHeader to X-Forwarded-Proto in the same section."
    ]
  },
  {
    "id": "code-server",
    "name": "code-server",
    "documentation": "https://coder.com/docs/code-server/guide",
    "port": 8080,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "the editor, and what is forwarded below /proxy/",
        "endpoint": "/stable-0000000000000000000000000000000000000000?reconnection=false&skipWebSocketFrames=false"
      }
    ],
    "subpath": {
      "prefix": "stripped"
    }
  },
  {
    "id": "coder",
    "name": "Coder",
    "documentation": "https://coder.com/docs/tutorials/reverse-proxy-nginx",
    "port": 3000,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests",
          "websockets"
        ]
      }
    ],
    "headers": [
      {
        "name": "X-Real-IP",
        "value": "client-address"
      }
    ],
    "settings": [
      "Set CODER_ACCESS_URL to the public URL.",
      "Set CODER_WILDCARD_ACCESS_URL to the wildcard host of workspace applications, and let the proxy serve it too."
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
    "id": "gitlab",
    "name": "GitLab",
    "documentation": "https://docs.gitlab.com/omnibus/settings/nginx",
    "port": 80,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "Action Cable at /-/cable, and terminals below the paths of projects",
        "endpoint": "/-/cable"
      }
    ],
    "idleTimeout": "5m",
    "bodyLimit": "unlimited",
    "headers": [
      {
        "name": "X-Real-IP",
        "value": "client-address"
      }
    ],
    "subpath": {
      "prefix": "kept",
      "setting": "relative_url_root is the path, and the assets are compiled again"
    },
    "settings": [
      "Set external_url to the public address.",
      "Where the proxy ends TLS, set nginx['listen_port'] to 80 and nginx['listen_https'] to false."
    ],
    "upstreamNames": [
      "gitlab"
    ]
  },
  {
    "id": "gotify",
    "name": "Gotify",
    "documentation": "https://gotify.net/docs/nginx",
    "port": 80,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/stream",
        "carries": [
          "websockets"
        ],
        "about": "new messages",
        "endpoint": "/stream"
      }
    ],
    "idleTimeout": "1m",
    "headers": [
      {
        "name": "X-Real-IP",
        "value": "client-address"
      }
    ],
    "subpath": {
      "prefix": "stripped"
    },
    "settings": [
      "Enter the proxy's address in trustedproxies."
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
    "responseBuffering": false,
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
          "requests",
          "websockets"
        ],
        "about": "Grafana Live",
        "endpoint": "/api/live/ws"
      },
      {
        "path": "/api/datasources/proxy/",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "data sources, and the live tail of Loki's logs",
        "endpoint": "/api/datasources/proxy/1/loki/api/v1/tail"
      }
    ],
    "subpath": {
      "prefix": "kept",
      "setting": "root_url ends with the path, and serve_from_sub_path is true"
    },
    "settings": [
      "Set domain in the section [server] to the public host name.",
      "Behind a proxy that ends TLS, leave protocol at http and give root_url the https address."
    ],
    "upstreamNames": [
      "grafana"
    ]
  },
  {
    "id": "guacamole",
    "name": "Apache Guacamole",
    "documentation": "https://guacamole.apache.org/doc/gug/reverse-proxy.html",
    "aliases": [
      "apache-guacamole"
    ],
    "port": 8080,
    "routes": [
      {
        "path": "/guacamole/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/guacamole/websocket-tunnel",
        "carries": [
          "websockets"
        ],
        "about": "the tunnel of remote desktops",
        "endpoint": "/guacamole/websocket-tunnel"
      }
    ],
    "bodyLimit": "1g",
    "responseBuffering": false,
    "settings": [
      "Add a RemoteIpValve to Tomcat's server.xml, with the proxy's address as internalProxies.",
      "Connect to Tomcat over HTTP, never AJP."
    ]
  },
  {
    "id": "hasura",
    "name": "Hasura GraphQL Engine",
    "documentation": "https://hasura.io/docs/latest/deployment/enable-https/",
    "port": 8080,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/v1/graphql",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "queries and subscriptions",
        "endpoint": "/v1/graphql"
      },
      {
        "path": "/v1beta1/relay",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "the same for Relay",
        "endpoint": "/v1beta1/relay"
      },
      {
        "path": "/v1alpha1/graphql",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "an old name of /v1/graphql",
        "endpoint": "/v1alpha1/graphql"
      }
    ],
    "subpath": {
      "prefix": "stripped"
    },
    "upstreamNames": [
      "graphql-engine"
    ]
  },
  {
    "id": "home-assistant",
    "name": "Home Assistant",
    "documentation": "https://www.home-assistant.io/integrations/http/#reverse-proxies",
    "aliases": [
      "homeassistant",
      "hass"
    ],
    "port": 8123,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/api/websocket",
        "carries": [
          "websockets"
        ],
        "about": "the WebSocket API, which the frontend uses for everything",
        "endpoint": "/api/websocket"
      },
      {
        "path": "/api/hassio_ingress/",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "the pages of add-ons",
        "endpoint": "/api/hassio_ingress/token/ws"
      },
      {
        "path": "/api/stream",
        "carries": [
          "event-streams"
        ],
        "about": "the event bus"
      }
    ],
    "settings": [
      "Turn on Trust X-Forwarded-For (use_x_forwarded_for).",
      "Add the proxy's address or network to Trusted proxies (trusted_proxies)."
    ],
    "upstreamNames": [
      "homeassistant",
      "homeassistant.local.hass.io"
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
    "id": "jellyfin",
    "name": "Jellyfin",
    "documentation": "https://jellyfin.org/docs/general/post-install/networking/reverse-proxy/",
    "port": 8096,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/socket",
        "carries": [
          "websockets"
        ],
        "endpoint": "/socket"
      }
    ],
    "bodyLimit": "20m",
    "headers": [
      {
        "name": "X-Real-IP",
        "value": "client-address"
      },
      {
        "name": "X-Forwarded-Protocol",
        "value": "scheme"
      }
    ],
    "settings": [
      "Enter the proxy's address as a known proxy in Jellyfin's network configuration."
    ]
  },
  {
    "id": "jitsi-meet",
    "name": "Jitsi Meet",
    "documentation": "https://jitsi.github.io/handbook/docs/devops-guide/devops-guide-docker#running-behind-a-reverse-proxy",
    "aliases": [
      "jitsi"
    ],
    "port": 8000,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/xmpp-websocket",
        "carries": [
          "websockets"
        ],
        "about": "signalling",
        "endpoint": "/xmpp-websocket?room=test"
      },
      {
        "path": "/colibri-ws/",
        "carries": [
          "websockets"
        ],
        "about": "the channel to the video bridge",
        "endpoint": "/colibri-ws/jvb/1/1"
      }
    ],
    "idleTimeout": "15m",
    "settings": [
      "Set PUBLIC_URL to the public address.",
      "Set DISABLE_HTTPS to 1 and ENABLE_HTTP_REDIRECT to 0."
    ]
  },
  {
    "id": "jupyter-server",
    "name": "Jupyter Server",
    "documentation": "https://jupyter-server.readthedocs.io/en/latest/operators/public-server.html",
    "aliases": [
      "jupyter",
      "jupyterlab",
      "jupyter-lab",
      "jupyter-notebook"
    ],
    "port": 8888,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/api/kernels/",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "the channels of kernels",
        "endpoint": "/api/kernels/00000000-0000-0000-0000-000000000000/channels"
      },
      {
        "path": "/api/events",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "the events of the server",
        "endpoint": "/api/events/subscribe"
      },
      {
        "path": "/terminals/websocket/",
        "carries": [
          "websockets"
        ],
        "about": "terminals",
        "endpoint": "/terminals/websocket/1"
      }
    ],
    "subpath": {
      "prefix": "kept",
      "setting": "c.ServerApp.base_url is the path, such as /jupyter/"
    }
  },
  {
    "id": "jupyterhub",
    "name": "JupyterHub",
    "documentation": "https://jupyterhub.readthedocs.io/en/stable/howto/configuration/config-proxy.html",
    "port": 8000,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "the users' servers, with kernels and terminals",
        "endpoint": "/user/name/api/kernels/00000000-0000-0000-0000-000000000000/channels"
      },
      {
        "path": "/hub/api/users/",
        "carries": [
          "requests",
          "event-streams"
        ],
        "about": "the progress of a server that is being started"
      }
    ],
    "responseBuffering": false,
    "headers": [
      {
        "name": "X-Real-IP",
        "value": "client-address"
      },
      {
        "name": "X-Scheme",
        "value": "scheme"
      }
    ],
    "subpath": {
      "prefix": "kept",
      "setting": "c.JupyterHub.bind_url ends with the path"
    },
    "settings": [
      "Let c.JupyterHub.bind_url listen where only the proxy comes, such as http://127.0.0.1:8000."
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
    "id": "laravel-reverb",
    "name": "Laravel Reverb",
    "documentation": "https://laravel.com/docs/reverb",
    "aliases": [
      "reverb"
    ],
    "port": 8080,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests",
          "websockets"
        ]
      }
    ],
    "settings": [
      "List the public origins in allowed_origins of config/reverb.php."
    ]
  },
  {
    "id": "mastodon",
    "name": "Mastodon",
    "documentation": "https://docs.joinmastodon.org/admin/install/",
    "port": 3000,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/api/v1/streaming",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "the streaming server",
        "port": 4000
      }
    ],
    "bodyLimit": "80m",
    "headers": [
      {
        "name": "X-Real-IP",
        "value": "client-address"
      },
      {
        "name": "Proxy",
        "text": ""
      }
    ]
  },
  {
    "id": "mattermost",
    "name": "Mattermost",
    "documentation": "https://docs.mattermost.com/deploy/server/setup-nginx-proxy.html",
    "port": 8065,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/api/v4/websocket",
        "carries": [
          "websockets"
        ],
        "about": "what clients are told",
        "endpoint": "/api/v4/websocket",
        "idleTimeout": "90s"
      }
    ],
    "idleTimeout": "10m",
    "bodyLimit": "100m",
    "headers": [
      {
        "name": "X-Real-IP",
        "value": "client-address"
      }
    ],
    "subpath": {
      "prefix": "kept",
      "setting": "the Site URL ends with the path"
    },
    "settings": [
      "Set the Site URL, MM_SERVICESETTINGS_SITEURL, to the public address."
    ],
    "upstreamNames": [
      "mattermost"
    ]
  },
  {
    "id": "n8n",
    "name": "n8n",
    "documentation": "https://docs.n8n.io/hosting/configuration/configuration-examples/webhook-url",
    "port": 5678,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/rest/push",
        "carries": [
          "websockets",
          "event-streams"
        ],
        "about": "what the editor is told, over WebSockets or, with N8N_PUSH_BACKEND=sse, an event stream",
        "endpoint": "/rest/push"
      },
      {
        "path": "/chat",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "chats that wait for an answer",
        "endpoint": "/chat?sessionId=1&executionId=1"
      },
      {
        "path": "/mcp/",
        "carries": [
          "requests",
          "event-streams"
        ],
        "about": "the MCP Server Trigger"
      }
    ],
    "settings": [
      "Set N8N_PROXY_HOPS to the number of proxies in front of n8n.",
      "Set N8N_WEBHOOK_URL (WEBHOOK_URL before 2.35) to the public address."
    ],
    "upstreamNames": [
      "n8n"
    ]
  },
  {
    "id": "nextcloud-notify-push",
    "name": "Nextcloud Client Push",
    "documentation": "https://github.com/nextcloud/notify_push/blob/044ec9f9d8b9f0d1be25fb895b9d3c636d5f9987/README.md",
    "aliases": [
      "notify-push"
    ],
    "port": 7867,
    "routes": [
      {
        "path": "/push/",
        "strip": true,
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "what clients of Nextcloud are told",
        "endpoint": "/push/ws"
      }
    ],
    "subpath": {
      "prefix": "stripped",
      "setting": "occ notify_push:setup is given the public address with the path"
    },
    "settings": [
      "Run occ notify_push:setup with the public address, such as https://cloud.example.com/push."
    ]
  },
  {
    "id": "nextcloud-talk-hpb",
    "name": "Nextcloud Talk signaling server",
    "documentation": "https://github.com/strukturag/nextcloud-spreed-signaling#setup-of-frontend-webserver",
    "aliases": [
      "nextcloud-spreed-signaling"
    ],
    "port": 8080,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ],
        "about": "requests of Nextcloud to the signaling server"
      },
      {
        "path": "/spreed",
        "carries": [
          "websockets"
        ],
        "about": "the clients' connections",
        "endpoint": "/spreed"
      }
    ],
    "headers": [
      {
        "name": "X-Real-IP",
        "value": "client-address"
      }
    ],
    "subpath": {
      "prefix": "stripped"
    },
    "settings": [
      "Enter the public URL of the signaling server in Nextcloud's Talk settings, with https if Nextcloud has it."
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
    "id": "ntfy",
    "name": "ntfy",
    "documentation": "https://docs.ntfy.sh/config/#behind-a-proxy-tls-etc",
    "port": 80,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests",
          "websockets"
        ]
      }
    ],
    "idleTimeout": "3m",
    "bodyLimit": "unlimited",
    "requestBuffering": false,
    "settings": [
      "Set behind-proxy to true, or all visitors share one rate limit."
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
    "id": "portainer",
    "name": "Portainer",
    "documentation": "https://docs.portainer.io/advanced/reverse-proxy/nginx",
    "port": 9000,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/api/websocket/",
        "carries": [
          "websockets"
        ],
        "about": "consoles of containers and pods",
        "endpoint": "/api/websocket/exec"
      }
    ],
    "subpath": {
      "prefix": "stripped",
      "setting": "--base-url is the path, such as /portainer"
    },
    "upstreamNames": [
      "portainer"
    ]
  },
  {
    "id": "proxmox-ve",
    "name": "Proxmox VE",
    "documentation": "https://pve.proxmox.com/pve-docs/pveproxy.8.html",
    "aliases": [
      "proxmox",
      "pve"
    ],
    "port": 8006,
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
        "path": "/api2/json/nodes/",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "the API, and the consoles of nodes, machines and containers",
        "endpoint": "/api2/json/nodes/pve/lxc/100/vncwebsocket?port=5900&vncticket=PVEVNC"
      }
    ],
    "subpath": {
      "prefix": "impossible"
    }
  },
  {
    "id": "rabbitmq-web-mqtt",
    "name": "RabbitMQ Web MQTT",
    "documentation": "https://www.rabbitmq.com/docs/web-mqtt",
    "port": 15675,
    "routes": [
      {
        "path": "/ws",
        "carries": [
          "websockets"
        ],
        "about": "MQTT over WebSockets",
        "endpoint": "/ws"
      }
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
    "id": "rocket-chat",
    "name": "Rocket.Chat",
    "documentation": "https://github.com/RocketChat/docs/blob/35f0eb04487b4ede7a3c900e3d031b9f6cbceda3/setup-and-configure/environment-configuration/configuring-ssl-reverse-proxy.md",
    "aliases": [
      "rocketchat"
    ],
    "port": 3000,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests",
          "websockets"
        ],
        "endpoint": "/websocket"
      }
    ],
    "bodyLimit": "200m",
    "headers": [
      {
        "name": "X-Real-IP",
        "value": "client-address"
      }
    ],
    "settings": [
      "Set ROOT_URL to the public address, without a port.",
      "Set HTTP_FORWARDED_COUNT to the number of proxies in front of Rocket.Chat."
    ],
    "upstreamNames": [
      "rocketchat"
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
    "id": "supabase-realtime",
    "name": "Supabase Realtime",
    "documentation": "https://supabase.com/docs/guides/self-hosting/self-hosted-proxy-https",
    "aliases": [
      "supabase"
    ],
    "port": 8000,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ],
        "about": "the gateway of a Supabase of one's own"
      },
      {
        "path": "/realtime/v1/",
        "carries": [
          "requests",
          "websockets"
        ],
        "about": "Realtime",
        "endpoint": "/realtime/v1/websocket?apikey=key&vsn=1.0.0",
        "idleTimeout": "1h"
      },
      {
        "path": "/storage/v1/",
        "carries": [
          "requests"
        ],
        "about": "uploads of files",
        "bodyLimit": "unlimited"
      }
    ],
    "headers": [
      {
        "name": "X-Real-IP",
        "value": "client-address"
      }
    ],
    "settings": [
      "Set SUPABASE_PUBLIC_URL, API_EXTERNAL_URL and SITE_URL to public addresses."
    ],
    "upstreamNames": [
      "supabase-kong"
    ]
  },
  {
    "id": "traccar",
    "name": "Traccar",
    "documentation": "https://www.traccar.org/secure-connection/",
    "port": 8082,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/api/socket",
        "carries": [
          "websockets"
        ],
        "about": "live positions and events",
        "endpoint": "/api/socket"
      }
    ]
  },
  {
    "id": "uptime-kuma",
    "name": "Uptime Kuma",
    "documentation": "https://github.com/louislam/uptime-kuma/wiki/Reverse-Proxy",
    "port": 3001,
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
        "about": "Socket.IO, which the dashboard needs for everything",
        "endpoint": "/socket.io/?EIO=4&transport=websocket"
      }
    ],
    "headers": [
      {
        "name": "X-Real-IP",
        "value": "client-address"
      }
    ],
    "subpath": {
      "prefix": "impossible"
    },
    "settings": [
      "Turn on Trust Proxy in the settings, under Reverse Proxy."
    ],
    "upstreamNames": [
      "uptime-kuma"
    ]
  },
  {
    "id": "vaultwarden",
    "name": "Vaultwarden",
    "documentation": "https://github.com/dani-garcia/vaultwarden/wiki/Proxy-examples",
    "port": 80,
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ]
      },
      {
        "path": "/notifications/",
        "carries": [
          "websockets"
        ],
        "about": "what clients are told of changes and logins",
        "endpoint": "/notifications/hub?access_token=token"
      }
    ],
    "bodyLimit": "525m",
    "headers": [
      {
        "name": "X-Real-IP",
        "value": "client-address"
      }
    ],
    "subpath": {
      "prefix": "kept",
      "setting": "DOMAIN ends with the path"
    },
    "settings": [
      "Set DOMAIN to the public address."
    ],
    "upstreamNames": [
      "vaultwarden"
    ]
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
  },
  {
    "id": "zigbee2mqtt",
    "name": "Zigbee2MQTT",
    "documentation": "https://www.zigbee2mqtt.io/guide/configuration/frontend.html",
    "aliases": [
      "z2m"
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
        "path": "/api",
        "carries": [
          "websockets"
        ],
        "endpoint": "/api"
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
      "setting": "base_url of frontend is the path"
    },
    "settings": [
      "Use auth_token rather than the proxy's basic authentication, which breaks WebSockets in WebKit."
    ]
  },
  {
    "id": "zulip",
    "name": "Zulip",
    "documentation": "https://zulip.readthedocs.io/en/latest/production/reverse-proxies.html",
    "port": 443,
    "scheme": "https",
    "routes": [
      {
        "path": "/",
        "carries": [
          "requests"
        ],
        "about": "long polls among them, for events"
      }
    ],
    "idleTimeout": "20m",
    "responseBuffering": false,
    "settings": [
      "Name the proxy's addresses as ips in the section [loadbalancer] of /etc/zulip/zulip.conf.",
      "To be reached over HTTP, set http_only to true in the section [application_server] of the same file."
    ],
    "upstreamNames": [
      "zulip"
    ]
  }
];

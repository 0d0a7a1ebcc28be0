/** A configuration as people have it, in which a shop is served. Applications are put beside it. */

export const SHOP = 'shop.test';

/** Where the shop's own servers are. */
export const STANDING_ADDRESSES = ['127.0.0.1:7001', '127.0.0.1:7002'];

function standing(listeners: string, beside: string): string {
  return `user www-data;
worker_processes auto;
pid /run/nginx.pid;

events {
    worker_connections 4096;
}

http {
    default_type application/octet-stream;
    sendfile on;
    server_tokens off;

    gzip on;
    gzip_proxied any;
    gzip_types text/css application/javascript application/json;

    upstream shop {
        server 127.0.0.1:7001;
        keepalive 8;
    }

    server {
        listen 80 default_server;
        server_name _;
        return 444;
    }

    server {
        ${listeners}
        server_name ${SHOP} www.${SHOP};

        add_header X-Frame-Options SAMEORIGIN always;
        proxy_set_header Host $host;
        proxy_set_header X-Team "shop team";
        proxy_set_header X-Request-Id $request_id;
        proxy_set_header Connection "";
        proxy_http_version 1.1;
        proxy_read_timeout 300s;
        client_max_body_size 2m;

        location / {
            proxy_pass http://shop;
        }

        location ~* \\.(?:css|js|map|png|svg|woff2?)$ {
            proxy_pass http://127.0.0.1:7002;
            expires 30d;
        }

        location = /healthz {
            access_log off;
            return 204;
        }

        location /old/ {
            return 301 /new$request_uri;
        }

        error_page 502 503 /sorry.html;
    }
${beside}}
`;
}

export const STANDING = standing('listen 80;', '');

/** Where the shop's certificate is. */
export const SHOP_CERTIFICATE = { certificate: '/etc/ssl/shop.pem', key: '/etc/ssl/private/shop.key' };

/** The same with TLS, and a second server that sends clients to it. */
export const STANDING_WITH_TLS = standing(
  `listen 443 ssl http2;
        ssl_certificate ${SHOP_CERTIFICATE.certificate};
        ssl_certificate_key ${SHOP_CERTIFICATE.key};
        ssl_protocols TLSv1.2 TLSv1.3;`,
  `
    server {
        listen 80;
        server_name ${SHOP} www.${SHOP};
        return 301 https://$host$request_uri;
    }
`,
);

/** Requests of the shop's clients, which are to be answered as before. */
export const STANDING_REQUESTS: readonly (readonly [host: string, path: string])[] = [
  [SHOP, '/'],
  [`www.${SHOP}`, '/cart?item=%2F1'],
  [SHOP, '/at'],
  [SHOP, '/at/'],
  [SHOP, '/app.css'],
  [SHOP, '/img/Logo.PNG'],
  [SHOP, '/healthz'],
  [SHOP, '/old/page'],
  ['unknown.test', '/'],
];

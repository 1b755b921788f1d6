import type { ImagePlan, StackPlan } from '../../../shared/domain/stackPlan.ts'

export const nullContainer = 'null'
export const nullPort = 8080

/** Everything Nginx needs to say 200; the image's own configurations only balance. */
const configuration = `daemon off;
pid /tmp/nginx.pid;
worker_processes 1;
error_log stderr crit;
events { worker_connections 4096; }
http {
  access_log off;
  keepalive_requests 1000000000;
  client_body_temp_path /tmp/body;
  proxy_temp_path /tmp/proxy;
  fastcgi_temp_path /tmp/fastcgi;
  uwsgi_temp_path /tmp/uwsgi;
  scgi_temp_path /tmp/scgi;
  server {
    listen ${nullPort};
    location / {
      default_type application/json;
      return 200 '{"id":1,"name":"Product 1","price":"9.99"}';
    }
  }
}
`

/** One container that answers `return 200`, on the balancer's own image: nothing is built or fetched for it. */
export function nullStack(image: ImagePlan): StackPlan {
  const script = 'printf %s "$NULL_CONF" > /tmp/null.conf && exec nginx -e stderr -c /tmp/null.conf'
  return {
    topologyId: 'generator-check',
    images: [image],
    containers: [
      {
        name: nullContainer,
        service: nullContainer,
        role: 'other',
        replica: 1,
        image: image.reference,
        entrypoint: ['/bin/sh', '-c', script],
        command: [],
        environment: { NULL_CONF: configuration },
        init: false,
        aliases: [],
        dependsOn: [],
        healthcheck: {
          command: ['healthy', String(nullPort), '/'],
          timeoutMs: 2_000,
          startPeriodMs: 0,
          retries: 60,
          intervalMs: 1_000,
        },
        limits: {},
        reservations: {},
        ulimits: {},
        sysctls: {},
        tmpfs: {},
        mounts: [],
        ports: [nullPort],
        restart: { kind: 'no' },
        stopGraceMs: 1_000,
        labels: {},
      },
    ],
    entry: { container: nullContainer, port: nullPort },
    health: { timeoutMs: 0 },
    budgets: [],
    prepare: [],
    evidence: [],
    counters: [],
  }
}

import { z } from 'zod'

/**
 * Exactly the options of Traefik 3.6 that the built-in edge uses, unknown keys refused: read off the `yaml` tags and the types
 * of Traefik's own structures (`pkg/config/static`, `pkg/config/dynamic`) and compared with its published reference of the file
 * provider. What Traefik makes of them is not known by this, only that it knows them.
 */
const duration = z.string().regex(/^\d+(ms|s|m|h)$/)
const name = z.string().regex(/^[a-z]+$/)

/** `traefik.yaml`, read once when it starts. */
export const traefikStaticSchema = z.strictObject({
  global: z.strictObject({ checkNewVersion: z.boolean(), sendAnonymousUsage: z.boolean() }),
  log: z.strictObject({
    level: z.enum(['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL', 'PANIC']),
    noColor: z.boolean(),
  }),
  entryPoints: z.record(
    name,
    z.strictObject({
      address: z.string().regex(/^:\d+$/),
      transport: z.strictObject({
        lifeCycle: z.strictObject({ requestAcceptGraceTimeout: duration, graceTimeOut: duration }),
        respondingTimeouts: z.strictObject({ readTimeout: duration, writeTimeout: duration, idleTimeout: duration }),
      }),
      http: z.strictObject({ sanitizePath: z.boolean() }),
    }),
  ),
  providers: z.strictObject({ file: z.strictObject({ filename: z.string(), watch: z.boolean() }) }),
})

const headersSchema = z.strictObject({
  headers: z.strictObject({
    customRequestHeaders: z.record(z.string(), z.string()),
    customResponseHeaders: z.record(z.string(), z.string()),
    contentTypeNosniff: z.boolean(),
    frameDeny: z.boolean(),
    referrerPolicy: z.string(),
  }),
})

const bufferingSchema = z.strictObject({ buffering: z.strictObject({ maxRequestBodyBytes: z.int().positive() }) })

/** `dynamic.yaml`, given by the file provider. */
export const traefikDynamicSchema = z.strictObject({
  http: z.strictObject({
    routers: z.record(
      name,
      z.strictObject({
        rule: z.string().regex(/^PathPrefix\(`\/[^`]*`\)$/),
        entryPoints: z.array(name),
        middlewares: z.array(name),
        service: name,
      }),
    ),
    middlewares: z.record(name, z.union([headersSchema, bufferingSchema])),
    services: z.record(
      name,
      z.strictObject({
        loadBalancer: z.strictObject({
          servers: z.array(z.strictObject({ url: z.url() })).min(1),
          passHostHeader: z.boolean(),
          serversTransport: name,
        }),
      }),
    ),
    serversTransports: z.record(
      name,
      z.strictObject({
        maxIdleConnsPerHost: z.int().positive(),
        disableHTTP2: z.boolean(),
        forwardingTimeouts: z.strictObject({
          dialTimeout: duration,
          responseHeaderTimeout: duration,
          idleConnTimeout: duration,
        }),
      }),
    ),
  }),
})

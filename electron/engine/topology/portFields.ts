import { z } from 'zod'
import { block, field, forms } from './field.ts'
import { text, wholeNumber } from './scalars.ts'

const last = 65_535

/**
 * Ports inside the container. The host part is read for its syntax and dropped: where a port is published is ours to
 * choose. UDP is dropped too, because nothing of ours dials it.
 */
export const ports = z
  .array(
    forms('a port such as 80, 8080:80 or 127.0.0.1:8080:80/tcp', {
      scalar: field('a port such as 80, 8080:80 or 127.0.0.1:8080:80/tcp', (value) => toPorts(value, true)),
      map: block({
        target: wholeNumber(1, last),
        published: text.optional(),
        host_ip: text.optional(),
        protocol: z.enum(['tcp', 'udp']).optional(),
        app_protocol: text.optional(),
        mode: z.enum(['host', 'ingress']).optional(),
        name: text.optional(),
      }).transform(({ target, protocol }) => (protocol === 'udp' ? [] : [target])),
    }),
  )
  .transform((lists) => lists.flat())

export const expose = z
  .array(field('a port such as 80 or 8000-8002/tcp', (value) => toPorts(value, false)))
  .transform((lists) => lists.flat())

function toPorts(value: unknown, withHost: boolean): readonly number[] | undefined {
  const [, host, from, to, protocol] =
    /^(?:(.+):)?(\d+)(?:-(\d+))?(?:\/(tcp|udp))?$/.exec(
      typeof value === 'number' ? String(value) : String(value ?? ''),
    ) ?? []
  if (from === undefined || (host !== undefined && !(withHost && isHostPart(host)))) return undefined
  const first = Number(from)
  const final = Number(to ?? from)
  if (first < 1 || final > last || final < first) return undefined
  return protocol === 'udp' ? [] : Array.from({ length: final - first + 1 }, (_, index) => first + index)
}

/** `8080`, `8080-8090`, `127.0.0.1:8080`, `[::1]:8080`, `127.0.0.1:` (any port). */
function isHostPart(host: string): boolean {
  return /^(?:(?:\[[0-9a-fA-F:.]+\]|\d{1,3}(?:\.\d{1,3}){3}):)?(?:\d+(?:-\d+)?)?$/.test(host)
}

import type { Probe, ProbeAnswer, Prober } from '../ports/prober.ts'
import { HttpConnection, type HttpReply } from './httpConnection.ts'
import { toOutcome } from './toOutcome.ts'

type Order = Parameters<Prober['open']>[0]
type Target = Parameters<Probe['ask']>[0]

/** Probes over real connections. A healthy answer has the status 200. */
export function createProber(): Prober {
  return { open: (order) => new HttpProbe(order) }
}

class HttpProbe implements Probe {
  readonly #order: Order
  #connection: HttpConnection | undefined
  #askedAt = ''

  constructor(order: Order) {
    this.#order = order
  }

  async ask(target: Target): Promise<ProbeAnswer> {
    const { path, connection, timeoutMs, wantsBody = false } = this.#order
    const beganMs = performance.now()
    const reply = await this.#connectionTo(target).request({
      method: 'GET',
      path,
      isLast: connection === 'fresh',
      timeoutMs,
    })
    const latencyUs = Math.round((performance.now() - beganMs) * 1000)
    if (connection === 'fresh' || reply.kind === 'failed') this.close()
    const answer = toAnswer(reply, latencyUs)
    return wantsBody && reply.kind === 'answered' ? { ...answer, body: reply.body } : answer
  }

  close(): void {
    this.#connection?.close()
    this.#connection = undefined
  }

  #connectionTo(target: Target): HttpConnection {
    const address = `${target.host} ${target.port}`
    if (address !== this.#askedAt) this.close()
    this.#askedAt = address
    this.#connection ??= new HttpConnection(target, this.#order.timeoutMs)
    return this.#connection
  }
}

function toAnswer(reply: HttpReply, latencyUs: number): ProbeAnswer {
  if (reply.kind === 'failed') return { outcome: reply.outcome }
  const { status } = reply
  return { outcome: toOutcome({ kind: 'answered', status, expect: 200 }), status, latencyUs }
}

import type { ProbeReading } from '../../../shared/domain/reading.ts'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import { everySecond } from '../everySecond.ts'
import type { Clock } from '../ports/clock.ts'
import type { Prober } from '../ports/prober.ts'
import type { Stack } from '../ports/stack.ts'
import { probeTargets } from './probeTargets.ts'

/** For topologies that declare none: without any, a probe of a server that hangs would never tell. */
const timeoutMs = 10_000

export type ProbeTold = Omit<ProbeReading, 'atMs'> & {
  /** When it was asked, on the clock's base. */
  readonly nowMs: number
  /** Of the balancer's status, asked on the kept connection. */
  readonly body?: string
}

/**
 * Asks every probe once a second until the signal fires, and tells each answer when it is there, or when its time is up. While a probe
 * is pending it is not asked again, and what is pending when the signal fires is never told.
 *
 * The probes are spread over the second, in the order of `probeTargets`: asked together they would queue behind one another.
 */
export function probeStack(
  stack: Stack,
  plan: Pick<StackPlan, 'health' | 'entry'>,
  ports: { readonly clock: Clock; readonly prober: Prober },
  onAnswer: (answer: ProbeTold) => void,
  signal: AbortSignal,
): void {
  const { clock, prober } = ports
  const targets = probeTargets(plan, stack.containers)
  const beginMs = clock.nowMs()
  targets.forEach(({ probe, container, port, path, connection }, index) => {
    const limitMs = plan.health.timeoutMs || timeoutMs
    const line = prober.open({ path, connection, timeoutMs: limitMs, wantsBody: probe === 'balancerKept' })
    signal.addEventListener('abort', () => line.close(), { once: true })
    const ask = async (): Promise<void> => {
      const nowMs = clock.nowMs()
      // Asked every time: a restarted container may have another port on this machine.
      const answer = await line.ask(stack.addressOf(container, port))
      if (!signal.aborted) onAnswer({ nowMs, probe, container, ...answer })
    }
    void everySecond(clock, beginMs + (index * 1000) / targets.length, ask, signal)
  })
}

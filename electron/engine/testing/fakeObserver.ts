import { PalierError } from '../../../shared/domain/failure.ts'
import type { Clock } from '../ports/clock.ts'
import type { ContainerObserver } from '../ports/containerObserver.ts'

export interface FakeObserver extends ContainerObserver {
  /** Of those that were given out, how many have not been closed. */
  open(): number
}

/**
 * An engine elsewhere, on which containers of these names run: each has a reading a second, of half a core and 64 MiB. With `dies`, a
 * container dies so long after it was looked for.
 */
export function fakeObserver(
  clock: Clock,
  {
    known = [],
    dies = {},
  }: { readonly known?: readonly string[]; readonly dies?: Readonly<Record<string, number>> } = {},
): FakeObserver {
  let open = 0
  return {
    open: () => open,
    async observe({ containers, context = 'default' }) {
      const problems = containers
        .filter(({ name }) => !known.includes(name))
        .map(({ name }) => ({ where: '--containers', field: '', found: name, expected: known.join(', ') }))
      if (problems.length > 0) throw new PalierError({ kind: 'badInput', problems })
      open += 1
      return {
        engine: {
          name: 'docker',
          version: '27.0.0',
          apiVersion: '1.46',
          cgroupVersion: '2',
          cpus: 4,
          memoryBytes: 8e9,
          operatingSystem: 'Debian',
          source: `context ${context}`,
        },
        containers: containers.map(({ name, role }) => ({ name, role, service: name, image: `sha256:${name}` })),
        follow(onChange, signal) {
          const fromMs = clock.nowMs()
          for (const [container, ms] of Object.entries(dies)) {
            const die = () => onChange({ container, what: 'died', exitCode: 137, nowMs: fromMs + ms })
            clock.sleep(ms, signal).then(die, () => undefined)
          }
        },
        sample(onReading, signal) {
          const usage = { intervalMs: 1000, cpuPercent: 50, memoryBytes: 64 * 2 ** 20 }
          const read = async (container: string) => {
            while (!signal.aborted) {
              await clock.sleep(1000, signal).catch(() => undefined)
              if (!signal.aborted) onReading({ container, nowMs: clock.nowMs(), ...usage })
            }
          }
          for (const { name } of containers) void read(name)
        },
        ends: async () =>
          containers.map(({ name }) => ({ container: name, running: !(name in dies), oomKilled: false, restarts: 0 })),
        close: () => {
          open -= 1
        },
      }
    },
  }
}

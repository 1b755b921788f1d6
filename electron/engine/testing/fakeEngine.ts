import { type Failure, PalierError } from '../../../shared/domain/failure.ts'
import type { FaultRefusal } from '../../../shared/domain/faultRefusal.ts'
import { writtenFault } from '../../../shared/domain/writtenFault.ts'
import type { Clock } from '../ports/clock.ts'
import type { BringUpOrder, ContainerEngine } from '../ports/containerEngine.ts'
import type { HeldLimits, Stack } from '../ports/stack.ts'

/** What a fake engine was asked to do, in order, and what still exists. */
export interface FakeEngine extends ContainerEngine {
  readonly asked: string[]
  readonly existing: Set<string>
}

export interface FakeEngineOptions {
  /** Makes one method throw. */
  readonly fails?: { readonly at: 'describe' | 'ensureImages' | 'bringUp'; readonly failure: Failure }
  /** Every image is there, unless. */
  readonly images?: Partial<Awaited<ReturnType<ContainerEngine['missingImages']>>>
  /** Called when the stack is up. */
  readonly onUp?: () => void
  /** Called for every command in a container. */
  readonly onExec?: (command: string) => void
  /** With it, every container has a reading each second. */
  readonly clock?: Clock
  /** Containers without readings that are not known to be dead. */
  readonly silent?: readonly string[]
  /** Containers that die so long after the stack is up. */
  readonly dies?: Readonly<Record<string, number>>
  /** Written faults that cannot be done here. */
  readonly refuses?: Readonly<Record<string, FaultRefusal>>
  /** Written faults that take so many ms. */
  readonly takes?: Readonly<Record<string, number>>
  /** What containers are held to instead of what was asked for. */
  readonly holds?: Readonly<Record<string, Partial<Omit<HeldLimits, 'container'>>>>
}

/** An engine in memory: containers exist from `bringUp` until they are undone. */
export function fakeEngine(options: FakeEngineOptions = {}): FakeEngine {
  const asked: string[] = []
  const existing = new Set<string>()
  const failAt = (at: string): void => {
    asked.push(at)
    if (options.fails?.at === at) throw new PalierError(options.fails.failure)
  }
  return {
    asked,
    existing,
    async describe() {
      failAt('describe')
      return {
        path: 'bridge',
        engine: {
          name: 'docker',
          version: '27.0.0',
          apiVersion: '1.46',
          cgroupVersion: '2',
          cpus: 4,
          memoryBytes: 8e9,
          operatingSystem: 'Debian',
          source: 'fake',
        },
      }
    },
    async ensureImages(images) {
      failAt('ensureImages')
      return new Map(images.map(({ reference }) => [reference, `sha256:${reference}`]))
    },
    async missingImages() {
      return { base: true, missing: [], unobtainable: [], ...options.images }
    },
    async bringUp(order, cleanup, onProgress, signal) {
      const { plan } = order
      for (const { name } of plan.containers) {
        existing.add(name)
        cleanup.defer(`container ${name}`, async () => existing.delete(name))
        onProgress({ container: name, state: 'created' })
        signal.throwIfAborted()
      }
      failAt('bringUp')
      for (const { name } of plan.containers) onProgress({ container: name, state: 'ready' })
      options.onUp?.()
      return fakeStack(
        order.plan.containers.map(({ name, service, role, image }) => ({
          name,
          service,
          role,
          image,
          address: '198.18.0.10',
        })),
        toHeld(order, options),
        asked,
        options,
      )
    },
    async sweep() {
      asked.push('sweep')
      return { removed: [], leftBehind: [] }
    },
  }
}

function toHeld({ plan, cpuset = '', safety }: BringUpOrder, { holds = {} }: FakeEngineOptions): HeldLimits[] {
  return plan.containers.map(({ name, limits }) => ({
    container: name,
    cpuset,
    memoryBytes: limits.memoryBytes ?? safety.memoryBytes,
    ...holds[name],
  }))
}

function fakeStack(
  containers: Stack['containers'],
  held: Stack['held'],
  asked: string[],
  options: FakeEngineOptions,
): Stack {
  const { clock, silent = [], dies = {} } = options
  const upMs = clock?.nowMs() ?? 0
  return {
    containers,
    subnet: '198.18.0.0/24',
    limits: [],
    held,
    processIds: new Map(containers.map(({ name }, index) => [name, 100 + index])),
    addressOf: (container, port) => ({ host: `${container}.invalid`, port }),
    publishedAddressOf: (_, port) => ({ host: '127.0.0.1', port }),
    follow(onChange, signal) {
      for (const [container, ms] of Object.entries(dies)) {
        const die = () => onChange({ container, what: 'died', exitCode: 137, nowMs: upMs + ms })
        clock?.sleep(ms, signal).then(die, () => undefined)
      }
    },
    sample(onReading, signal) {
      for (const { name } of containers) {
        const lastMs = silent.includes(name) ? 0 : upMs + (dies[name] ?? Number.POSITIVE_INFINITY)
        if (clock !== undefined) void readEverySecond(clock, name, lastMs, onReading, signal)
      }
    },
    async exec(container, command) {
      asked.push(`exec ${container} ${command.join(' ')}`)
      options.onExec?.(`${container} ${command.join(' ')}`)
      return { exitCode: 0, stdout: 'done', stderr: '' }
    },
    async execLines(container, command, _onLine, signal) {
      asked.push(`execLines ${container} ${command.join(' ')}`)
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
      throw signal.reason
    },
    followLogs: () => undefined,
    async inject(action, signal, onBegin) {
      const written = writtenFault(action)
      asked.push(written)
      const why = options.refuses?.[written]
      if (why !== undefined) throw new PalierError({ kind: 'faultRefused', fault: written, why })
      onBegin?.()
      const takesMs = options.takes?.[written]
      if (takesMs !== undefined) await clock?.sleep(takesMs, signal)
      let isActive = true
      return {
        async undo() {
          if (isActive) asked.push(`undo ${written}`)
          isActive = false
        },
      }
    },
    async examine() {
      asked.push('examine')
      return containers.map(({ name }) => ({
        container: name,
        running: true,
        oomKilled: false,
        restarts: 0,
        log: `log of ${name}\n`,
        processes: '',
      }))
    },
  }
}

async function readEverySecond(
  clock: Clock,
  container: string,
  lastMs: number,
  onReading: Parameters<Stack['sample']>[0],
  signal: AbortSignal,
): Promise<void> {
  while (clock.nowMs() + 1000 <= lastMs) {
    await clock.sleep(1000, signal).catch(() => undefined)
    if (signal.aborted) return
    onReading({ container, nowMs: clock.nowMs(), intervalMs: 1000, cpuPercent: 1, memoryBytes: 2 ** 20 })
  }
}

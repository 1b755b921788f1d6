import { type Failure, PalierError } from '../../../shared/domain/failure.ts'
import type { ContainerEngine, Stack } from '../ports.ts'

/** What a fake engine was asked to do, in order, and what still exists. */
export interface FakeEngine extends ContainerEngine {
  readonly asked: string[]
  readonly existing: Set<string>
}

/**
 * An engine in memory: containers exist from `bringUp` until they are undone.
 * `fails` makes one method throw; `whileUp` runs when the stack is up.
 */
export function fakeEngine(
  options: { fails?: { at: 'describe' | 'ensureImages' | 'bringUp'; failure: Failure }; onUp?: () => void } = {},
): FakeEngine {
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
      return { base: true, missing: [] }
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
        asked,
      )
    },
    async sweep() {
      asked.push('sweep')
      return { removed: [], leftBehind: [] }
    },
  }
}

function fakeStack(containers: Stack['containers'], asked: string[]): Stack {
  return {
    containers,
    subnet: '198.18.0.0/24',
    limits: [],
    addressOf: (container, port) => ({ host: `${container}.invalid`, port }),
    follow: () => undefined,
    sample: () => undefined,
    async exec(container, command) {
      asked.push(`exec ${container} ${command.join(' ')}`)
      return { exitCode: 0, stdout: 'done', stderr: '' }
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

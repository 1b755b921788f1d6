import { resolve } from 'node:path'
import { CleanupStack } from '../../electron/engine/cleanupStack.ts'
import { containerPlan } from '../../electron/engine/docker/testing/containerPlan.ts'
import { engineUnderTest, testOrder } from '../../electron/engine/docker/testing/engineUnderTest.ts'
import type { Stack } from '../../electron/engine/ports/stack.ts'
import type { ImagePlan } from '../../shared/domain/stackPlan.ts'

const never = new AbortController().signal
const context = (name: string) => resolve(import.meta.dirname, '../../resources/images', name)
const dockerfile = { dockerfile: 'Dockerfile', args: {} }
const api: ImagePlan = { reference: 'palier/copro-api:latest', build: { context: context('copro-api'), ...dockerfile } }
const db: ImagePlan = {
  reference: 'palier/postgres-copro:latest',
  build: { context: context('postgres'), ...dockerfile, target: 'copro' },
}

export interface LiveBackend {
  readonly stack: Stack
  readonly address: { readonly host: string; readonly port: number }
  /** As the superuser, unaligned and without headings. */
  psql(sql: string): Promise<string>
  /** What the API has written until now, without the engine's times. */
  log(): Promise<string>
  /** Takes everything down; gives what was left behind. */
  end(): Promise<readonly string[]>
}

/** Environment beyond what they need to find each other. */
interface Changes {
  readonly api?: Readonly<Record<string, string>>
  readonly db?: Readonly<Record<string, string>>
}

/** The API and its database in containers of their own, as the product's topology has them, without a proxy. */
export async function liveBackend(changes: Changes = {}): Promise<LiveBackend> {
  const { engine } = engineUnderTest()
  const cleanup = new CleanupStack()
  const images = await engine.ensureImages([api, db], () => undefined, never)
  const health = { timeoutMs: 5000, startPeriodMs: 0, retries: 60, intervalMs: 1000 }
  const containers = [
    containerPlan('db', {
      image: db.reference,
      init: false,
      environment: { ...changes.db },
      healthcheck: { command: ['pg_isready', '-q'], ...health },
    }),
    containerPlan('api', {
      image: api.reference,
      init: false,
      environment: {
        DATABASE_URL: 'postgresql://copro@db/copro',
        TOKEN_SECRET: 'only for tests, and long enough for it',
        ...changes.api,
      },
      dependsOn: [{ container: 'db', condition: 'healthy' }],
      healthcheck: { command: ['healthy', '8000', '/health'], ...health },
      ports: [8000],
    }),
  ]
  const order = { ...testOrder(containers), images, safety: { memoryBytes: 2 ** 29, pids: 128 }, readyWithinMs: 60_000 }
  const stack = await engine
    .bringUp(order, cleanup, () => undefined, never)
    .catch(async (error: unknown) => {
      await cleanup.unwind()
      throw error
    })
  return {
    stack,
    address: stack.addressOf('api', 8000),
    psql: async (sql) => {
      const { exitCode, stdout, stderr } = await stack.exec('db', ['psql', '-qAtXd', 'copro', '-c', sql], never)
      if (exitCode !== 0) throw new Error(stderr)
      return stdout.trim()
    },
    log: async () => {
      const api = (await stack.examine(never)).find(({ container }) => container === 'api')
      return (api?.log ?? '').replace(/^\d{4}-\S+ /gm, '')
    },
    end: () => cleanup.unwind(),
  }
}

import { spawnSync } from 'node:child_process'
import { homedir, hostname } from 'node:os'
import { resolve } from 'node:path'
import { CleanupStack } from '../electron/engine/cleanupStack.ts'
import { createDockerEngine } from '../electron/engine/docker/createDockerEngine.ts'
import { systemClock } from '../electron/engine/host/systemClock.ts'
import { fitToMachine } from '../electron/engine/run/fitToMachine.ts'
import { openCatalogue } from '../electron/engine/topology/openCatalogue.ts'
import { resolveConfiguration } from '../electron/engine/topology/resolveConfiguration.ts'

/**
 * `solo` on real containers, loaded by our generator and by wrk in turns on the same path, the same core and the same
 * endpoint: 50 users without think time unless told otherwise.
 *
 *   node bench/soloPeer.ts [--path /products?page=1] [any option of all.ts but --url]
 */
const args = process.argv.slice(2)
const at = args.indexOf('--path')
const path = at === -1 ? '/products?page=1' : (args.splice(at, 2)[1] ?? '/')
const never = new AbortController().signal
const catalogue = openCatalogue([resolve(import.meta.dirname, '../resources')], (file) => file)
const plan = catalogue.stackPlan(resolveConfiguration(catalogue.topology('solo'), 'baseline', {}))
const engine = createDockerEngine({
  env: process.env,
  platform: process.platform,
  homeDir: homedir(),
  hostName: hostname(),
  ...(process.getuid === undefined ? {} : { uid: process.getuid() }),
  owner: 'bench',
  clock: systemClock,
})
const cleanup = new CleanupStack()
try {
  const fitting = fitToMachine(plan, await engine.describe(never))
  const images = await engine.ensureImages(plan.images, () => undefined, never)
  const { containerCpus, safety } = fitting
  const order = { runId: `bench-${process.pid}`, plan, images, safety, readyWithinMs: 60_000 }
  const stack = await engine.bringUp(
    { ...order, ...(containerCpus !== undefined && { cpuset: containerCpus }) },
    cleanup,
    () => undefined,
    never,
  )
  const { host, port } = stack.addressOf(plan.entry.container, plan.entry.port)
  const core = String(fitting.generatorCores[0] ?? 0)
  const bench = resolve(import.meta.dirname, 'all.ts')
  spawnSync(
    process.execPath,
    [bench, 'throughput', '--url', `http://${host}:${port}${path}`, '--core', core, ...args],
    {
      stdio: 'inherit',
    },
  )
} finally {
  await cleanup.unwind()
}

// What sampling and probing eight containers costs: `node bench/watchingCost.ts [seconds]`. Target: at most 3 % of one core.
// trio-cache with five instances at rest, watched and recorded exactly as in a run: in the first seconds, and in the next as many.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { homedir, hostname, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { CleanupStack } from '../electron/engine/cleanupStack.ts'
import { createDockerEngine } from '../electron/engine/docker/createDockerEngine.ts'
import { systemClock } from '../electron/engine/host/systemClock.ts'
import { thisHost } from '../electron/engine/host/thisHost.ts'
import { createProber } from '../electron/engine/load/createProber.ts'
import { toTick } from '../electron/engine/load/toTick.ts'
import { RunRecorder } from '../electron/engine/run/runRecorder.ts'
import { watchStack } from '../electron/engine/run/watchStack.ts'
import { createRunStore } from '../electron/engine/store/runStore.ts'
import { openCatalogue } from '../electron/engine/topology/openCatalogue.ts'
import { resolveConfiguration } from '../electron/engine/topology/resolveConfiguration.ts'
import { aManifest } from '../shared/testing/aManifest.ts'

const seconds = Number(process.argv[2] ?? 30)
const never = new AbortController().signal
const host = thisHost('bench')
const cleanup = new CleanupStack()
const folder = mkdtempSync(join(tmpdir(), 'palier-watching-'))
cleanup.defer(folder, async () => rmSync(folder, { recursive: true }))
const engine = createDockerEngine({
  env: process.env,
  platform: process.platform,
  homeDir: homedir(),
  hostName: hostname(),
  owner: `bench-${process.pid}`,
  clock: systemClock,
})

try {
  const catalogue = openCatalogue([resolve(import.meta.dirname, '../resources')], (path) => path)
  const plan = catalogue.stackPlan(
    resolveConfiguration(catalogue.topology('trio-cache'), 'baseline', { API_INSTANCES: '5' }),
  )
  const images = await engine.ensureImages(plan.images, () => undefined, never)
  const order = {
    runId: `w${process.pid}`,
    plan,
    images,
    safety: { memoryBytes: 2 ** 30, pids: 512 },
    readyWithinMs: 120_000,
  }
  const stack = await engine.bringUp(order, cleanup, () => undefined, never)
  const stop = new AbortController()
  const writer = createRunStore({ root: folder, host }).create(aManifest())
  const counts: Record<string, number> = {}
  const recorder = new RunRecorder({
    clock: systemClock,
    writer,
    manifest: aManifest(),
    announce: (events) => {
      for (const { kind } of events) counts[kind] = (counts[kind] ?? 0) + 1
    },
    onBroken: (error) => {
      throw error
    },
    toTick,
    toLine: ({ kind }) => kind,
  })
  const watch = watchStack(stack, plan, recorder, { clock: systemClock, host, prober: createProber() }, stop.signal)
  watch.probe()
  await watch.rest()
  watch.begin(systemClock.nowMs())
  await measure('first', stack.containers.length, counts)
  await measure('later', stack.containers.length, counts)
  stop.abort()
} finally {
  await cleanup.unwind()
}

async function measure(what: string, containers: number, counts: Record<string, number>): Promise<void> {
  const before = { ...counts }
  const engineBefore = engineTicks()
  const cpu = process.cpuUsage()
  const beganMs = systemClock.nowMs()
  await systemClock.sleep(seconds * 1000, never)
  const tookMs = systemClock.nowMs() - beganMs
  const { user, system } = process.cpuUsage(cpu)
  const perSecond = Object.fromEntries(
    Object.entries(counts).map(([kind, count]) => [kind, ((count - (before[kind] ?? 0)) / tookMs) * 1000]),
  )
  const line = {
    what,
    containers,
    ownCpuPercent: ((user + system) / 1000 / tookMs) * 100,
    userPercent: (user / 1000 / tookMs) * 100,
    engineCpuPercent: ((engineTicks() - engineBefore) * 10 * 100) / tookMs,
    perSecond,
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** CPU time of the Docker engine itself, in ticks of 10 ms; 0 when it is not to be seen. */
function engineTicks(): number {
  try {
    const pid = readFileSync('/var/run/docker.pid', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return Number(fields[11]) + Number(fields[12])
  } catch {
    return 0
  }
}

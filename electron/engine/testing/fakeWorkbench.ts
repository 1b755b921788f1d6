import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ComparisonEvent, RunEvent } from '../../../shared/domain/events.ts'
import type { Tick } from '../../../shared/domain/tick.ts'
import { Leases } from '../leases.ts'
import { latencyMath } from '../load/latencyMath.ts'
import { mergeEncoded } from '../load/mergeEncoded.ts'
import { toTick } from '../load/toTick.ts'
import type { Asker } from '../ports/asker.ts'
import type { Prober } from '../ports/prober.ts'
import type { Ports } from '../ports.ts'
import { makeSuiteIndex } from '../report/makeSuiteIndex.ts'
import { createRunArchive } from '../store/archive/createRunArchive.ts'
import { generatorFile } from '../store/generatorFile.ts'
import { createRunStore } from '../store/runStore.ts'
import { settingsFile } from '../store/settingsFile.ts'
import { toStoredResult } from '../store/storedResult.ts'
import type { StoreFs } from '../store/storeFs.ts'
import { createRunTrash } from '../store/trash/createRunTrash.ts'
import { openSuites } from '../suite/openSuites.ts'
import { openCatalogue } from '../topology/openCatalogue.ts'
import { createWorkbench, type Workbench, type WorkbenchParts } from '../workbench.ts'
import { FakeClock } from './fakeClock.ts'
import { type FakeEngine, fakeEngine } from './fakeEngine.ts'
import { fakeHost } from './fakeHost.ts'
import { createFakeLoad } from './fakeLoad.ts'
import { fakeNullTarget } from './fakeNullTarget.ts'
import { fakeObserver } from './fakeObserver.ts'

const topology = (name: string): string => `name: ${name}
x-palier:
  title: { en: ${name}, fr: ${name} }
  entry: { service: api, port: 8000 }
  roles: { api: api, db: database }
  health: { entry: /health, instance: /health }
  scenario: browse
  parameters:
    WORKERS: { type: integer, min: 1, max: 8, default: 2, label: { en: Workers, fr: Workers } }
    DB_MAX: { type: integer, min: 1, default: 10, label: { en: Connections, fr: Connexions } }
  variants:
    tuned: { WORKERS: 4 }
  budgets:
    - { title: { en: Connections, fr: Connexions }, multiply: [WORKERS], available: DB_MAX }
  prepare:
    - { service: db, command: [reset] }
  evidence:
    - { service: db, name: queries.txt, command: [queries] }
  counter: { port: 8000, path: /metrics, metric: hits_total }
services:
  api:
    image: x/api
    environment:
      WORKERS: "\${WORKERS:-2}"
      DB_MAX: "\${DB_MAX:-10}"
    depends_on: [db]
  db:
    image: x/db
`

const files: Readonly<Record<string, string>> = {
  'topologies/one/compose.yaml': topology('one'),
  'topologies/two/compose.yaml': topology('two'),
  'profiles/short.yaml': `name: short
title: { en: Short, fr: Court }
model: closed
stages:
  - { duration: 2s, users: 4 }
  - { duration: 3s, users: 4 }
`,
  'scenarios/browse.yaml': `name: browse
title: { en: Browse, fr: Parcourir }
think: { mean: 1s, spread: 50 }
values: {}
requests:
  - { name: list, weight: 3, method: GET, path: /list, expect: 200 }
  - { name: item, weight: 1, method: GET, path: /item, expect: 200 }
`,
  'objectives/goals.yaml': `name: goals
title: { en: Goals, fr: Buts }
targets:
  - { name: p95, metric: p95Ms, below: 100 }
`,
  'objectives/no-worse.yaml': `name: no-worse
title: { en: No worse, fr: Pas pire }
targets:
  - { name: p95, metric: p95Ms, relativeTo: baseline, below: 1.1 }
  - { name: rate-1s, metric: throughputPerS, relativeTo: baseline, above: 0.5, over: 1s }
`,
}

export interface FakeWorkbench {
  /** Holds `resources` and `data`. */
  readonly root: string
  readonly workbench: Workbench
  readonly engine: FakeEngine
  readonly clock: FakeClock
  readonly store: Ports['store']
  readonly leases: Leases
  readonly events: readonly RunEvent[]
  readonly comparisonEvents: readonly ComparisonEvent[]
  /** Lets time pass until the comparison has ended; gives its last event. */
  untilEnded(): Promise<Extract<ComparisonEvent, { kind: 'ended' }>>
}

const okAsker: Asker = {
  ask: async ({ path }) => ({
    kind: 'answered',
    status: 200,
    headers: {},
    body: path === '/metrics' ? 'hits_total 7\n' : 'ok',
  }),
}

/** A document of what was handed over, without curves and without a browser. */
const plainReporting: WorkbenchParts['reporting'] = {
  readRun: (run, result) => ({
    manifest: run.manifest,
    view: {
      phases: [],
      durationMs: result.totals.durationMs,
      containers: run.manifest.containers.map(({ name, role }) => ({ name, role })),
      ticks: [...run.records('ticks')] as Tick[],
      readings: [],
      hostReadings: [],
      events: [],
    },
    evidence: { logs: [] },
  }),
  toHtml: (input) => JSON.stringify(input),
  toSuiteIndex: makeSuiteIndex,
  browser: () => '/usr/bin/chromium',
  toPdf: async (html) => Buffer.from(`PDF ${html}`),
}

const okProber: Prober = {
  open: () => ({ ask: async () => ({ outcome: 'ok', status: 200, latencyUs: 500 }), close: () => undefined }),
}

/** The whole engine on fakes of the world: two small topologies, a five-second profile, a real store in a folder of its own. */
export function fakeWorkbench(
  parts: {
    clock?: FakeClock
    /** One that is to give readings needs the same clock. */
    engine?: FakeEngine
    asker?: Asker
    prober?: Prober
    storeFs?: StoreFs
    alive?: (pid: number) => boolean
    freeBytes?: number
    root?: string
    addressesOf?: Ports['addressesOf']
    /** Real ones in the place of the fakes. */
    ports?: Partial<Ports>
    /** Over the files that are there: path below `resources` to text. */
    files?: Readonly<Record<string, string>>
  } = {},
): FakeWorkbench {
  const root = parts.root ?? mkdtempSync(join(tmpdir(), 'palier-workbench-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, text] of Object.entries({ ...files, ...parts.files })) {
    mkdirSync(join(root, 'resources', path, '..'), { recursive: true })
    writeFileSync(join(root, 'resources', path), text)
  }
  const clock = parts.clock ?? new FakeClock()
  const engine = parts.engine ?? fakeEngine({ clock })
  const host = fakeHost(parts.alive, parts.freeBytes)
  const storage = { root: join(root, 'data'), host, ...(parts.storeFs && { fs: parts.storeFs }) }
  const store = createRunStore(storage)
  const trash = createRunTrash({ ...storage, clock })
  const leases = new Leases(memoryLeases(), host)
  let drawn = 0
  const roots = [join(root, 'resources')]
  const showPath = (path: string): string => path
  const catalogue = openCatalogue(roots, showPath)
  const workbench = createWorkbench({
    ports: {
      clock,
      containers: engine,
      observer: fakeObserver(clock),
      load: createFakeLoad(clock),
      nullTarget: fakeNullTarget,
      generatorChecks: generatorFile({ configFolder: join(root, 'config') }),
      asker: parts.asker ?? okAsker,
      prober: parts.prober ?? okProber,
      host,
      store,
      archive: createRunArchive(storage),
      trash,
      settings: settingsFile({ configFolder: join(root, 'config') }),
      addressesOf: parts.addressesOf ?? (async (name) => [name]),
      variable: () => undefined,
      random32: () => ++drawn,
      ...parts.ports,
    },
    leases,
    catalogue,
    suites: openSuites(roots, catalogue, showPath),
    settleInterrupted: () => {
      trash.tidy()
      store.settleInterrupted()
    },
    dataFolder: storage.root,
    platform: 'linux',
    reporting: plainReporting,
    toTick,
    toResult: (stored) => toStoredResult(stored, latencyMath),
    latencies: mergeEncoded,
    jsonSchemas: () => ({}),
  })
  const events: RunEvent[] = []
  const comparisonEvents: ComparisonEvent[] = []
  workbench.hear(({ name, content }) => {
    if (name === 'run.events') events.push(...content)
    if (name === 'comparison.events') comparisonEvents.push(...content)
  })
  const untilEnded = async (): Promise<Extract<ComparisonEvent, { kind: 'ended' }>> => {
    for (let passedMs = 0; passedMs < 600_000; passedMs += 100) {
      const last = comparisonEvents.at(-1)
      if (last?.kind === 'ended') return last
      await clock.advance(100)
    }
    throw new Error(`not ended; last: ${JSON.stringify(events.at(-1))}`)
  }
  return { root, workbench, engine, clock, store, leases, events, comparisonEvents, untilEnded }
}

function memoryLeases(): ConstructorParameters<typeof Leases>[0] {
  const held = new Map<string, { runId: string; pid: number; startedAt: string }>()
  return {
    write: (lease) => void held.set(lease.runId, lease),
    remove: (runId) => void held.delete(runId),
    all: () => [...held.values()],
  }
}

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Docker from 'dockerode'
import { labelNames } from '../electron/engine/docker/labels.ts'
import type { Mark } from '../shared/domain/diagnosis.ts'
import type { RunManifest } from '../shared/domain/manifest.ts'
import type { RunResult } from '../shared/domain/runResult.ts'
import { type CrashAction, crashActions } from './crashActions.ts'
import { spawnOwned } from './ownedProcess.ts'

const [instances, firstMs, everyMs] = [8, 8000, 5000]
export const turnsInRun = 2 * crashActions.length
/** A later mark may belong to the next turn of its instance. */
const withinMs = 13_000
const profile = `name: crashes
title: { en: Crashes, fr: Pannes }
model: closed
stages:
  - { duration: 5s, users: 60 }
  - { duration: 90s, users: 60 }
`

interface Turn {
  /** When it should happen, on the run's time base. */
  readonly atMs: number
  readonly instance: string
  readonly action: CrashAction
}

export interface Told {
  readonly turn: Turn
  /** When it was asked for, on the run's time base. */
  readonly doneMs: number
  /** What the engine said to it, where it said no. */
  readonly problem?: string
  readonly mark?: Mark
}

type Done = Pick<Told, 'turn' | 'problem'> & { readonly wallMs?: number }

/** Every action twice; each round begins with another one, so that each meets other instances. */
function turnsOf(round: number): Turn[] {
  return Array.from({ length: turnsInRun }, (_, index) => ({
    atMs: firstMs + index * everyMs,
    instance: `api-${(index % instances) + 1}`,
    action: crashActions[(index + round) % crashActions.length] as CrashAction,
  }))
}

/** One run of `trio-cache`, kept in the folder, and what it told of each thing that happened. */
export async function crashRun(round: number, folder: string): Promise<Told[]> {
  await mkdir(join(folder, 'profiles'), { recursive: true })
  await writeFile(join(folder, 'profiles', 'crashes.yaml'), profile)
  const turns = turnsOf(round)
  const faults = turns.flatMap(({ atMs, instance, action: { fault, forMs } }) =>
    fault === undefined ? [] : ['--fault', `at=${atMs}ms for=${forMs}ms ${fault} ${instance}`],
  )
  const sizes = [`API_INSTANCES=${instances}`, 'GUNICORN_WORKERS=1', 'API_MEMORY=200m'].flatMap((set) => ['--set', set])
  const out = join(folder, `round-${round + 1}`)
  const cli = join(import.meta.dirname, '../out/cli.js')
  const asked = ['run', 'trio-cache', '--trust', folder, '--profile', 'crashes', '--warm-up', 'none', '--out', out]
  const child = spawnOwned([process.execPath, cli, ...asked, '--seed', `${round + 1}`, ...sizes, ...faults], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr?.on('data', (part: Buffer) => {
    said += part
  })
  const over = new AbortController()
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  void ended.then(() => over.abort(new Error(`The run ended early:\n${said}`)))
  const home = await measuringIn(out, over.signal)
  const startMs = Date.now()
  const done = await Promise.all(turns.map((turn) => act(turn, startMs, basename(home), over.signal)))
  await ended
  return toldOf(home, done)
}

/** The folder of the run that has begun there, when it measures. */
async function measuringIn(out: string, signal: AbortSignal): Promise<string> {
  for (;;) {
    await wait(50, undefined, { signal }).catch(() => signal.throwIfAborted())
    const [name] = await readdir(join(out, 'runs')).catch(() => [])
    const home = join(out, 'runs', name ?? '')
    const events = await readFile(join(home, 'events.ndjson'), 'utf8').catch(() => '')
    if (events.includes('"at":"measuring"')) return home
  }
}

async function act(turn: Turn, startMs: number, runId: string, signal: AbortSignal): Promise<Done> {
  const { begin, end, forMs } = turn.action
  const label = [`${labelNames.run}=${runId}`, `${labelNames.container}=${turn.instance}`]
  const docker = new Docker()
  try {
    await wait(Math.max(0, startMs + turn.atMs - Date.now()), undefined, { signal })
    const [found] = await docker.listContainers({ all: true, filters: { label } })
    const container = docker.getContainer(found?.Id ?? '')
    const wallMs = Date.now()
    await begin?.(container)
    await wait(forMs, undefined, { signal })
    await end?.(container)
    return { turn, ...(begin !== undefined && { wallMs }) }
  } catch (error) {
    signal.throwIfAborted()
    return { turn, problem: String(error) }
  }
}

async function toldOf(home: string, done: readonly Done[]): Promise<Told[]> {
  const zeroMs = await zeroOf(home)
  const { diagnosis } = JSON.parse(await readFile(join(home, 'result.json'), 'utf8')) as RunResult
  return done.map(({ turn, problem, wallMs }) => {
    const doneMs = wallMs === undefined ? turn.atMs : wallMs - zeroMs
    const isItsMark = ({ lane, atMs, crash }: Mark) =>
      lane === turn.instance && crash !== undefined && atMs >= doneMs - 100 && atMs <= doneMs + withinMs
    const mark = diagnosis?.marks.find(isItsMark)
    return { turn, doneMs, ...(problem !== undefined && { problem }), ...(mark !== undefined && { mark }) }
  })
}

/** The wall time of the run's zero, by any event that has both times. */
async function zeroOf(home: string): Promise<number> {
  const { createdAt } = JSON.parse(await readFile(join(home, 'manifest.json'), 'utf8')) as RunManifest
  const lines = (await readFile(join(home, 'events.ndjson'), 'utf8')).trimEnd().split('\n')
  const events = lines.map((line) => JSON.parse(line) as { elapsedMs: number; atMs?: number })
  const { elapsedMs = 0, atMs = 0 } = events.find((event) => event.atMs !== undefined) ?? {}
  return Date.parse(createdAt) + elapsedMs - atMs
}

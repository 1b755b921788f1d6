import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { RunListing } from '../../../shared/contract/listings.ts'
import type { RunManifest } from '../../../shared/domain/manifest.ts'
import { manifestSchema } from '../../../shared/domain/manifestSchema.ts'
import { resultSchema } from '../../../shared/domain/resultSchema.ts'
import type { RunResult } from '../../../shared/domain/runResult.ts'
import { labelled } from './engineApi.ts'
import { type Ended, type RunningCli, startCli } from './startCli.ts'

/** The product installed for one test: its own installation id, so that "none of ours" is exact, and its own data folder. */
export class Installation {
  readonly folder = mkdtempSync(join(tmpdir(), 'palier-cli-'))
  readonly out = join(this.folder, 'data')
  readonly #started: RunningCli[] = []

  /** With this installation's data folder. */
  start(...args: string[]): RunningCli {
    return this.startBare({}, '--out', this.out, ...args)
  }

  /** With so many descriptors at most. */
  startLimited(descriptors: number, ...args: string[]): RunningCli {
    return this.#start({}, ['--out', this.out, ...args], descriptors)
  }

  /** Without a data folder chosen. */
  startBare(env: NodeJS.ProcessEnv, ...args: string[]): RunningCli {
    return this.#start(env, args)
  }

  #start(env: NodeJS.ProcessEnv, args: readonly string[], descriptors?: number): RunningCli {
    const folders = { XDG_CONFIG_HOME: join(this.folder, 'config'), XDG_DATA_HOME: join(this.folder, 'home') }
    const started = startCli(args, { ...folders, ...env }, descriptors)
    this.#started.push(started)
    return started
  }

  run(...args: string[]): Promise<Ended> {
    return this.start(...args).ended
  }

  async listed(): Promise<RunListing[]> {
    return JSON.parse((await this.run('runs', 'list', '--json')).stdout) as RunListing[]
  }

  async shown(runId: string): Promise<RunResult> {
    return resultSchema.parse(JSON.parse((await this.run('runs', 'show', runId, '--json')).stdout))
  }

  /** Everything on the engine that belongs to this installation. */
  async owned(): Promise<string[]> {
    return labelled(`io.palier.owner=${this.owner()}`)
  }

  /** Resolves once so many containers, networks and volumes exist. */
  async owning(least: number): Promise<void> {
    await until(async () => (await this.owned()).length >= least, `${least} things on the engine`)
  }

  owner(): string {
    return readFileSync(join(this.folder, 'config/palier/installation-id'), 'utf8').trim()
  }

  runFolders(): string[] {
    const runs = join(this.out, 'runs')
    return existsSync(runs) ? readdirSync(runs).map((name) => join(runs, name)) : []
  }

  manifests(): RunManifest[] {
    return this.runFolders().map((folder) => manifestSchema.parse(JSON.parse(read(folder, 'manifest.json'))))
  }

  /** Resolves once a run has stored so many seconds of load. */
  async measured(least: number): Promise<void> {
    const seconds = (folder: string): number => read(folder, 'ticks.ndjson').split('\n').length - 1
    await until(async () => this.runFolders().some((folder) => seconds(folder) >= least), `${least} s of load`)
  }

  /** Ends what still runs, removes what is left on the engine, and the folder. */
  async remove(): Promise<void> {
    for (const started of this.#started) started.kill('SIGKILL')
    await Promise.all(this.#started.map(({ ended }) => ended))
    if (existsSync(join(this.folder, 'config/palier/installation-id'))) await this.run('clean')
    rmSync(this.folder, { recursive: true, force: true })
  }
}

async function until(isSo: () => Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await isSo()) return
    await wait(100)
  }
  throw new Error(`no ${what} within a minute`)
}

function read(folder: string, name: string): string {
  const path = join(folder, name)
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

import { existsSync } from 'node:fs'
import { homedir, hostname } from 'node:os'
import { join, relative, resolve } from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }
import { createDockerEngine } from './docker/createDockerEngine.ts'
import { createContainerObserver } from './docker/observe/createContainerObserver.ts'
import type { Reporting } from './handlers/reportHandlers.ts'
import { addressesOf } from './host/addressesOf.ts'
import { leaseFiles } from './host/leaseFiles.ts'
import { systemClock } from './host/systemClock.ts'
import { thisHost } from './host/thisHost.ts'
import { Leases } from './leases.ts'
import { createAsker } from './load/createAsker.ts'
import { createLoadGenerator } from './load/createLoadGenerator.ts'
import { createNullTarget } from './load/createNullTarget.ts'
import { createProber } from './load/createProber.ts'
import { latencyMath } from './load/latencyMath.ts'
import { mergeEncoded } from './load/mergeEncoded.ts'
import { toTick } from './load/toTick.ts'
import { findBrowser } from './report/findBrowser.ts'
import { makeReport } from './report/makeReport.ts'
import { makeSuiteIndex } from './report/makeSuiteIndex.ts'
import { printPdf } from './report/printPdf.ts'
import { readReportRun } from './report/readReportRun.ts'
import { createRunArchive } from './store/archive/createRunArchive.ts'
import { dataFolders } from './store/dataFolders.ts'
import { generatorFile } from './store/generatorFile.ts'
import { installationId } from './store/installationId.ts'
import { toJsonSchemas } from './store/jsonSchemas.ts'
import { createRunStore } from './store/runStore.ts'
import { settingsFile } from './store/settingsFile.ts'
import { toStoredResult } from './store/storedResult.ts'
import { createRunTrash } from './store/trash/createRunTrash.ts'
import { openSuites } from './suite/openSuites.ts'
import { declaredSchemas } from './topology/declaredSchemas.ts'
import { openCatalogue } from './topology/openCatalogue.ts'
import { createWorkbench, type Workbench } from './workbench.ts'

export const { version } = packageJson

/** What puts a finished document on paper. */
export type Printer = Pick<Reporting, 'browser' | 'toPdf'>

/** An installed browser, started for every document. */
const installedBrowser: Printer = { browser: () => findBrowser(), toPdf: (html, signal) => printPdf(html, signal) }

export interface ComposeOptions {
  /** `--out`; the user's data folder when absent. */
  readonly dataFolder?: string
  /** Folders of the user's own topologies, profiles and scenarios that they chose to trust. */
  readonly trusted: readonly string[]
  /** Folder that paths in messages are shown relative to. */
  readonly standsIn: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Folder of the built-in topologies, images, profiles …; absent: the one of the checkout or beside the bundle. */
  readonly resources?: string
  /** Absent: a browser that is installed on this machine. */
  readonly printer?: Printer
}

/** Builds the engine from real parts: the only file that knows both ports and adapters. */
export function composeWorkbench(options: ComposeOptions): Workbench {
  const { dataFolder, trusted, standsIn, env, resources = resourcesFolder(), printer = installedBrowser } = options
  const folders = dataFolders(process.platform, env, homedir())
  const dockerWorld = {
    env,
    platform: process.platform,
    homeDir: homedir(),
    hostName: hostname(),
    ...(process.getuid === undefined ? {} : { uid: process.getuid() }),
    clock: systemClock,
  }
  const owner = installationId({ configFolder: folders.config })
  const host = thisHost(version)
  const root = dataFolder ?? folders.data
  const store = createRunStore({ root, host })
  const trash = createRunTrash({ root, host, clock: systemClock })
  const showPath = (absolute: string): string => {
    const fromHere = relative(standsIn, absolute)
    return fromHere.startsWith('..') ? absolute : fromHere
  }
  const roots = [resources, ...trusted]
  const catalogue = openCatalogue(roots, showPath)
  return createWorkbench({
    ports: {
      clock: systemClock,
      containers: createDockerEngine({ ...dockerWorld, owner }),
      observer: createContainerObserver(dockerWorld),
      load: createLoadGenerator({ workerUrl: workerUrl('loadWorker') }),
      nullTarget: createNullTarget({ workerUrl: workerUrl('nullWorker') }),
      generatorChecks: generatorFile({ configFolder: folders.config }),
      asker: createAsker(),
      prober: createProber(),
      host,
      store,
      archive: createRunArchive({ root, host }),
      trash,
      settings: settingsFile({ configFolder: folders.config }),
      addressesOf,
      variable: (name) => env[name],
      random32: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
    },
    leases: new Leases(leaseFiles(join(folders.config, 'leases')), host),
    catalogue,
    suites: openSuites(roots, catalogue, showPath),
    settleInterrupted: () => {
      trash.tidy()
      store.settleInterrupted()
    },
    dataFolder: root,
    platform: process.platform,
    toTick,
    toResult: (stored) => toStoredResult(stored, latencyMath),
    reporting: {
      readRun: readReportRun,
      toHtml: makeReport,
      toSuiteIndex: makeSuiteIndex,
      ...printer,
    },
    latencies: mergeEncoded,
    jsonSchemas: () => toJsonSchemas(declaredSchemas),
  })
}

/** The user's, for what hosts keep there besides. */
export function configFolder(env: ComposeOptions['env']): string {
  return dataFolders(process.platform, env, homedir()).config
}

/** Beside the bundle once built; the source itself under a Node that strips types. */
function workerUrl(name: 'loadWorker' | 'nullWorker'): URL {
  const built = new URL(`./${name}.js`, import.meta.url)
  return existsSync(built) ? built : new URL(`./load/${name}.ts`, import.meta.url)
}

/** The bundle lies in `out/`, this file in `electron/engine/`. */
function resourcesFolder(): string {
  const besideBundle = resolve(import.meta.dirname, '../resources')
  return existsSync(besideBundle) ? besideBundle : resolve(import.meta.dirname, '../../resources')
}

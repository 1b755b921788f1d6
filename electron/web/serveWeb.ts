import { existsSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { resolve } from 'node:path'
import type { Workbench } from '../engine/workbench.ts'
import { launchFolder } from './launchFolder.ts'
import { openerFor, openFile } from './openFile.ts'
import { metricsWords, type Serving, serveWords } from './serveWords.ts'
import { startWebHost } from './webHost.ts'

export interface ServeOrder {
  /** Absent: one that the system chooses. */
  readonly port?: number
  /** Opens the browser as well. */
  readonly open: boolean
  /** Serves /metrics for Prometheus. */
  readonly metrics: boolean
}

export interface ServeParts {
  readonly workbench: Workbench
  readonly env: Readonly<Record<string, string | undefined>>
  /** The user's, where the launch file goes without a folder for the time of the session. */
  readonly configFolder: string
  /** What a script may read: the path of the launch file, a line of its own. */
  readonly print: (line: string) => void
  readonly say: (line: string) => void
  /** Takes what ends the host, and gives the way to take it back. */
  readonly onStop: (stop: () => void) => () => void
}

/** The web host until it is told to stop; `interrupted` when a comparison had to be stopped for it. */
export async function serveWeb(order: ServeOrder, parts: ServeParts): Promise<'ended' | 'interrupted'> {
  const { workbench, env, print, say } = parts
  const host = await startWebHost({
    workbench,
    windowFolder: builtWindowFolder(),
    launchFolder: launchFolder(env, parts.configFolder),
    onTurnedAway: tellOfOthers(say),
    hasMetrics: order.metrics,
    ...(order.port !== undefined && { port: order.port }),
  })
  // What is wrong with the data folder is told by whatever looks into it.
  void workbench.tidyUp().catch(() => undefined)
  const abandon = (): void => host.abandon()
  process.once('exit', abandon)
  const stop = Promise.withResolvers<void>()
  const release = parts.onStop(stop.resolve)

  const browser = browserPlace(order, env)
  const login = `${userInfo().username}@${hostname()}`
  const { above, below } = serveWords({ port: host.port, browser, login })
  for (const line of above) say(line)
  print(host.launchFile)
  for (const line of below) say(line)
  if (host.metricsFile !== undefined) for (const line of metricsWords(host.port, host.metricsFile)) say(line)
  if (browser === 'here')
    openFile(host.launchFile, process.platform, env, (why) => say(`The browser was not opened: ${why}.`))

  await stop.promise
  const hadComparison = await host.end()
  release()
  process.removeListener('exit', abandon)
  return hadComparison ? 'interrupted' : 'ended'
}

/** Over SSH the browser is on another computer, also where windows are forwarded. */
function browserPlace(order: ServeOrder, env: ServeParts['env']): Serving['browser'] {
  if (env.SSH_CONNECTION || 'missing' in openerFor('', process.platform, env)) return 'elsewhere'
  return order.open ? 'here' : 'byHand'
}

/** Once for each user, whatever their programs try. */
function tellOfOthers(say: ServeParts['say']): (uid: number) => void {
  const told = new Set<number>()
  return (uid) => {
    if (told.has(uid)) return
    told.add(uid)
    say(`A program of another user (${uid}) was turned away: Palier serves its own (${process.getuid?.()}).`)
  }
}

/** The bundle lies in `out/`, this file in `electron/web/`. */
function builtWindowFolder(): string {
  const besideBundle = resolve(import.meta.dirname, 'renderer')
  return existsSync(besideBundle) ? besideBundle : resolve(import.meta.dirname, '../../out/renderer')
}

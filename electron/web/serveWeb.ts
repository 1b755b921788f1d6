import { existsSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { resolve } from 'node:path'
import type { Workbench } from '../engine/workbench.ts'
import { launchFolder } from './launchFolder.ts'
import { openFile } from './openFile.ts'
import { startWebHost } from './webHost.ts'

export interface ServeOrder {
  /** Absent: one that the system chooses. */
  readonly port?: number
  /** Opens the browser as well. */
  readonly open: boolean
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
    ...(order.port !== undefined && { port: order.port }),
  })
  const abandon = (): void => host.abandon()
  process.once('exit', abandon)
  const stop = Promise.withResolvers<void>()
  const release = parts.onStop(stop.resolve)

  say(`The workbench is on 127.0.0.1, port ${host.port}. Open this file in a browser:`)
  print(host.launchFile)
  for (const line of furtherLines(host.port, env)) say(line)
  if (order.open) openFile(host.launchFile, process.platform, env, (why) => say(`The browser was not opened: ${why}.`))

  await stop.promise
  const hadComparison = await host.end()
  release()
  process.removeListener('exit', abandon)
  return hadComparison ? 'interrupted' : 'ended'
}

function furtherLines(port: number, env: ServeParts['env']): string[] {
  const here = [
    'It is yours alone and lets one browser in; a new one then takes its place, under the same name.',
    'A browser that cannot read it takes the address that stands in it. Ctrl+C ends the workbench.',
  ]
  if (env.SSH_CONNECTION === undefined) return here
  return [
    ...here,
    `From your own computer: ssh -L ${port}:127.0.0.1:${port} ${userInfo().username}@${hostname()}`,
    'and then, in a browser there, the address that stands in the file.',
  ]
}

/** The bundle lies in `out/`, this file in `electron/web/`. */
function builtWindowFolder(): string {
  const besideBundle = resolve(import.meta.dirname, 'renderer')
  return existsSync(besideBundle) ? besideBundle : resolve(import.meta.dirname, '../../out/renderer')
}

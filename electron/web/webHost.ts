import type { Server } from 'node:http'
import type { Server as Listener, Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Workbench } from '../engine/workbench.ts'
import { acceptOwn } from './acceptOwn.ts'
import type { Door } from './admit.ts'
import { Asking } from './asking.ts'
import { readBuiltWindow } from './builtWindow.ts'
import { createApp, type Redeemed } from './createApp.ts'
import { Ears, type EarsOptions } from './ears.ts'
import { createIdleServer, guard } from './guardedServer.ts'
import { openLaunch } from './launch.ts'
import { listenOnLoopback } from './listenOnLoopback.ts'
import { MetricsFile } from './metricsFile.ts'
import { PeerOwners, tellsPeerOwners } from './PeerOwners.ts'
import { RunMetrics } from './runMetrics.ts'
import { SuiteReading } from './SuiteReading.ts'
import { Session, type SessionOptions } from './session.ts'

export interface WebHostParts {
  readonly workbench: Workbench
  /** `index.html` and what it needs, as built. */
  readonly windowFolder: string
  /** Where the file goes that lets browsers in; made, and this user's alone. */
  readonly launchFolder: string
  /** Absent: one that the system chooses. */
  readonly port?: number
  /** Tells a scraper of the run that is on, at /metrics. */
  readonly hasMetrics?: boolean
  readonly ears?: EarsOptions
  readonly session?: SessionOptions
  /** Absent: those of our own user's programs, where the system tells. */
  readonly isOurs?: (socket: Socket) => Promise<boolean>
  /** A connection was closed unread: it came from a program of another user. */
  readonly onTurnedAway?: (uid: number) => void
}

export interface WebHost {
  readonly port: number
  /** Its content changes; its path is good until the end. */
  readonly launchFile: string
  /** Holds what a scraper has to send as bearer token; absent without metrics. */
  readonly metricsFile?: string
  /** Stops the comparison that is on, closes everything, removes the file. Whether there was a comparison. */
  end(): Promise<boolean>
  /** Removes the file at once: for the exit of the process. */
  abandon(): void
}

/** The composition root of this host. Throws `PalierError` badInput when the port cannot be had. */
export async function startWebHost(parts: WebHostParts): Promise<WebHost> {
  const { workbench } = parts
  const window = readBuiltWindow(parts.windowFolder)
  const server = createIdleServer()
  const listener = acceptOwn(server, parts.isOurs ?? ownPeers(parts.onTurnedAway))
  const port = await listenOnLoopback(listener, parts.port ?? 0)
  const launch = openLaunch(parts.launchFolder, port)
  const session = new Session(port, parts.session)
  const metrics = parts.hasMetrics === true ? new MetricsFile(parts.launchFolder, port) : undefined
  const runMetrics = new RunMetrics(workbench)
  const ears = new Ears(parts.ears)
  const asking = new Asking(workbench)
  const reading = new SuiteReading()
  const letGo = workbench.hear((announcement) => ears.tell(announcement))
  const door: Door = {
    port,
    hasSession: (cookie) => session.holdsCookie(cookie),
    hasKey: (key) => session.holdsKey(key),
    hasTab: (tab) => session.hasTab(tab),
    hasReading: (path) => reading.has(path),
    hasScrape: (bearer) => metrics?.holds(bearer) ?? false,
  }
  const app = createApp({
    window,
    asking,
    openTab: () => session.openTab(),
    reading,
    redeem,
    metrics: () => runMetrics.text(),
  })
  const answered = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  guard(server, door, {
    request: (request, response) => void answered(request, response),
    upgrade: (request, stream, head, { tab = '' }) => {
      if (ears.isFull) return 503
      ears.add(request, stream, head, tab, session.holdTab(tab))
      return undefined
    },
  })

  /** Back and reload lead here a second time, with the cookie. */
  function redeem(token: string, cookie: string | undefined): Redeemed | undefined {
    if (launch.redeem(token)) return { kind: 'fresh', cookie: session.setCookie(), key: session.key }
    return door.hasSession(cookie) ? { kind: 'known' } : undefined
  }

  return {
    port,
    launchFile: launch.file,
    ...(metrics && { metricsFile: metrics.path }),
    end: async () => {
      const hadComparison = await asking.end()
      letGo()
      runMetrics.close()
      ears.close()
      launch.close()
      metrics?.remove()
      await close(listener, server)
      return hadComparison
    },
    abandon: () => {
      launch.close()
      metrics?.remove()
    },
  }
}

/** Only programs of our own user are let in, where the system tells. */
function ownPeers(onTurnedAway: WebHostParts['onTurnedAway']): (socket: Socket) => Promise<boolean> {
  const uid = process.getuid?.()
  if (uid === undefined || !tellsPeerOwners()) return async () => true
  const peers = new PeerOwners()
  return async (socket) => {
    const owner = await peers.ownerOf(socket)
    if (owner !== undefined && owner !== uid) onTurnedAway?.(owner)
    return owner === uid
  }
}

function close(listener: Listener, server: Server): Promise<void> {
  return new Promise((resolve) => {
    listener.close(() => resolve())
    server.close()
    server.closeAllConnections()
  })
}

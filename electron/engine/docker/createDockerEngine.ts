import { readFile } from 'node:fs/promises'
import type { Clock } from '../ports/clock.ts'
import type { ContainerEngine } from '../ports/containerEngine.ts'
import type { BaseImage } from './baseImage.ts'
import { bringUp } from './bringUp.ts'
import { type Connection, connect } from './connection.ts'
import { toEngineFacts } from './engineFacts.ts'
import { ensureImages, type ImageWorld, imageWork, missingImages } from './ensureImages.ts'
import { findEngine } from './findEngine.ts'
import { type AddressRange, toRouteRanges } from './subnets.ts'
import { sweepRuns } from './sweepRuns.ts'

/** Everything the adapter takes from outside; it reads nothing of the process itself. */
export interface DockerEngineOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly homeDir: string
  readonly hostName: string
  /** Absent on Windows. */
  readonly uid?: number
  /** Installation id, the value of every object's owner label. */
  readonly owner: string
  readonly clock: Clock
  /** `palier/base:trixie` when absent. */
  readonly base?: BaseImage
  /** Silence after which a build is given up; 10 minutes when absent. */
  readonly buildIdleMs?: number
}

const trixie: BaseImage = { reference: 'palier/base:trixie', source: 'debian:trixie-slim', suite: 'trixie' }

/** The container engine behind the port. It is looked for on first use; `describe` looks again. */
export function createDockerEngine(options: DockerEngineOptions): ContainerEngine {
  const { env, platform, hostName, owner, clock } = options
  const work = imageWork()
  let connection: Connection | undefined
  const reconnect = async (signal: AbortSignal): Promise<Connection> => {
    const found = await findEngine(options, clock, signal)
    connection = connect(found, toEngineFacts(found, hostName, platform), owner)
    return connection
  }
  const connected = async (signal: AbortSignal): Promise<Connection> => connection ?? reconnect(signal)
  const imageWorld = async (signal: AbortSignal): Promise<ImageWorld> => ({
    docker: (await connected(signal)).docker,
    clock,
    platform,
    ...(options.uid === undefined ? {} : { uid: options.uid }),
    env,
    base: options.base ?? trixie,
    work,
    buildIdleMs: options.buildIdleMs ?? 600_000,
  })
  return {
    async describe(signal) {
      const { facts } = await reconnect(signal)
      return { engine: facts.engine, path: facts.path }
    },
    async ensureImages(images, onProgress, signal) {
      return ensureImages(images, await imageWorld(signal), onProgress, signal)
    },
    async missingImages(images, signal, { askRegistry } = { askRegistry: false }) {
      return missingImages(images, await imageWorld(signal), { askRegistry, signal })
    },
    async bringUp(order, cleanup, onProgress, signal) {
      const world = { connection: await connected(signal), clock, hostRoutes: () => hostRoutes(platform) }
      return bringUp(world, order, cleanup, onProgress, signal)
    },
    async sweep(isLive, signal) {
      return sweepRuns((await connected(signal)).own, isLive, clock, signal)
    },
  }
}

/** This machine's own routes; an engine elsewhere looks after its own. */
async function hostRoutes(platform: NodeJS.Platform): Promise<readonly AddressRange[]> {
  if (platform !== 'linux') return []
  return toRouteRanges(await readFile('/proc/net/route', 'utf8').catch(() => ''))
}

import type { Readable } from 'node:stream'
import type Dockerode from 'dockerode'
import type { Clock } from '../ports/clock.ts'
import { statusOf } from './engineError.ts'
import { jsonLines } from './jsonLines.ts'
import type { StatsFrame } from './statsFrame.ts'
import { toReading, type Usage } from './toReading.ts'

/** Frames come once a second; after so much silence the connection is taken for dead. */
const silenceMs = 5_000
const reopenAfterMs = 500

export interface Sampled {
  readonly docker: Dockerode
  readonly id: string
  readonly clock: Clock
  /** CPU quota; absent: none. */
  readonly limitCores?: number
  /** Engine's wall time of the container's last start, as far as it is known. */
  readonly startedMs: () => number
}

/** Reads one container's stats until the signal fires or the container is gone, through restarts and broken streams. */
export async function sampleStats(
  { docker, id, clock, limitCores, startedMs }: Sampled,
  onUsage: (usage: Usage, nowMs: number) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const options = { stream: true, abortSignal: signal } as const
      const stream = (await docker.getContainer(id).stats(options)) as unknown as Readable
      let previous: StatsFrame | undefined
      for await (const record of jsonLines(stream, clock, silenceMs, signal)) {
        const frame = record as StatsFrame
        const usage = toReading(frame, fromSameStart(previous, startedMs()), limitCores)
        previous = frame
        if (usage !== undefined) onUsage(usage, clock.nowMs())
      }
    } catch (error) {
      if (signal.aborted || statusOf(error) === 404) return
    }
    await clock.sleep(reopenAfterMs, signal).catch(() => undefined)
  }
}

/**
 * A frame from before a restart is no predecessor. Mostly a counter that went back shows it, but a container that comes back within
 * a second may by then have used more CPU than in its whole former life.
 */
function fromSameStart(previous: StatsFrame | undefined, startedMs: number): StatsFrame | undefined {
  return Date.parse(previous?.read ?? '') >= startedMs ? previous : undefined
}

import type { Readable } from 'node:stream'
import type Dockerode from 'dockerode'
import type { Clock } from '../ports.ts'
import { statusOf } from './engineError.ts'
import { jsonLines } from './jsonLines.ts'
import { type StatsFrame, toReading, type Usage } from './toReading.ts'

/** Frames come once a second; after so much silence the connection is taken for dead. */
const silenceMs = 5_000
const reopenAfterMs = 500

/** Reads one container's stats until the signal fires or the container is gone, through restarts and broken streams. */
export async function sampleStats(
  docker: Dockerode,
  id: string,
  clock: Clock,
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
        const usage = toReading(frame, previous)
        previous = frame
        if (usage !== undefined) onUsage(usage, clock.nowMs())
      }
    } catch (error) {
      if (signal.aborted || statusOf(error) === 404) return
    }
    await clock.sleep(reopenAfterMs, signal).catch(() => undefined)
  }
}

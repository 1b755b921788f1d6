import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import Dockerode from 'dockerode'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../host/systemClock.ts'
import { sampleStats } from './sampleStats.ts'
import type { StatsFrame } from './statsFrame.ts'
import { fakeEngineServer } from './testing/fakeEngineServer.ts'
import type { Usage } from './toReading.ts'

const file = new URL('./fixtures/statsTrafficV1.json', import.meta.url)
const { frames } = JSON.parse(readFileSync(file, 'utf8')) as { frames: StatsFrame[] }

/** Samples what the test sends, with the moment of the container's last start as the test says. */
async function sampling() {
  const streams: ServerResponse[] = []
  const server = await fakeEngineServer((_, response) => {
    response.flushHeaders()
    streams.push(response)
  })
  const stop = new AbortController()
  const usages: Usage[] = []
  const started = { ms: 0 }
  const docker = new Dockerode({ socketPath: server.socketPath })
  const sampled = { docker, id: 'c', clock: systemClock, startedMs: () => started.ms }
  const done = sampleStats(sampled, (usage) => usages.push(usage), stop.signal)
  onTestFinished(async () => {
    stop.abort()
    await done
    await server.close()
  })
  await expect.poll(() => streams.length).toBe(1)
  return { streams, usages, started, send: (frame: StatsFrame) => streams.at(-1)?.write(`${JSON.stringify(frame)}\n`) }
}

test('a reading for every frame that has a predecessor', async () => {
  const { usages, send } = await sampling()
  for (const frame of frames) send(frame)
  await expect.poll(() => usages.length).toBe(frames.length - 1)
  expect(usages.map(({ intervalMs }) => intervalMs)).toEqual([1008, 1006, 1004, 1004])
})

test('a frame from before a restart is no predecessor, even when every counter is larger now', async () => {
  const { usages, started, send } = await sampling()
  send(frames[0]!)
  send(frames[1]!)
  await expect.poll(() => usages.length).toBe(1)
  started.ms = Date.parse(frames[1]!.read!) + 400
  send(frames[2]!)
  send(frames[3]!)
  await expect.poll(() => usages.length).toBe(2)
  expect(usages.at(-1)?.networkSentBytes).toBe(994 - 399)
})

test('a stream that ended is opened again, and its first frame has no predecessor', async () => {
  const { usages, streams, send } = await sampling()
  send(frames[0]!)
  send(frames[1]!)
  await expect.poll(() => usages.length).toBe(1)
  streams[0]?.end()
  await expect.poll(() => streams.length, { timeout: 3000 }).toBe(2)
  send(frames[3]!)
  send(frames[4]!)
  await expect.poll(() => usages.length).toBe(2)
  expect(usages[1]?.intervalMs).toBe(1004)
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Verdict } from '../../../shared/domain/verdict.ts'
import { startTargetServer } from '../testing/targetServer.ts'

/** Once with every change; twenty times with PALIER_ALL_RUNS=1. */
const times = process.env.PALIER_ALL_RUNS === '1' ? 20 : 1

/** The other half, that a quiet machine is not flagged, is for `bench/throttled.ts`: where tests run it is seldom quiet. */
test.runIf(process.platform === 'linux').each(Array.from({ length: times }, (_, time) => time + 1))(
  'a generator that is held up from outside says so (%i)',
  async () => {
    const server = await startTargetServer()
    const peer = new URL('./judged.fixture.ts', import.meta.url).pathname
    const generator = spawn(process.execPath, [peer, String(server.port), '20', '4'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const printed = text(generator.stdout)
    const closed = once(generator, 'close')
    try {
      while (generator.exitCode === null) {
        await Promise.race([wait(250), closed])
        generator.kill('SIGSTOP')
        await wait(150)
        generator.kill('SIGCONT')
      }
      const { verdict } = JSON.parse(await printed) as { verdict: Verdict }
      expect(verdict.kind).toBe('invalid')
      expect(verdict.reasons.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['sendLag', 'loopDelay']))
    } finally {
      generator.kill('SIGKILL')
      await server.close()
    }
  },
)

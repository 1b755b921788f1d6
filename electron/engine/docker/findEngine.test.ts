import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DockerAttempt, PalierError } from '../../../shared/domain/failure.ts'
import { systemClock } from '../host/systemClock.ts'
import { findEngine } from './findEngine.ts'
import { answerIntroduction, type FakeEngineServer, fakeEngineServer } from './testing/fakeEngineServer.ts'

const never = new AbortController().signal
const undo: Array<() => Promise<unknown>> = []
let homeDir = ''

beforeEach(async () => {
  homeDir = await mkdtemp(join(tmpdir(), 'palier-home-'))
})

afterEach(async () => {
  for (const step of undo.splice(0)) await step()
  await rm(homeDir, { recursive: true })
})

async function serve(answer: Parameters<typeof fakeEngineServer>[0]): Promise<FakeEngineServer> {
  const server = await fakeEngineServer(answer)
  undo.push(() => server.close())
  return server
}

async function failureOf(env: Record<string, string>, limitMs = 3_000) {
  const error = await findEngine({ env, platform: 'linux', homeDir }, systemClock, never, limitMs).catch(
    (e: unknown) => e,
  )
  if (!(error instanceof PalierError) || error.failure.kind !== 'dockerUnreachable') throw error
  return error.failure
}

const situations: Array<{ name: string; host: () => Promise<string>; reason: DockerAttempt['reason'] }> = [
  { name: 'missing socket', host: async () => `unix://${homeDir}/none.sock`, reason: 'missing' },
  {
    name: 'a socket nobody listens on',
    host: async () => {
      await writeFile(join(homeDir, 'stale.sock'), '')
      return `unix://${homeDir}/stale.sock`
    },
    reason: 'refused',
  },
  { name: 'a refused port', host: async () => 'tcp://127.0.0.1:1', reason: 'refused' },
  {
    name: 'a socket that accepts and never answers',
    host: async () => {
      const server = createServer()
      await new Promise<void>((resolve) => server.listen(join(homeDir, 'silent.sock'), resolve))
      undo.push(async () => server.close())
      return `unix://${homeDir}/silent.sock`
    },
    reason: 'silent',
  },
  {
    name: 'an engine that is too old',
    host: async () => `unix://${(await serve((q, a) => answerIntroduction(q, a, '1.9'))).socketPath}`,
    reason: 'tooOld',
  },
  {
    name: 'something else that speaks HTTP',
    host: async () => `unix://${(await serve((_, a) => a.end('<html>'))).socketPath}`,
    reason: 'other',
  },
  { name: 'ssh', host: async () => 'ssh://me@server', reason: 'unsupported' },
  { name: 'another machine', host: async () => 'tcp://192.0.2.1:2375', reason: 'unsupported' },
]

test.each(situations)(
  'DOCKER_HOST: $name is $reason, with a sentence, and is never replaced',
  async ({ host, reason }) => {
    const address = await host()
    const failure = await failureOf({ DOCKER_HOST: address }, 300)
    expect(failure.explicit).toBe(true)
    expect(failure.tried).toEqual([{ source: 'DOCKER_HOST', address, reason, message: expect.stringMatching(/\w/) }])
  },
)

test('an engine that answers is found, with its own description', async () => {
  const { socketPath } = await serve((q, a) => answerIntroduction(q, a))
  const found = await findEngine(
    { env: { DOCKER_HOST: `unix://${socketPath}` }, platform: 'linux', homeDir },
    systemClock,
    never,
  )
  expect(found.address).toEqual({ kind: 'socket', path: socketPath })
  expect(found.info.NCPU).toBe(2)
})

test('the current context is followed and is explicit', async () => {
  const { socketPath } = await serve((q, a) => answerIntroduction(q, a))
  const meta = join(homeDir, '.docker/contexts/meta', createHash('sha256').update('mine').digest('hex'))
  await mkdir(meta, { recursive: true })
  await writeFile(join(homeDir, '.docker/config.json'), JSON.stringify({ currentContext: 'mine' }))
  await writeFile(join(meta, 'meta.json'), JSON.stringify({ Endpoints: { docker: { Host: `unix://${socketPath}` } } }))
  const found = await findEngine({ env: {}, platform: 'linux', homeDir }, systemClock, never)
  expect(found.candidate).toMatchObject({ source: 'context mine', explicit: true })
})

test('a context that cannot be read is an error, not passed over', async () => {
  const failure = await failureOf({ DOCKER_CONTEXT: 'gone' })
  expect(failure).toMatchObject({ explicit: true, tried: [{ source: 'context gone', reason: 'missing' }] })
})

test('stopping is not an attempt that failed', async () => {
  const reason = new Error('stopped')
  const search = findEngine(
    { env: { DOCKER_HOST: 'tcp://127.0.0.1:1' }, platform: 'linux', homeDir },
    systemClock,
    AbortSignal.abort(reason),
  )
  await expect(search).rejects.toBe(reason)
})

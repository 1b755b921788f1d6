import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DataPlan } from '../../../shared/domain/stackPlan.ts'
import { systemClock } from '../host/systemClock.ts'
import { createAsker } from '../load/createAsker.ts'
import { startTargetServer, type TargetServer } from '../testing/targetServer.ts'
import { loadData } from './loadData.ts'
import { StopRequested } from './stopRequested.ts'

type Step = DataPlan['steps'][number]

const ports = { clock: systemClock, asker: createAsker() }
const never = new AbortController().signal
let server: TargetServer

beforeAll(async () => {
  server = await startTargetServer()
})
afterAll(() => server.close())

const step = (name: string, path: string, more: Partial<Step> = {}): Step => {
  return { name, method: 'GET', path, headers: {}, expect: 200, timeoutMs: 5000, ...more }
}
const logIn = step('login', '/session/login', {
  method: 'POST',
  body: '{"name": "admin"}',
  take: { token: { kind: 'json', pointer: '/token' } },
})
const authorized = { headers: { authorization: 'Bearer {token}' } }
const answering = (body: unknown) => step('seed', `/json/${encodeURIComponent(JSON.stringify(body))}`)
const load = (steps: readonly Step[], counts?: string, signal = never) =>
  loadData({ set: 'minimal', steps, takesMs: 300, ...(counts === undefined ? {} : { counts }) }, server, ports, signal)

test('one step after another, with what was taken; the last answer is counted', async () => {
  const made = { set: 'minimal', counts: { buildings: 4, units: 10 } }
  const steps = [logIn, step('mine', '/session/items/minimal', authorized), answering(made)]
  const loaded = await load(steps, '/counts')
  expect(loaded).toEqual({ set: 'minimal', counts: { buildings: 4, units: 10 }, tookMs: expect.any(Number) })
  expect(server.seen().requests.get('/session/items/minimal')).toBe(1)
})

test.each([
  { name: 'in the whole body', counts: '', found: { buildings: 23 } },
  { name: 'nowhere', counts: undefined, found: {} },
])('what was made may be told $name', async ({ counts, found }) => {
  expect((await load([answering({ buildings: 23 })], counts)).counts).toEqual(found)
})

test.each<{ name: string; steps: readonly Step[]; problem: RegExp }>([
  {
    name: 'a status',
    steps: [logIn, step('seed', '/status/403', { method: 'POST', expect: 201 }), step('after', '/ok')],
    problem: /^POST \/status\/403 \(seed\): status 403, expected 201$/,
  },
  {
    name: 'a step that needs what nobody gave',
    steps: [step('mine', '/session/items', authorized)],
    problem: /^GET \/session\/items \(mine\): status 401, expected 200 — \{"error":"no token"\}$/,
  },
  {
    name: 'a value that is not there',
    steps: [{ ...logIn, take: { token: { kind: 'json', pointer: '/access_token' } } }],
    problem: /\(login\): \/access_token, for \{token\}, is missing/,
  },
  {
    name: 'a check',
    steps: [{ ...answering({ set: 'large' }), checks: { json: { '/set': 'minimal' } } }],
    problem: /\/set is "large", expected "minimal"$/,
  },
  {
    name: 'no answer in time',
    steps: [step('seed', '/silent', { timeoutMs: 50 })],
    problem: /^GET \/silent \(seed\): no answer within the time limit \(.+\)$/,
  },
])('ends at $name, and says which step, what came and what was expected', async ({ steps, problem }) => {
  const failure = { kind: 'dataNotLoaded', set: 'minimal', problem: expect.stringMatching(problem) }
  await expect(load(steps)).rejects.toMatchObject({ failure })
})

test('after a step that failed none is asked', async () => {
  const before = server.seen().requests.get('/ok') ?? 0
  await expect(load([step('seed', '/status/500'), step('after', '/ok')])).rejects.toThrow()
  expect(server.seen().requests.get('/ok') ?? 0).toBe(before)
})

test.each([
  [{ made: {} }, /^the answer of seed: \/counts is missing, expected whole numbers by name/],
  [{ counts: [4, 10] }, /\/counts is \[4,10\], expected/],
  [{ counts: { units: -1 } }, /\/counts\/units is -1, expected/],
  [{ counts: { units: 1.5, owners: '7' } }, /\/counts\/units is 1\.5, \/counts\/owners is "7", expected/],
  ['ten', /\/counts is missing/],
])('%j does not count anything', async (body, problem) => {
  await expect(load([answering(body)], '/counts')).rejects.toMatchObject({
    failure: { problem: expect.stringMatching(problem) },
  })
})

test('a stop does not wait for an answer', async () => {
  const stop = new AbortController()
  const loading = load([step('seed', '/silent')], undefined, stop.signal)
  stop.abort(new StopRequested())
  await expect(loading).rejects.toBeInstanceOf(StopRequested)
})

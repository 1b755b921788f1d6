import { expect, test } from 'vitest'
import type { ComparisonAsk } from '../../shared/contract/comparisonAsk.ts'
import type { Handlers } from '../../shared/contract/handlers.ts'
import type { Comparison } from '../../shared/domain/runResult.ts'
import { type FakeWorkbench, fakeWorkbench } from '../engine/testing/fakeWorkbench.ts'
import type { Workbench } from '../engine/workbench.ts'
import { rawRequest } from './testing/rawRequest.ts'
import { letIn, webSetting } from './testing/webSetting.ts'

const comparison: ComparisonAsk = {
  configurations: ['one'],
  profile: 'short',
  timeScale: 1,
  set: {},
  seed: 1,
  repeat: 1,
}

/** With a handler that knows the comparison that is on from the one that started it. */
function knowingCurrent({ workbench, comparisonEvents }: FakeWorkbench): Workbench {
  const on: { comparisonId?: string } = {}
  const { handlers } = workbench
  const start: Handlers['comparison.start'] = async (ask) => {
    const started = await handlers['comparison.start'](ask)
    on.comparisonId = started.comparisonId
    return started
  }
  const current: Handlers['comparison.current'] = async () => (comparisonEvents.at(-1)?.kind === 'ended' ? {} : on)
  return { ...workbench, handlers: { ...handlers, 'comparison.start': start, 'comparison.current': current } }
}

async function setting(fake: FakeWorkbench = fakeWorkbench()) {
  const web = await webSetting(knowingCurrent(fake))
  const { cookie, tab } = await letIn(web)
  const ask = async (name: string, body: string, type = 'application/json', ...more: string[]) =>
    rawRequest(web.port, {
      method: 'POST',
      path: `/ask/${name}`,
      headers: [
        `Cookie: ${cookie}`,
        `X-Palier-Tab: ${tab}`,
        `Origin: http://127.0.0.1:${web.port}`,
        `Content-Type: ${type}`,
        ...more,
      ],
      body,
    })
  return { ...web, ask }
}

test('a request passes the contract’s door: an answer, a refusal of the schema, a failure of the engine', async () => {
  const { ask } = await setting()
  const listed = await ask('profile.list', '{}')
  expect(listed.headers['content-type']).toBe('application/json')
  expect(JSON.parse(listed.body)).toMatchObject({ ok: true, value: { items: [{ id: 'short' }] } })
  expect(JSON.parse((await ask('profile.list', '{"more":1}')).body)).toMatchObject({
    ok: false,
    failure: { kind: 'badInput', problems: [{ where: 'profile.list' }] },
  })
  expect(JSON.parse((await ask('run.open', '{"runId":"none"}')).body)).toMatchObject({
    ok: false,
    failure: { kind: 'unknownName', what: 'run' },
  })
})

test.each(['', '{', 'undefined', '{}{}'])('a body %j that is no JSON is told so', async (body) => {
  const { ask } = await setting()
  const answer = await ask('profile.list', body)
  expect(answer.status).toBe(400)
  expect(JSON.parse(answer.body)).toMatchObject({ ok: false, failure: { kind: 'badInput' } })
})

test.each([
  'report.save',
  'report.make',
  'run.remove',
  'run.export',
  'run.import',
  'load.start',
  'constructor',
  '__proto__',
])('%s is nothing that a window may ask here', async (name) => {
  const { ask } = await setting()
  expect((await ask(name, '{}')).status).toBe(405)
})

test('an ask that a page sends again, because its answer was lost, starts nothing twice', async () => {
  const { ask } = await setting()
  const start = async (number: string) =>
    JSON.parse(
      (await ask('comparison.start', JSON.stringify(comparison), 'application/json', `X-Palier-Ask: ${number}`)).body,
    )
  const started = await start('one')
  expect(started).toMatchObject({ ok: true })
  expect(await start('one')).toEqual(started)
  expect(await start('two')).toMatchObject({ ok: false })
})

test('with nothing on, the end is at once, and says that nothing was interrupted', async () => {
  const { host } = await setting()
  expect(await host.end()).toBe(false)
})

test('a comparison that is on is stopped and taken down before the host ends', async () => {
  const fake = fakeWorkbench()
  const { ask, host } = await setting(fake)
  const started = JSON.parse((await ask('comparison.start', JSON.stringify(comparison))).body)
  await fake.clock.advance(3_000)
  const ended = host.end()
  expect(await fake.untilEnded()).toMatchObject({ stopped: true })
  expect(await ended).toBe(true)
  const { comparisonId } = started.value
  const stored: Comparison = await fake.workbench.handlers['comparison.open']({ comparisonId })
  expect(stored.outcome).toBe('stopped')
})

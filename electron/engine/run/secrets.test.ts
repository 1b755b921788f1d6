import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answer } from '../../../shared/contract/serve.ts'
import type { Asker } from '../ports/asker.ts'
import { type FakeWorkbench, fakeWorkbench } from '../testing/fakeWorkbench.ts'

const secret = 'hunter2-and-more'
const shop = (local: string) => ({
  'scenarios/shop.yaml': `name: shop
title: { en: Shop, fr: Boutique }
think: { mean: 1s, spread: 50 }
values:
  password: { secret: { environment: SHOP_PASSWORD${local} } }
login: { method: POST, path: /login, body: { password: "{password}" }, take: { token: /token } }
requests:
  - { name: list, weight: 1, method: GET, path: /list, headers: { authorization: "{token}" } }
`,
})
const comparison = {
  configurations: ['one'],
  profile: 'short',
  scenario: 'shop',
  timeScale: 1,
  set: {},
  seed: 1,
  repeat: 1,
} as const
const load = {
  url: 'http://127.0.0.1:8000',
  load: { kind: 'constant', users: 3, duration: '4s' },
  scenario: 'shop',
  seed: 1,
} as const

/** A shop that repeats the password whenever it refuses one. */
function shopAsker(password: string) {
  const told = new Set<string>()
  const asker: Asker = {
    ask: async ({ path, body = '' }) => {
      if (path !== '/login') return { kind: 'answered', status: 200, headers: {}, body: 'hits_total 7\n' }
      told.add(body)
      const isRight = body === JSON.stringify({ password })
      const words = isRight ? '{"token":"t"}' : `not ${body}`
      return { kind: 'answered', status: isRight ? 200 : 403, headers: {}, body: words }
    },
  }
  return { asker, told }
}

/** Everything that was kept or announced, as text. */
function everything({ root, events, comparisonEvents }: FakeWorkbench): string {
  const files = readdirSync(join(root, 'data'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  expect(files.length).toBeGreaterThan(3)
  return [...files, JSON.stringify([events, comparisonEvents])].join('\n')
}

async function untilDone({ clock, events }: FakeWorkbench): Promise<void> {
  for (let passed = 0; passed < 600 && events.at(-1)?.kind !== 'ended'; passed += 1) await clock.advance(100)
  await clock.advance(0)
}

test.each([
  { name: 'right', right: secret, outcome: 'completed' },
  { name: 'refused, and repeated by the server', right: 'another', outcome: 'failed' },
])(
  'load on a URL with the secret of the environment ($name): it is told to the server, and kept nowhere',
  async ({ right, outcome }) => {
    const { asker, told } = shopAsker(right)
    const setting = fakeWorkbench({ files: shop(', local: admin123'), asker, ports: { variable: () => secret } })
    const started = await answer(setting.workbench.handlers, 'load.start', load)
    if (!started.ok) throw new Error(JSON.stringify(started.failure))
    await untilDone(setting)
    const { runId } = started.value
    expect(setting.store.open(runId).manifest.outcome?.kind).toBe(outcome)
    expect([...told]).toEqual([JSON.stringify({ password: secret })])
    const opened = JSON.stringify(await answer(setting.workbench.handlers, 'run.open', { runId }))
    expect(everything(setting) + opened).not.toContain(secret)
  },
)

test('a secret that a person gave is kept no more than one of the environment', async () => {
  const { asker, told } = shopAsker(secret)
  const setting = fakeWorkbench({ files: shop(''), asker })
  const started = await answer(setting.workbench.handlers, 'load.start', {
    ...load,
    secrets: { SHOP_PASSWORD: secret },
  })
  expect(started.ok).toBe(true)
  await untilDone(setting)
  expect([...told]).toEqual([JSON.stringify({ password: secret })])
  expect(everything(setting)).not.toContain(secret)
})

test('a comparison with the secret of the environment: kept nowhere, neither with what was asked', async () => {
  const { asker, told } = shopAsker(secret)
  const setting = fakeWorkbench({ files: shop(''), asker, ports: { variable: () => secret } })
  await setting.workbench.handlers['comparison.start'](comparison)
  await setting.untilEnded()
  expect([...told]).toEqual([JSON.stringify({ password: secret })])
  expect(everything(setting)).not.toContain(secret)
})

test('a stack of our own is told the local one', async () => {
  const { asker, told } = shopAsker('admin123')
  const files = shop(', local: admin123')
  const setting = fakeWorkbench({ files, asker, ports: { variable: () => secret } })
  await setting.workbench.handlers['comparison.start'](comparison)
  await setting.untilEnded()
  expect([...told]).toEqual([JSON.stringify({ password: 'admin123' })])
})

test.each([
  { name: 'a URL has no local one', request: 'load.start', local: ', local: admin123', ask: load },
  { name: 'without a local one', request: 'comparison.start', local: '', ask: comparison },
  { name: 'told before the start', request: 'comparison.check', local: '', ask: comparison },
] as const)('a secret that is not set keeps a run from starting, by the name of its variable: $name', async (one) => {
  const setting = fakeWorkbench({ files: shop(one.local) })
  const answered = await answer(setting.workbench.handlers, one.request, one.ask as never)
  const failure = { kind: 'secretsMissing', variables: ['SHOP_PASSWORD'], scenario: 'shop' }
  expect(answered).toEqual({ ok: false, failure })
  expect(setting.store.list()).toEqual([])
})

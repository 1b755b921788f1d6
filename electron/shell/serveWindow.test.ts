import type { IpcMainInvokeEvent } from 'electron'
import { expect, test } from 'vitest'
import type { Handlers } from '../../shared/contract/handlers.ts'
import { engineRequestNames, windowRequestNames } from '../../shared/contract/window.ts'
import { PalierError } from '../../shared/domain/failure.ts'
import { type HostHandlers, serveWindow } from './serveWindow.ts'

function served(isOurs: boolean) {
  const channels = new Map<string, (event: unknown, input: unknown) => unknown>()
  const entered: string[] = []
  const handlers = Object.fromEntries(
    engineRequestNames.map((name) => [
      name,
      async () => {
        entered.push(name)
        return `answer of ${name}`
      },
    ]),
  ) as unknown as Handlers
  const host: HostHandlers = {
    'report.save': async ({ id }) => {
      entered.push('report.save')
      if (id === 'gone') throw new PalierError({ kind: 'unknownName', what: 'run', name: id, known: [] })
      return { kind: 'saved', file: id }
    },
    'suite.show': async () => {
      entered.push('suite.show')
      return {}
    },
  }
  serveWindow({ handle: (name, handler) => void channels.set(name, handler as never) }, handlers, host, () => isOurs)
  const send = (name: string, input: unknown) => channels.get(name)?.({} as IpcMainInvokeEvent, input)
  return { channels, entered, send }
}

test('there is a channel for each request of a window, and no other', () => {
  expect([...served(true).channels.keys()].toSorted()).toEqual(windowRequestNames.toSorted())
})

test('a stranger is refused on every channel, and no handler is entered', async () => {
  const { send, entered } = served(false)
  for (const name of windowRequestNames) {
    expect(await send(name, {}), name).toEqual({ ok: false, failure: { kind: 'notOurWindow' } })
  }
  expect(entered).toEqual([])
})

test('what fits is answered', async () => {
  const { send } = served(true)
  expect(await send('profile.list', {})).toEqual({ ok: true, value: 'answer of profile.list' })
  expect(await send('report.save', { id: 'r1', language: 'fr', format: 'pdf' })).toEqual({
    ok: true,
    value: { kind: 'saved', file: 'r1' },
  })
})

test.each<[name: string, input: unknown]>([
  ['profile.list', undefined],
  ['profile.list', { more: 1 }],
  ['run.open', { runId: 7 }],
  ['report.save', { id: 'r1', language: 'de', format: 'pdf' }],
  ['report.save', { id: 'r1', language: 'en', format: 'pdf', file: '/etc/passwd' }],
  ['report.save', null],
  ['suite.show', { folder: '/etc' }],
])('%s of %o is refused before any handler', async (name, input) => {
  const { send, entered } = served(true)
  expect(await send(name, input)).toMatchObject({ ok: false, failure: { kind: 'badInput' } })
  expect(entered).toEqual([])
})

test('a failure of the host is told like one of the engine', async () => {
  const { send } = served(true)
  expect(await send('report.save', { id: 'gone', language: 'en', format: 'html' })).toMatchObject({
    ok: false,
    failure: { kind: 'unknownName', name: 'gone' },
  })
})

import { EventEmitter } from 'node:events'
import type { IpcRenderer } from 'electron'
import { expect, test } from 'vitest'
import bridgeKeys from './bridgeKeys.json' with { type: 'json' }
import { toBridge } from './toBridge.ts'

function bridged() {
  const ipc = Object.assign(new EventEmitter(), {
    asked: [] as unknown[][],
    invoke: async (...args: unknown[]) => {
      ipc.asked.push(args)
      return { ok: true, value: null }
    },
  })
  return { ipc, bridge: toBridge(ipc as unknown as IpcRenderer, 'linux') }
}

test('the page gets exactly the keys of the manifest: a new one is a decision', () => {
  const { bridge } = bridged()
  expect({
    keys: Object.keys(bridge),
    ask: Object.keys(bridge.ask),
    hear: Object.keys(bridge.hear),
  }).toEqual(bridgeKeys)
})

test('asking sends one thing on the channel of that name', async () => {
  const { bridge, ipc } = bridged()
  const ask = bridge.ask['run.open'] as (...args: unknown[]) => Promise<unknown>
  expect(await ask({ runId: 'r1' }, 'more')).toEqual({ ok: true, value: null })
  expect(ipc.asked).toEqual([['run.open', { runId: 'r1' }]])
})

test('a listener hears the content alone, and nothing after it has let go', () => {
  const { bridge, ipc } = bridged()
  const heard: unknown[][] = []
  const letGo = bridge.hear['window.command']((...args: unknown[]) => heard.push(args))
  ipc.emit('window.command', { sender: ipc }, 'palette')
  expect(letGo()).toBeUndefined()
  ipc.emit('window.command', { sender: ipc }, 'compare')
  expect(heard).toEqual([['palette']])
  expect(ipc.listenerCount('window.command')).toBe(0)
})

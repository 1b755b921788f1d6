import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { FaultAction } from '../../../shared/domain/fault.ts'
import type { FaultMark, LiveRun } from '../../../shared/live/liveRun.ts'
import { fakeBridge } from '../../testing/fakeBridge.ts'
import { renderInApp } from '../../testing/renderInApp.tsx'
import { FaultPanel } from './FaultPanel.tsx'

const begun = (action: FaultAction): FaultMark => ({ atMs: 1000, what: 'begun', fault: { atMs: 1000, action } })
const runWith = (...faults: readonly FaultMark[]) => ({ head: { id: 'r1' }, faults }) as unknown as LiveRun
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name })
const asked = () => fakeBridge.asked.filter(({ name }) => name.startsWith('fault.'))

test('a fault is injected at once, without a question', async () => {
  fakeBridge.answer('fault.inject', () => ({}))
  renderInApp(<FaultPanel run={runWith()} container="api-2" />)
  await userEvent.click(button('Kill'))
  expect(asked()).toEqual([
    { name: 'fault.inject', input: { runId: 'r1', action: { kind: 'kill', container: 'api-2' } } },
  ])
})

test('while it is on the same button takes it back, and nothing else can be done to a container that is gone', async () => {
  fakeBridge.answer('fault.undo', () => ({ undone: true }))
  renderInApp(<FaultPanel run={runWith(begun({ kind: 'kill', container: 'api-2' }))} container="api-2" />)
  expect(button('Pause').disabled).toBe(true)
  await userEvent.click(button('Start again'))
  expect(asked()).toEqual([
    { name: 'fault.undo', input: { runId: 'r1', action: { kind: 'kill', container: 'api-2' } } },
  ])
})

test('a paused container is resumed; what is on behind the menu is counted there', () => {
  const paused = begun({ kind: 'pause', container: 'api-2' })
  const slow = begun({ kind: 'delay', container: 'api-2', delayMs: 200 })
  renderInApp(<FaultPanel run={runWith(paused, slow)} container="api-2" />)
  expect(button('Resume').disabled).toBe(false)
  expect(button('More, 1 on')).toBeDefined()
})

test('why it was refused stands below the buttons', async () => {
  fakeBridge.answer('fault.inject', () => ({
    failure: { kind: 'faultRefused', fault: 'kill api-2', why: { kind: 'notMeasuring', runId: 'r1' } },
  }))
  renderInApp(<FaultPanel run={runWith()} container="api-2" />)
  await userEvent.click(button('Kill'))
  expect((await screen.findByRole('alert')).textContent).toContain('kill api-2')
})

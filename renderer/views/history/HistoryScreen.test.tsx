import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import type { ComparisonListing } from '../../../shared/contract/listings.ts'
import { useStored } from '../../stores/stored.ts'
import { fakeBridge } from '../../testing/fakeBridge.ts'
import { renderInApp } from '../../testing/renderInApp.tsx'
import { HistoryScreen } from './HistoryScreen.tsx'

const comparison = (id: string, more: Partial<ComparisonListing> = {}): ComparisonListing => ({
  id,
  createdAt: `2026-11-21T22:00:0${id.at(-1)}.000Z`,
  endedAt: '2026-11-21T22:10:00.000Z',
  configurations: [`solo:${id}`],
  profile: 'quick',
  timeScale: 1,
  repeat: 1,
  outcome: 'completed',
  runIds: [],
  ...more,
})

/** A data folder that forgets what is discarded and remembers what is restored. */
function keep(...comparisons: ComparisonListing[]): void {
  const discarded = new Set<string>()
  fakeBridge.answer('run.list', () => [])
  fakeBridge.answer('comparison.list', () => comparisons.filter(({ id }) => !discarded.has(id)))
  fakeBridge.answer('run.discard', ({ id }) => {
    discarded.add(id)
    return { discarded: [id], notes: [] }
  })
  fakeBridge.answer('run.restore', ({ id }) => {
    discarded.delete(id)
    return { restored: [id] }
  })
}

beforeEach(() => useStored.setState({ at: 'asking' }, true))

const rows = async () => (await screen.findAllByRole('row')).slice(1)
const row = (name: string) => screen.findByRole('row', { name: new RegExp(`^solo:${name}`) })

test('the first start says what will be here, and leads to the bench', async () => {
  keep()
  renderInApp(<HistoryScreen />)
  expect(await screen.findByRole('heading', { name: 'No runs yet' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Open the bench' }))
  expect(location.hash).toBe('#/bench')
})

test('a filter without a match says how much it hides, and is cleared', async () => {
  keep(comparison('c1'), comparison('c2'))
  renderInApp(<HistoryScreen />)
  expect(await rows()).toHaveLength(2)
  await userEvent.type(screen.getByRole('searchbox'), 'nginx tuned')
  expect(screen.getByRole('heading', { name: 'No run matches “nginx tuned”' })).toBeTruthy()
  expect(screen.getByText('2 entries are hidden by the filter.')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Clear the filter' }))
  expect(await rows()).toHaveLength(2)
})

test('by keyboard: one tab stop, arrows, Enter opens', async () => {
  keep(comparison('c1'), comparison('c2'), comparison('c3'))
  renderInApp(<HistoryScreen />)
  const [first] = await rows()
  first?.focus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  expect(document.activeElement).toBe(await row('c1'))
  expect((await rows()).map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, 0])
  await userEvent.keyboard('{Enter}')
  expect(location.hash).toBe('#/result/c1')
})

test('Delete deletes at once, the next row has the focus, and Undo brings it back', async () => {
  keep(comparison('c1'), comparison('c2'), comparison('c3'))
  renderInApp(<HistoryScreen />)
  ;(await row('c2')).focus()
  await userEvent.keyboard('{Delete}')
  await waitFor(async () => expect(await rows()).toHaveLength(2))
  expect(document.activeElement).toBe(await row('c1'))
  const toast = await screen.findByRole('alert')
  expect(toast.textContent).toContain('Deleted: solo:c2.')
  await userEvent.click(within(toast).getByRole('button', { name: 'Undo' }))
  expect(await row('c2')).toBeTruthy()
})

test('what is on cannot be deleted; a refusal stands on the screen', async () => {
  keep(comparison('c1', { outcome: 'running' }), comparison('c2'))
  fakeBridge.answer('run.discard', () => ({ failure: { kind: 'stillOn', id: 'c2', pid: 7 } }))
  renderInApp(<HistoryScreen />)
  ;(await row('c1')).focus()
  await userEvent.keyboard('{Delete}')
  ;(await row('c2')).focus()
  await userEvent.keyboard('{Delete}')
  expect((await screen.findByRole('alert')).textContent).toContain('c2 is still on')
  expect(fakeBridge.asked.filter(({ name }) => name === 'run.discard')).toHaveLength(1)
})

test.each(['interrupted', 'stopped'] as const)('a comparison that was %s is resumed and followed', async (outcome) => {
  keep(comparison('c1', { outcome }), comparison('c2'))
  fakeBridge.answer('comparison.resume', ({ comparisonId }) => ({ comparisonId, runs: [] }))
  fakeBridge.answer('comparison.current', () => ({}))
  renderInApp(<HistoryScreen />)
  await userEvent.click(await screen.findByRole('button', { name: 'Resume' }))
  await waitFor(() => expect(location.hash).toBe('#/live/c1'))
})

test('names are shown as they are, whatever they hold', async () => {
  const hostile = ['<img src=x onerror=alert(1)>:a', '{{count}}:b', '</td><script>alert(1)</script>', '$t(frame.bench)']
  keep(comparison('c1', { configurations: hostile, profile: '"><svg onload=alert(1)>' }))
  renderInApp(<HistoryScreen />)
  const [only] = await rows()
  for (const name of hostile) expect(only?.textContent).toContain(name)
  expect(document.querySelector('img, script, svg[onload]')).toBeNull()
  await userEvent.click(within(only as HTMLElement).getByRole('button', { name: /^Delete / }))
  const toast = await screen.findByText(/^Deleted: /)
  for (const name of hostile) expect(toast.textContent).toContain(name)
})

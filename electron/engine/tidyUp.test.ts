import { expect, test } from 'vitest'
import { PalierError } from '../../shared/domain/failure.ts'
import { Leases } from './leases.ts'
import { createTidyUp } from './tidyUp.ts'

function setting(sweep: (isLive: (runId: string) => boolean) => Promise<{ removed: string[]; leftBehind: string[] }>) {
  const held = new Map([
    ['dead-run', { runId: 'dead-run', pid: 1, startedAt: 'x' }],
    ['live-run', { runId: 'live-run', pid: 2, startedAt: 'x' }],
  ])
  const folder = {
    write: () => undefined,
    remove: (runId: string) => void held.delete(runId),
    all: () => [...held.values()],
  }
  const host = { isAlive: ({ pid }: { pid: number }) => pid === 2, self: () => ({ pid: 3, startedAt: 'x' }) }
  const leases = new Leases(folder, host)
  let settled = 0
  const tidyUp = createTidyUp({ leases, containers: { sweep }, settleInterrupted: () => ++settled })
  return { tidyUp, held, settled: () => settled }
}

test('what a killed program left is swept once, and a run that is on is spared', async () => {
  const spared: boolean[] = []
  const { tidyUp, held, settled } = setting(async (isLive) => {
    spared.push(isLive('live-run'), isLive('dead-run'))
    return { removed: ['db'], leftBehind: [] }
  })
  await Promise.all([tidyUp(), tidyUp()])
  expect(spared).toEqual([true, false])
  expect([...held.keys()]).toEqual(['live-run'])
  expect(settled()).toBe(1)
})

test('without an engine the leftovers wait for a later start, and nothing fails', async () => {
  const { tidyUp, held } = setting(async () => {
    throw new PalierError({ kind: 'dockerUnreachable', explicit: false, tried: [] })
  })
  await tidyUp()
  expect(held.has('dead-run')).toBe(true)
})

test('what could not be removed is tried again at the next start', async () => {
  const { tidyUp, held } = setting(async () => ({ removed: [], leftBehind: ['network'] }))
  await tidyUp()
  expect(held.has('dead-run')).toBe(true)
})

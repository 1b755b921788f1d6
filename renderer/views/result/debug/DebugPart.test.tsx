import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { RunView } from '../../../../shared/charts/runView.ts'
import type { DatabaseFacts } from '../../../../shared/domain/databaseSchema.ts'
import type { LineReading } from '../../../../shared/domain/logLine.ts'
import type { Comparison, RunResult } from '../../../../shared/domain/runResult.ts'
import { toPhases } from '../../../../shared/load/toPhases.ts'
import { aDatabase, aPlan } from '../../../../shared/testing/aDatabase.ts'
import { useChartCursor } from '../../../charts/useChartCursor.ts'
import { renderInApp } from '../../../testing/renderInApp.tsx'
import { sampleCompared, sampleRun } from '../testing/sampleComparison.ts'
import type { Recorded } from '../useRunViews.ts'
import { DatabasesPart } from './DatabasesPart.tsx'
import { DebugPart } from './DebugPart.tsx'

const line = (
  atMs: number,
  container: string,
  one: LineReading['class'],
  count: number,
  text: string,
): LineReading => ({
  atMs,
  container,
  class: one,
  count,
  line: text,
})
const lines = [
  line(12_340, 'lb', 'error', 6500, '[alert] 15#15: 1024 worker_connections are not enough'),
  line(13_020, 'lb', 'error', 18, '[alert] 16#16: 1024 worker_connections are not enough'),
  line(4000, 'api-1', 'slow', 3, 'WARN slow request GET /units 812 ms'),
]
const view: RunView = {
  phases: toPhases([{ durationMs: 60_000, users: 100 }]),
  durationMs: 60_000,
  containers: [
    { name: 'lb', role: 'balancer' },
    { name: 'api-1', role: 'api' },
  ],
  ticks: [],
  readings: [],
  hostReadings: [],
  events: [],
  lines,
}

function Part({ database, shown }: { readonly database: DatabaseFacts | undefined; readonly shown: RunView }) {
  const cursor = useChartCursor()
  const result = { ...sampleRun('r', 'copro:before'), database } as unknown as RunResult
  return (
    <>
      <output>{cursor.atMs}</output>
      <DebugPart result={result} recorded={{ at: 'read', view: shown } as Recorded} cursor={cursor} />
    </>
  )
}

/** jsdom lays nothing out: the drawing has the width that it is told. */
function draw(database: DatabaseFacts | undefined, shown: RunView = view): void {
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 900 })
  renderInApp(<Part database={database} shown={shown} />)
}

test('a query says how its table is read, and has the plan of before and after behind it', async () => {
  draw(aDatabase(false, { plans: [aPlan('before', false), aPlan('after', true)], problems: ['not allowed'] }))
  const query = screen.getByText('A page of units').closest('details')
  expect(query?.textContent).toContain(
    'before measuring: reads the whole table units (19,000 rows, 18,937 of them thrown away); after: uses index units_organization_id_unit_number_idx',
  )
  expect(query?.textContent).toContain('Seq Scan on units')
  expect(query?.textContent).toContain('Index Scan using units_organization_id_unit_number_idx')
  expect(screen.getByText(/was read whole 8,455 times/).textContent).toContain('an index may be missing')
  expect(screen.getByText('not allowed')).toBeDefined()
})

test('lines are counted by kind; a class and a container leave the others out; a line moves the cursor', async () => {
  draw(undefined)
  const list = () => within(screen.getByRole('list', { name: 'Log lines' })).getAllByRole('listitem')
  expect(list().map(({ textContent }) => textContent?.replaceAll('\u00a0', ' '))).toEqual([
    expect.stringMatching(/error.*lb.*0:12 – 0:13.*× 6,518.*worker_connections/),
    expect.stringMatching(/slow.*api-1.*0:04.*× 3.*slow request/),
  ])
  expect(screen.getByRole('img', { name: /Lines per second of lb: 6,518 error\./ })).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: /^slow 3/ }))
  expect(list()).toHaveLength(1)
  expect(screen.getByRole('img', { name: 'Lines per second of api-1: 3 slow.' })).toBeDefined()
  await userEvent.click(within(list()[0] as HTMLElement).getByRole('button'))
  expect(screen.getByText('4000')).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: /^All/ }))
  expect(list()).toHaveLength(2)
})

test('thousands of kinds are counted, and only those that are seen are in the page', () => {
  const word = (at: number) =>
    [at, at / 26, at / 676].map((n) => String.fromCharCode(97 + (Math.floor(n) % 26))).join('')
  const many = Array.from({ length: 3000 }, (_, at) => line(1000 + at, 'api-1', 'warn', 1, `WARN about ${word(at)}`))
  draw(undefined, { ...view, lines: many })
  expect(screen.getByRole('button', { name: /^warning 3,000/ })).toBeDefined()
  expect(screen.queryAllByText(/WARN about/).length).toBeLessThan(200)
})

test('without a line that complains it says so', () => {
  draw(undefined, { ...view, lines: [] })
  expect(screen.getByText(/No container wrote a line/)).toBeDefined()
})

test('two databases side by side; of three the second is chosen', async () => {
  const run = (id: string, isIndexed: boolean) => ({
    ...sampleRun(`${id}-1`, id),
    database: aDatabase(isIndexed),
  })
  const ids = ['copro:before', 'copro:after', 'copro:indexes']
  const compared = sampleCompared(...ids.map((id, at) => ({ configuration: id, runs: [run(id, at > 0)] })))
  renderInApp(<DatabasesPart comparison={{ baseline: ids[0] } as Comparison} compared={compared} />)
  const row = screen.getByRole('row', { name: /^A page of units/ })
  expect(
    within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent),
  ).toEqual([
    expect.stringMatching(/^reads the whole table units/),
    expect.stringMatching(/^uses index units_organization_id_unit_number_idx/),
  ])
  expect(screen.getByRole('combobox', { name: 'Compared with copro:before' })).toHaveProperty('value', 'copro:after')
  expect(screen.getByRole('row', { name: /FROM units.*0\.018/ })).toBeDefined()
})

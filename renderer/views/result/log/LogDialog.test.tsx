import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { LogAsk, LogExcerpt } from '../../../../shared/contract/logExcerpt.ts'
import type { RunResult } from '../../../../shared/domain/runResult.ts'
import { aDiagnosis } from '../../../../shared/testing/aDiagnosis.ts'
import { tunedComparison } from '../../../../shared/testing/tunedComparison.ts'
import { runCommand } from '../../../app/commands.ts'
import { useChartCursor } from '../../../charts/useChartCursor.ts'
import { fakeBridge } from '../../../testing/fakeBridge.ts'
import { renderInApp } from '../../../testing/renderInApp.tsx'
import { DiagnosisParts } from '../diagnosis/DiagnosisParts.tsx'
import { sampleRun } from '../testing/sampleComparison.ts'
import { useTwins } from '../useTwins.ts'
import { LogPlace } from './LogPlace.tsx'

const comparison = tunedComparison()
const phases = [
  { index: 0, fromMs: 0, toMs: 180_000, usersFrom: 0, usersTo: 300 },
  { index: 1, fromMs: 180_000, toMs: 300_000, usersFrom: 300, usersTo: 700 },
]

const diagnosis = aDiagnosis()

function Parts() {
  const result = { ...sampleRun('r', 'duo-lb:baseline'), phases } as unknown as RunResult
  const cursor = useChartCursor()
  const { timeline } = useTwins()
  return (
    <LogPlace runId="r">
      <DiagnosisParts comparison={comparison} result={result} diagnosis={diagnosis} cursor={cursor} table={timeline} />
    </LogPlace>
  )
}

/** A log of 1,000 lines, one a second, of which those asked for are answered. */
function draw(): LogAsk[] {
  const asked: LogAsk[] = []
  fakeBridge.answer('run.log', (ask): LogExcerpt => {
    asked.push(ask)
    const from = ask.from ?? Math.max(0, Math.floor((ask.atMs ?? 0) / 1000) - 150)
    const lines = Array.from({ length: 400 }, (_, index) => ({
      atMs: (from + index) * 1000,
      text: `line ${from + index}`,
    }))
    return { lines, from, all: 1000 }
  })
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 900 })
  renderInApp(<Parts />)
  return asked
}

const mark = (number: number) => screen.getByRole('button', { name: new RegExp(`^${number}, `) })
const dialog = () => screen.findByRole('dialog', { name: 'Log of lb' })

test('a line of the evidence opens the log of its container at its moment, by the mouse and by the keyboard', async () => {
  const asked = draw()
  await userEvent.click(mark(4))
  const source = within(screen.getByRole('region', { name: 'Evidence' })).getAllByRole('button', {
    name: /lb.*Open the log of lb at/,
  })[0]
  if (source === undefined) throw new Error('no line')
  source.focus()
  await userEvent.keyboard('{Enter}')
  const shown = await dialog()
  await waitFor(() => expect(within(shown).getAllByRole('listitem').length).toBe(400))
  expect(asked[0]).toMatchObject({ runId: 'r', container: 'lb' })
  const near = within(shown)
    .getAllByRole('listitem')
    .filter((line) => line.getAttribute('aria-current') === 'true')
  expect(near.length).toBeGreaterThan(0)
  expect(
    near.every(
      (line) => Math.abs(Number(line.textContent?.match(/line (\d+)/)?.[1]) * 1000 - (asked[0]?.atMs ?? 0)) <= 1000,
    ),
  ).toBe(true)
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await waitFor(() => expect(document.activeElement).toBe(source))
})

test('one key opens the log of the selected mark’s container; earlier and later lines are a step away', async () => {
  const asked = draw()
  await userEvent.click(mark(4))
  expect(runCommand('result.openLog')).toBe(true)
  const shown = await dialog()
  await within(shown).findByText(/^Lines .* of 1,000/)
  const { from: _, ...first } = asked.at(-1) ?? { from: 0 }
  expect(first).toHaveProperty('atMs')
  await userEvent.click(within(shown).getByRole('button', { name: 'Later lines' }))
  await waitFor(() => expect(asked.at(-1)).toHaveProperty('from'))
})

import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { Diagnosis } from '../../../../shared/domain/diagnosis.ts'
import type { RunResult } from '../../../../shared/domain/runResult.ts'
import { aDiagnosis } from '../../../../shared/testing/aDiagnosis.ts'
import { tunedComparison } from '../../../../shared/testing/tunedComparison.ts'
import { runCommand } from '../../../app/commands.ts'
import { useChartCursor } from '../../../charts/useChartCursor.ts'
import { renderInApp } from '../../../testing/renderInApp.tsx'
import { sampleRun } from '../testing/sampleComparison.ts'
import { useTwins } from '../useTwins.ts'
import { DiagnosisParts } from './DiagnosisParts.tsx'

const comparison = tunedComparison()
const phases = [
  { index: 0, fromMs: 0, toMs: 180_000, usersFrom: 0, usersTo: 300 },
  { index: 1, fromMs: 180_000, toMs: 300_000, usersFrom: 300, usersTo: 700 },
]

function Parts({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const result = { ...sampleRun('r', 'duo-lb:baseline'), phases } as unknown as RunResult
  const cursor = useChartCursor()
  const { timeline } = useTwins()
  return (
    <>
      <output>{cursor.atMs}</output>
      <DiagnosisParts comparison={comparison} result={result} diagnosis={diagnosis} cursor={cursor} table={timeline} />
    </>
  )
}

/** jsdom lays nothing out: the drawing has the width that it is told. */
function draw(diagnosis: Diagnosis): void {
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 900 })
  renderInApp(<Parts diagnosis={diagnosis} />)
}

const panel = () => screen.getByRole('region', { name: 'Evidence' })
const mark = (number: number) => screen.getByRole('button', { name: new RegExp(`^${number}, `) })

test('opens on the first symptom; a mark that is chosen fills the evidence and moves the cursor of the curves', async () => {
  draw(aDiagnosis())
  expect(mark(1).getAttribute('aria-pressed')).toBe('true')
  expect(panel().textContent).toContain('first symptom')
  await userEvent.click(mark(4))
  expect(screen.getByText('239000')).toBeDefined()
  expect(within(panel()).getByRole('row', { name: /^Open connections.*lb.*1,019.*1,024.*1,024$/ })).toBeDefined()
  expect(within(panel()).getByText('1024 worker_connections are not enough', { selector: 'mark' })).toBeDefined()
  expect(panel().textContent).toContain('The balancer ran out of connections')
})

test('by keyboard: Enter on a mark, then to the next and the one before; kinds of evidence that are not there say so', async () => {
  draw(aDiagnosis())
  mark(6).focus()
  await userEvent.keyboard('{Enter}')
  expect(panel().textContent).toContain('Mark 6 of 10')
  runCommand('result.markAfter')
  expect((await within(panel()).findByText('Mark 7 of 10')).textContent).toBeDefined()
  expect(panel().textContent).toMatch(/Counter\s*none.*Log lines\s*none/)
  runCommand('result.markBefore')
  await within(panel()).findByText('Mark 6 of 10')
})

test('the window is moved and resized by keyboard, and stays in the run', async () => {
  draw(aDiagnosis())
  const from = screen.getByRole('slider', { name: 'Where the shown part begins' })
  const before = Number(from.getAttribute('aria-valuenow'))
  from.focus()
  await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}')
  expect(Number(from.getAttribute('aria-valuenow'))).toBe(before - 10)
  const whole = screen.getByRole('slider', { name: 'Part of the run that is shown' })
  whole.focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(whole.getAttribute('aria-valuetext')).toMatch(/– 5:15$/)
})

test('the tables say the same as the drawing', async () => {
  draw(aDiagnosis())
  await userEvent.click(screen.getByRole('button', { name: 'Show as table' }))
  const marks = screen.getByRole('table', { name: 'What happened, in order' })
  expect(within(marks).getAllByRole('row')).toHaveLength(11)
  const states = screen.getByRole('table', { name: 'States of the components' })
  expect(within(states).getByRole('row', { name: 'api-2 down 4:31 4:42 11\u00a0s' })).toBeDefined()
})

test('findings: the stair of another one is shown on demand', async () => {
  draw(aDiagnosis())
  const [first, second] = screen.getAllByRole('button', { name: /how it spread, marks/ })
  expect(first?.getAttribute('aria-pressed')).toBe('true')
  await userEvent.click(second ?? document.body)
  expect([first, second].map((one) => one?.getAttribute('aria-pressed'))).toEqual(['false', 'true'])
  expect(panel().textContent).toContain('Mark 2 of 10')
})

const findings = () => screen.getByRole('region', { name: /^Findings/ })
const words = () => findings().textContent?.replaceAll(/[\u00a0\u202f]/g, ' ')

test('a finding tells when it was, and what its advice brought where another configuration follows it', () => {
  draw(aDiagnosis())
  expect(words()).toContain('The balancer ran out of connections3:59 – 5:01')
  expect(words()).toContain(
    'Change NGINX_PROFILE, now baseline.Measured in duo-lb:tuned, NGINX_PROFILE baseline → tuned: at least 10 users instead of below 10 users; P95 10 ms instead of 3.0 s.',
  )
})

test('a finding without marks shows its statement, and what was recorded around its beginning', () => {
  const { findings: found, ...rest } = aDiagnosis()
  const [, second] = found
  if (second === undefined) throw new Error('two findings')
  const query = 'SELECT * FROM units WHERE organization_id = $1'
  draw({ ...rest, findings: [{ ...second, rule: 'dominatingQuery', marks: [], advice: [], query }] })
  expect(words()).toContain(query)
  expect(words()).toContain('No parameter of this topology is known to change it.')
  expect(within(findings()).getByRole('row', { name: /^CPU, % of a core.*81.*100.*100$/ })).toBeDefined()
  expect(within(findings()).getByText('Recorded around 3:14').closest('details')?.open).toBe(true)
})

test('much evidence is folded, none is not mentioned', () => {
  const { findings: found, ...rest } = aDiagnosis()
  const [first] = found
  if (first === undefined) throw new Error('two findings')
  const nothing = { counters: [], logs: [], outcomes: {}, engine: [] }
  draw({ ...rest, findings: [first, { ...first, fromMs: 250_000, evidence: nothing }] })
  expect(within(findings()).getAllByText(/^Recorded around/)).toHaveLength(1)
  expect(within(findings()).getByText('Recorded around 3:59').closest('details')?.open).toBe(false)
})

test('“no cause established” is an answer, and so is that nothing broke', () => {
  draw({ ...aDiagnosis(), findings: [] })
  expect(screen.getByText('No cause established')).toBeDefined()
})

test('a quiet run has no evidence to show and nothing to explain', () => {
  const { lanes, ...rest } = aDiagnosis()
  draw({ ...rest, findings: [], marks: [], lanes: lanes.filter(({ lane }) => lane === 'api-1') })
  expect(screen.queryByRole('region', { name: 'Evidence' })).toBeNull()
  expect(screen.getByText('Nothing broke, so there is nothing to explain.')).toBeDefined()
})

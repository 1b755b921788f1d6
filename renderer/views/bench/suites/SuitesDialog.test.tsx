import { configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import type { SuiteOutline } from '../../../../shared/contract/suites.ts'
import { useSuite } from '../../../stores/suite.ts'
import { fakeBridge } from '../../../testing/fakeBridge.ts'
import { renderInApp } from '../../../testing/renderInApp.tsx'
import { SuitesButton } from './SuitesButton.tsx'

configure({ asyncUtilTimeout: 10_000 })

const suite: SuiteOutline = {
  id: 'study',
  title: { en: 'The study', fr: 'L’étude' },
  comparisons: [
    {
      name: 'one',
      title: { en: 'Where it breaks', fr: 'Où ça cède' },
      configurations: ['solo:baseline', 'duo-lb:tuned'],
      profile: 'stress',
      runs: 2,
      estimateMs: 600_000,
    },
    {
      name: 'two',
      title: { en: 'Once more', fr: 'Encore' },
      configurations: ['solo:baseline'],
      profile: 'quick',
      runs: 3,
      estimateMs: 300_000,
    },
  ],
}

const scaled = (timeScale: number): SuiteOutline => ({
  ...suite,
  comparisons: suite.comparisons.map((one) => ({ ...one, estimateMs: one.estimateMs * timeScale })),
})

beforeEach(() => {
  location.hash = '#/bench'
  useSuite.setState({}, true)
  fakeBridge.forget()
  fakeBridge.answer('suite.list', ({ timeScale = 1 }) => ({
    items: [scaled(timeScale)],
    problems: [{ where: 'suites/bad.yaml', line: 3, column: 5, field: 'name', found: 'nothing', expected: 'text' }],
  }))
  fakeBridge.answer('suite.current', () => ({}))
})

test('a suite is shown with its comparisons and its time at the chosen scale; Start starts just that and leads to live', async () => {
  fakeBridge.answer('suite.startNamed', () => ({ suiteId: 's', folder: '/s', title: suite.title, comparisons: [] }))
  renderInApp(<SuitesButton />)
  expect(fakeBridge.asked).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Suites…' }))
  expect(await screen.findByText(/^2 comparisons · 5 runs · about 15\smin$/)).toBeTruthy()
  expect(screen.getByText('Where it breaks')).toBeTruthy()
  expect(screen.getByText('solo:baseline duo-lb:tuned')).toBeTruthy()
  expect(screen.getByText(/suites\/bad\.yaml:3:5/)).toBeTruthy()
  await userEvent.selectOptions(screen.getByLabelText('Time scale'), '0.1')
  expect(await screen.findByText(/5 runs · about 1\smin 30\ss$/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Start the suite The study' }))
  await waitFor(() => expect(location.hash).toBe('#/live'))
  const started = fakeBridge.asked.find(({ name }) => name === 'suite.startNamed')
  expect(started?.input).toMatchObject({ suite: 'study', timeScale: 0.1, language: 'en' })
})

test('what keeps it from starting is told in the list', async () => {
  fakeBridge.answer('suite.startNamed', () => ({ failure: { kind: 'busy', comparisonId: 'other' } }))
  renderInApp(<SuitesButton />)
  await userEvent.click(screen.getByRole('button', { name: 'Suites…' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Start the suite The study' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Another comparison is on')
  expect(location.hash).toBe('#/bench')
})

test('what was started before is found again, with the way to its page', async () => {
  const stored = { title: suite.title, createdAt: '2026-11-22T05:00:00.000Z', comparisons: 5 }
  fakeBridge.answer('suite.stored', () => [
    { ...stored, suiteId: 'b', folder: '/data/suites/b', outcome: 'interrupted', completed: 2, hasRest: true },
    {
      ...stored,
      suiteId: 'a',
      folder: '/data/suites/a',
      outcome: 'completed',
      completed: 5,
      hasRest: false,
      page: '/data/suites/a/index.html',
    },
  ])
  fakeBridge.answer('suite.show', () => ({}))
  renderInApp(<SuitesButton />)
  await userEvent.click(screen.getByRole('button', { name: 'Suites…' }))
  await userEvent.click(screen.getByText('Started before'))
  const rows = within(await screen.findByRole('list', { name: 'Started before' })).getAllByRole('listitem')
  expect(rows.map((row) => /(\d of \d)/.exec(row.textContent ?? '')?.[1])).toEqual(['2 of 5', '5 of 5'])
  expect(rows[0]?.textContent).toContain('no page yet')
  await userEvent.click(screen.getByRole('button', { name: /^Open the page, The study/ }))
  expect(fakeBridge.asked).toContainEqual({ name: 'suite.show', input: { suiteId: 'a' } })
})

test('a suite that has something left is gone on with from its row; what keeps it from that is told', async () => {
  const stored = { title: suite.title, createdAt: '2026-11-22T05:00:00.000Z', comparisons: 5, completed: 2 }
  fakeBridge.answer('suite.stored', () => [
    { ...stored, suiteId: 'on', folder: '/data/suites/on', outcome: 'running', hasRest: false },
    { ...stored, suiteId: 'cut', folder: '/data/suites/cut', outcome: 'interrupted', hasRest: true },
    { ...stored, suiteId: 'whole', folder: '/data/suites/whole', outcome: 'completed', completed: 5, hasRest: false },
  ])
  const reasons = ['It is on right now, in process 7.']
  fakeBridge.answer('suite.resumeNamed', () => ({ failure: { kind: 'notResumable', comparisonId: 'cut', reasons } }))
  renderInApp(<SuitesButton />)
  await userEvent.click(screen.getByRole('button', { name: 'Suites…' }))
  await userEvent.click(screen.getByText('Started before'))
  const resume = await screen.findByRole('button', { name: /^Resume the suite The study/ })
  await userEvent.click(resume)
  expect((await screen.findByRole('alert')).textContent).toContain('in process 7')
  expect(location.hash).toBe('#/bench')
  fakeBridge.answer('suite.resumeNamed', () => ({ suiteId: 'cut', folder: '/s', title: suite.title, comparisons: [] }))
  await userEvent.click(resume)
  await waitFor(() => expect(location.hash).toBe('#/live'))
  const asked = fakeBridge.asked.filter(({ name }) => name === 'suite.resumeNamed')
  expect(asked.map(({ input }) => input)).toEqual([{ suiteId: 'cut' }, { suiteId: 'cut' }])
})

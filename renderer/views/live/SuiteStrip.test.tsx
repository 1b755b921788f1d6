import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { LiveSuite } from '../../../shared/contract/suites.ts'
import type { SuiteRecord } from '../../../shared/domain/suiteRecord.ts'
import { fakeBridge } from '../../testing/fakeBridge.ts'
import { renderInApp } from '../../testing/renderInApp.tsx'
import { SuiteStrip } from './SuiteStrip.tsx'

type Outcome = SuiteRecord['comparisons'][number]['outcome']

function suite(outcome: SuiteRecord['outcome'], ...outcomes: readonly Outcome[]): LiveSuite {
  const ask = { configurations: ['solo'], profile: 'quick', timeScale: 1, set: {}, seed: 1, repeat: 1 }
  const comparisons = outcomes.map((one, index) => ({
    name: `c${index}`,
    title: { en: `Question ${index + 1}`, fr: `Question ${index + 1}` },
    folder: `0${index}`,
    ask,
    outcome: one,
  }))
  return {
    folder: '/data/suites/s',
    estimatesMs: [],
    record: {
      schema: 'palier.suite/1',
      id: 's',
      suite: 'study',
      title: { en: 'The study', fr: 'L’étude' },
      createdAt: '2026-11-22T05:00:00.000Z',
      timeScale: 1,
      seed: 1,
      language: 'en',
      pdf: false,
      outcome,
      comparisons,
    },
  }
}

test.each<{ name: string; live: LiveSuite; said: string; path: boolean }>([
  {
    name: 'on',
    live: suite('running', 'completed', 'running', 'pending', 'pending'),
    said: '2 of 4: Question 2',
    path: false,
  },
  {
    name: 'between two',
    live: suite('running', 'completed', 'pending'),
    said: 'The next comparison is about to begin',
    path: false,
  },
  { name: 'over', live: suite('failed', 'failed', 'completed'), said: 'Suite ended, with failures.', path: true },
])('$name', ({ live, said, path }) => {
  renderInApp(<SuiteStrip suite={live} />)
  expect(screen.getByRole('region', { name: 'The study' })).toBeTruthy()
  expect(screen.getByText(said)).toBeTruthy()
  expect(screen.queryByText('/data/suites/s/index.html') !== null).toBe(path)
  expect(screen.queryByRole('button', { name: 'Open the page' }) !== null).toBe(path)
})

test('the page about it is asked of the host; why it cannot be had is told', async () => {
  fakeBridge.answer('suite.show', () => ({ failure: { kind: 'unknownName', what: 'suite', name: 's', known: [] } }))
  renderInApp(<SuiteStrip suite={suite('completed', 'completed')} />)
  await userEvent.click(screen.getByRole('button', { name: 'Open the page' }))
  expect(fakeBridge.asked).toContainEqual({ name: 'suite.show', input: { suiteId: 's' } })
  expect(await screen.findByRole('alert')).toBeTruthy()
})

test('what has changed since it was started is told while it goes on', () => {
  const warnings = [{ en: 'It says something else by now.', fr: 'Elle dit autre chose.' }]
  renderInApp(<SuiteStrip suite={{ ...suite('running', 'running'), warnings }} />)
  expect(screen.getByText('It says something else by now.')).toBeTruthy()
})

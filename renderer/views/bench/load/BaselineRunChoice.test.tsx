import { configure, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import type { RunListing } from '../../../../shared/contract/listings.ts'
import { aManifest } from '../../../../shared/testing/aManifest.ts'
import { resultOf } from '../../../../shared/testing/resultOf.ts'
import { fakeBridge } from '../../../testing/fakeBridge.ts'
import { renderInApp } from '../../../testing/renderInApp.tsx'
import type { Catalogue } from '../catalogue.ts'
import type { Draft } from '../draft/draft.ts'
import { useDraft } from '../draft/draftStore.ts'
import { toAsk } from '../draft/toAsk.ts'
import { ObjectivesSection } from './ObjectivesSection.tsx'

configure({ asyncUtilTimeout: 10_000 })

const title = { en: 'T', fr: 'T' }
const capacity = { errorRate: 0.01, p95Ms: 2000 }
const catalogue: Catalogue = {
  topologies: [],
  profiles: ['quick', 'stress'].map((id) => ({ id, title, model: 'closed', stages: [{ durationMs: 1000, users: 5 }] })),
  scenarios: [],
  objectives: [
    { id: 'plain', title, capacity, targets: [{ name: 'p95', metric: 'p95Ms', below: 200 }] },
    {
      id: 'no-worse',
      title,
      capacity,
      targets: [{ name: 'p95', metric: 'p95Ms', relativeTo: 'baseline', below: 1.2 }],
    },
  ],
  problems: { topologies: [], profiles: [], scenarios: [], objectives: [] },
}
const draft: Draft = {
  selected: ['solo:baseline'],
  shown: {},
  parameters: {},
  profile: 'quick',
  timeScale: 1,
  objectives: 'plain',
  repeat: 1,
  seed: 5,
}
const run = (id: string, changes: Partial<RunListing> = {}): RunListing => ({
  id,
  createdAt: `2026-11-2${id}T10:00:00.000Z`,
  configuration: `solo:of-${id}`,
  profile: 'stress',
  outcome: 'completed',
  verdict: 'valid',
  ...changes,
})

function Section() {
  const { draft: now } = useDraft()
  return now === undefined ? null : <ObjectivesSection draft={now} catalogue={catalogue} />
}

const pick = async (label: string, option: RegExp | string) => {
  await userEvent.click(await screen.findByRole('combobox', { name: label }))
  await userEvent.click(await screen.findByRole('option', { name: option }))
}
const asked = () => toAsk(useDraft.getState().draft ?? draft, [])

beforeEach(() => {
  localStorage.clear()
  fakeBridge.forget()
  useDraft.setState({ draft }, true)
  fakeBridge.answer('run.list', () => [
    run('1'),
    run('2', { verdict: 'suspect' }),
    run('3', { verdict: 'invalid' }),
    run('4', { outcome: 'stopped' }),
    run('5', { withFaults: true }),
    run('6', { profile: 'gone' }),
  ])
  fakeBridge.answer('run.open', ({ runId }) => ({
    manifest: aManifest({
      id: runId,
      seed: 77,
      profile: { id: 'stress', title, timeScale: 0.2, model: 'closed', stages: [] },
    }),
    result: resultOf(),
    folder: '/runs/1',
  }))
})

test('relative targets: whole trusted runs can be chosen, the latest first, and the load of the chosen one is taken over', async () => {
  renderInApp(<Section />)
  expect(screen.queryByRole('combobox', { name: 'Held against' })).toBeNull()
  await pick('Objectives', 'no-worse')
  await userEvent.click(await screen.findByRole('combobox', { name: 'Held against' }))
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(3))
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent?.split(' · ')[0])).toEqual([
    'the baseline, A',
    'solo:of-2',
    'solo:of-1',
  ])
  await userEvent.click(screen.getByRole('option', { name: /^solo:of-1/ }))
  await waitFor(() => expect(asked().baselineRun).toBe('1'))
  expect(asked()).toMatchObject({ objectives: 'no-worse', profile: 'stress', timeScale: 0.2, seed: 77 })
  expect(screen.getByText(/^The profile, time scale, seed/)).toBeTruthy()
})

test('objectives without a relative target have nothing to be held against', async () => {
  useDraft.setState({ draft: { ...draft, objectives: 'no-worse', baselineRun: '1' } }, true)
  renderInApp(<Section />)
  await pick('Objectives', 'plain')
  expect(asked()).not.toHaveProperty('baselineRun')
})

test('a run that cannot be read is told, and what was chosen stays', async () => {
  fakeBridge.answer('run.open', () => ({ failure: { kind: 'unknownName', what: 'run', name: '1', known: [] } }))
  useDraft.setState({ draft: { ...draft, objectives: 'no-worse' } }, true)
  renderInApp(<Section />)
  await pick('Held against', /^solo:of-1/)
  expect((await screen.findByRole('alert')).textContent).toContain('1')
  expect(asked()).toMatchObject({ profile: 'quick', seed: 5 })
  expect(asked()).not.toHaveProperty('baselineRun')
})

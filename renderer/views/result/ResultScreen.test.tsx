import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { toComparison } from '../../../shared/analysis/toComparison.ts'
import type { ComparisonListing } from '../../../shared/contract/listings.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import { aManifest } from '../../../shared/testing/aManifest.ts'
import { resultOf } from '../../../shared/testing/resultOf.ts'
import { runCommand } from '../../app/commands.ts'
import { fakeBridge } from '../../testing/fakeBridge.ts'
import { renderInApp } from '../../testing/renderInApp.tsx'
import { ResultScreen } from './ResultScreen.tsx'

const configurations = ['solo:baseline', 'trio-cache:tuned']

function aComparison(id: string): Comparison {
  const runs = configurations.map((configuration, index) => {
    const manifest = aManifest({ id: `run-${index}`, outcome: { kind: 'completed' } })
    return resultOf({ manifest: { ...manifest, configuration: { ...manifest.configuration, id: configuration } } })
  })
  return toComparison(runs, {
    id,
    createdAt: '2026-11-21T14:39:00.000Z',
    profile: { id: 'quick', timeScale: 1 },
    scenario: 'catalogue',
    seed: 1,
    outcome: 'completed',
    configurations,
    repeat: 1,
    baseline: 'solo:baseline',
    planned: runs.map(({ runId, configuration }) => ({ runId, configuration: configuration.id, repeat: 1 })),
  })
}

const listing = (id: string, outcome: ComparisonListing['outcome']) =>
  ({ id, outcome, createdAt: '2026-11-21T14:39:00.000Z', configurations, runIds: [] }) as unknown as ComparisonListing

/** Comparisons, the newest first. Their folders of runs are gone. */
function keep(...listings: ComparisonListing[]): void {
  const refuse = (what: 'run' | 'comparison', name: string) => ({
    failure: { kind: 'unknownName', what, name, known: [] } as const,
  })
  fakeBridge.answer('comparison.list', () => listings)
  fakeBridge.answer('comparison.open', ({ comparisonId }) =>
    listings.some(({ id }) => id === comparisonId)
      ? aComparison(comparisonId)
      : (refuse('comparison', comparisonId) as never),
  )
  fakeBridge.answer('run.open', ({ runId }) => refuse('run', runId) as never)
  fakeBridge.answer('run.follow', ({ runId }) => refuse('run', runId) as never)
}

const baselineRow = () => screen.getAllByRole('row').find((row) => row.dataset.baseline !== undefined)

test('before the first comparison the way leads to the bench', async () => {
  keep()
  renderInApp(<ResultScreen />)
  expect(await screen.findByRole('link', { name: 'Open the bench' })).toBeDefined()
})

test('without an id it is the newest comparison that has ended', async () => {
  keep(listing('on', 'running'), listing('newest', 'completed'), listing('older', 'completed'))
  renderInApp(<ResultScreen />)
  expect(await screen.findByRole('heading', { level: 1, name: 'quick, 2 configurations' })).toBeDefined()
  expect(fakeBridge.asked).toContainEqual({ name: 'comparison.open', input: { comparisonId: 'newest' } })
})

test('an id that stands for nothing is told, with a way out', async () => {
  keep(listing('one', 'completed'))
  renderInApp(<ResultScreen id="gone" />)
  expect((await screen.findByRole('alert')).textContent).toContain('gone')
  expect(screen.getByRole('link', { name: 'Open the history' })).toBeDefined()
})

test('a focused row becomes the baseline', async () => {
  keep(listing('one', 'completed'))
  renderInApp(<ResultScreen id="one" />)
  const table = await screen.findByRole('table', { name: 'Comparison' })
  expect(baselineRow()?.dataset.configuration).toBe('solo:baseline')
  within(table)
    .getByRole('link', { name: /trio-cache:tuned/ })
    .focus()
  runCommand('result.makeBaseline')
  await waitFor(() => expect(baselineRow()?.dataset.configuration).toBe('trio-cache:tuned'))
})

test('while the PDF is printed the button says so, then where it is; a failure says why', async () => {
  keep(listing('one', 'completed'))
  const printing = Promise.withResolvers<{ kind: 'saved'; file: string }>()
  fakeBridge.answer('report.save', () => printing.promise)
  renderInApp(<ResultScreen id="one" />)
  await screen.findByRole('button', { name: 'Export' })
  runCommand('export')
  await screen.findByText(/Printing the PDF/)
  printing.resolve({ kind: 'saved', file: '/home/me/report.pdf' })
  await screen.findByText('Saved: /home/me/report.pdf')
  await userEvent.click(screen.getByRole('button', { name: 'Close' }))
  expect(screen.queryByText(/Saved/)).toBeNull()

  fakeBridge.answer('report.save', () => ({ failure: { kind: 'noBrowser', chosen: false, tried: ['chromium'] } }))
  runCommand('export')
  expect((await screen.findByRole('alert')).textContent).toMatch(/browser/i)
})

import { configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import type { StartCheck } from '../../../shared/contract/comparisonAsk.ts'
import type { ConfigurationOutline } from '../../../shared/contract/configurationOutline.ts'
import type { Topology } from '../../../shared/domain/topology.ts'
import { fakeBridge } from '../../testing/fakeBridge.ts'
import { renderInApp } from '../../testing/renderInApp.tsx'
import { BenchScreen } from './BenchScreen.tsx'
import { useDraft } from './draft/draftStore.ts'

// Questions wait until the typing is over, and the machine may be busy.
configure({ asyncUtilTimeout: 10_000 })

const label = { en: 'Workers', fr: 'Workers' }
const topology = (id: string): Topology => ({
  id,
  file: `/${id}/compose.yaml`,
  title: label,
  entry: { service: 'api', port: 80 },
  roles: { api: 'api' },
  scenario: 'catalogue',
  parameters: { WORKERS: { type: 'integer', min: 1, max: 32, default: 4, label } },
  variants: { baseline: {}, tuned: { WORKERS: 8 } },
  budgets: [],
})
const outline = (configuration: string): ConfigurationOutline => ({
  configuration,
  containers: [{ name: 'api-1', service: 'api', role: 'api' }],
  budgets: [],
  parameters: {},
})
const docker: StartCheck = {
  id: 'docker',
  state: 'problem',
  message: { en: 'Docker does not answer.', fr: 'Docker ne répond pas.' },
}

function serve(checks: readonly StartCheck[] = []): void {
  const list = <T,>(items: readonly T[]) => ({ items, problems: [] })
  fakeBridge.answer('topology.list', () => list([topology('duo'), topology('solo')]))
  fakeBridge.answer('profile.list', () =>
    list([{ id: 'quick', title: label, model: 'closed' as const, stages: [{ durationMs: 1000, users: 5 }] }]),
  )
  fakeBridge.answer('scenario.list', () => list([]))
  fakeBridge.answer('objectives.list', () => list([]))
  fakeBridge.answer('configuration.outline', ({ configuration }) => outline(configuration))
  fakeBridge.answer('comparison.check', ({ configurations, repeat }) => ({
    warnings: [],
    estimateMs: 60_000 * configurations.length * repeat,
    measuringMs: 40_000 * configurations.length * repeat,
    runs: configurations.length * repeat,
    checks,
  }))
  fakeBridge.answer('comparison.start', () => ({ comparisonId: 'c1', runs: [] }))
}

const selected = () =>
  within(screen.getByRole('list', { name: 'Selected configurations' }))
    .queryAllByRole('listitem')
    .map((item) => item.textContent)

beforeEach(() => {
  localStorage.clear()
  useDraft.setState({}, true)
})

test('the first start needs one click: what is selected is asked for as drawn, and leads to live', async () => {
  serve()
  renderInApp(<BenchScreen />)
  expect(await screen.findByText('about 2 min')).toBeTruthy()
  expect(selected()).toEqual(['Aduo:baseline×', 'Bsolo:baseline×'])
  await userEvent.click(screen.getByRole('button', { name: 'Compare' }))
  await waitFor(() => expect(location.hash).toBe('#/live/c1'))
  const started = fakeBridge.asked.find(({ name }) => name === 'comparison.start')
  expect(started?.input).toMatchObject({ configurations: ['duo:baseline', 'solo:baseline'], profile: 'quick' })
})

test('by keyboard: arrows move, Space takes a card off and puts it last; the next tab stop is its chips', async () => {
  serve()
  renderInApp(<BenchScreen />)
  const [duo, solo] = await screen.findAllByRole('checkbox')
  duo?.focus()
  await userEvent.keyboard(' {ArrowRight}')
  expect(document.activeElement).toBe(solo)
  expect(selected()).toEqual(['Asolo:baseline×'])
  await userEvent.keyboard('{ArrowLeft} ')
  expect(selected()).toEqual(['Asolo:baseline×', 'Bduo:baseline×'])
  await userEvent.tab()
  expect(document.activeElement?.textContent).toBe('B baseline')
})

test('a value out of range is told at its field, keeps Compare from starting, and never reaches the engine', async () => {
  serve()
  renderInApp(<BenchScreen />)
  await userEvent.click((await screen.findAllByRole('button', { name: /^1\s+parameter/ }))[0] as HTMLElement)
  const field = screen.getByRole('textbox', { name: 'Workers, duo:baseline' })
  await userEvent.clear(field)
  await userEvent.type(field, '99')
  expect(screen.getByText('found 99, expected a whole number from 1 to 32')).toBeTruthy()
  expect(screen.getByText('WORKERS of duo:baseline does not fit its range.')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Compare' })).toHaveProperty('disabled', true)
  await userEvent.clear(field)
  await userEvent.type(field, '16')
  await waitFor(() =>
    expect(fakeBridge.asked.filter(({ name }) => name === 'comparison.check').at(-1)?.input).toMatchObject({
      parameters: { 'duo:baseline': { WORKERS: '16' } },
    }),
  )
  expect(JSON.stringify(fakeBridge.asked)).not.toContain('"99"')
})

test('parameters are scrolled to when they are opened, with the focus where it was, and given back when they are closed', async () => {
  serve()
  const scrolledTo: (string | null)[] = []
  const { scrollIntoView } = Element.prototype
  onTestFinished(() => {
    Element.prototype.scrollIntoView = scrollIntoView
  })
  Element.prototype.scrollIntoView = function (this: Element) {
    scrolledTo.push(this.getAttribute('aria-label'))
  }
  renderInApp(<BenchScreen />)
  const [ofDuo, ofSolo] = (await screen.findAllByRole('button', { name: /^1\s+parameter/ })) as [
    HTMLElement,
    HTMLElement,
  ]
  await userEvent.click(ofDuo)
  expect(document.activeElement).toBe(ofDuo)
  await userEvent.click(ofSolo)
  expect(scrolledTo).toEqual(['Parameters duo', 'Parameters solo'])
  await userEvent.click(screen.getByRole('button', { name: 'Close the parameters' }))
  expect(screen.queryByRole('region', { name: /^Parameters/ })).toBeNull()
  expect(document.activeElement).toBe(ofSolo)
})

test('nothing selected, and a problem: Compare says why it waits', async () => {
  serve([docker])
  renderInApp(<BenchScreen />)
  await waitFor(() => expect(screen.getAllByText('Docker does not answer.')).toHaveLength(2))
  expect(screen.getByRole('button', { name: 'Compare' })).toHaveProperty('disabled', true)
  for (const card of screen.getAllByRole('checkbox')) await userEvent.click(card)
  expect(screen.getByText('Nothing selected')).toBeTruthy()
})

test('what keeps it from starting stands above the button, and the bench stays usable', async () => {
  serve()
  fakeBridge.answer('comparison.start', () => ({ failure: { kind: 'busy', comparisonId: 'other' } }))
  renderInApp(<BenchScreen />)
  await userEvent.click(await screen.findByRole('button', { name: 'Compare' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Another comparison is on')
  expect(screen.getByRole('button', { name: 'Compare' })).toHaveProperty('disabled', false)
})

/** A topology with a before and an after on a server, and the load and the targets of servers. */
function serveSmall(checks: readonly StartCheck[] = []): void {
  serve(checks)
  const small: Topology = {
    ...topology('small'),
    parameters: {
      SET: { type: 'choice', values: ['little', 'plenty'], default: 'plenty', label },
      TUNED: { type: 'choice', values: ['no', 'yes'], default: 'yes', label },
    },
    variants: { baseline: {}, old: { TUNED: 'no' }, new: {} },
    server: { cpus: 1, memoryBytes: 2 ** 31 },
    data: { parameter: 'SET', sets: ['little', 'plenty'] },
    beforeAfter: { before: 'old', after: 'new' },
  }
  fakeBridge.answer('topology.list', () => ({ items: [topology('solo'), small], problems: [] }))
  const stages = [{ durationMs: 1000, ratePerS: 300 }]
  fakeBridge.answer('profile.list', () => ({
    items: [
      { id: 'quick', title: label, model: 'closed' as const, stages: [{ durationMs: 1000, users: 5 }] },
      { id: 'server', title: label, model: 'open' as const, arrivals: 'poisson' as const, maxInFlight: 10, stages },
    ],
    problems: [],
  }))
  fakeBridge.answer('objectives.list', () => ({
    items: [{ id: 'server', title: label, capacity: { errorRate: 0.01, p95Ms: 2000 }, targets: [] }],
    problems: [],
  }))
}

const startsOf = () => fakeBridge.asked.filter(({ name }) => name === 'comparison.start')

test('before / after: one click compares just the two variants, three times, with the data set that was chosen', async () => {
  serveSmall()
  renderInApp(<BenchScreen />)
  await userEvent.click(await screen.findByRole('combobox', { name: 'Data set of small' }))
  await userEvent.click(await screen.findByRole('option', { name: 'little' }))
  await userEvent.click(screen.getByRole('button', { name: 'Before / after of small: old, new' }))
  expect(selected()).toEqual(['Asmall:old×', 'Bsmall:new×'])
  await waitFor(() => expect(location.hash).toBe('#/live/c1'))
  expect(startsOf().map(({ input }) => input)).toMatchObject([
    {
      configurations: ['small:old', 'small:new'],
      profile: 'server',
      objectives: 'server',
      repeat: 3,
      parameters: { 'small:old': { SET: 'little' }, 'small:new': { SET: 'little' } },
    },
  ])
  expect(screen.queryByRole('button', { name: /^Before \/ after of solo/ })).toBeNull()
})

test('before / after waits for the check: a problem is told, and nothing is started, then or later', async () => {
  serveSmall([docker])
  renderInApp(<BenchScreen />)
  await userEvent.click(await screen.findByRole('button', { name: 'Before / after of small: old, new' }))
  await waitFor(() => expect(screen.getAllByText('Docker does not answer.').length).toBeGreaterThan(0))
  const isChecked = (): boolean =>
    fakeBridge.asked.some(
      ({ name, input }) => name === 'comparison.check' && JSON.stringify(input).includes('small:old'),
    )
  await waitFor(() => expect(isChecked() && useDraft.getState().startsWhenChecked).toBe(undefined))
  expect(startsOf()).toEqual([])
  expect(selected()).toEqual(['Asmall:old×', 'Bsmall:new×'])
})

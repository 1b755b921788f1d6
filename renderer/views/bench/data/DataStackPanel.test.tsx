import { configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import type { CurrentData, DataStack } from '../../../../shared/contract/dataRequests.ts'
import type { Topology } from '../../../../shared/domain/topology.ts'
import { useDataStack, watchDataStack } from '../../../stores/dataStack.ts'
import { fakeBridge } from '../../../testing/fakeBridge.ts'
import { renderInApp } from '../../../testing/renderInApp.tsx'
import { firstDraft } from '../draft/draft.ts'
import { useDraft } from '../draft/draftStore.ts'
import { DataSetChoice } from './DataSetChoice.tsx'
import { DataStackPanel } from './DataStackPanel.tsx'
import { GenerateData } from './GenerateData.tsx'

configure({ asyncUtilTimeout: 10_000 })

const label = { en: 'Data set', fr: 'Jeu de données' }
const copro: Topology = {
  id: 'copro',
  file: '/copro/compose.yaml',
  title: label,
  entry: { service: 'proxy', port: 80 },
  roles: { api: 'api' },
  scenario: 'copro-mix',
  parameters: {
    DATA_SET: { type: 'choice', values: ['minimal', 'realistic', 'large'], default: 'realistic', label },
  },
  variants: { baseline: {}, before: {} },
  budgets: [],
  data: { parameter: 'DATA_SET', sets: ['minimal', 'realistic', 'large'] },
}
const stack: DataStack = {
  stackId: 's1',
  configuration: 'copro:baseline',
  set: 'realistic',
  counts: { buildings: 23, units: 190 },
  tookMs: 410,
  address: 'http://127.0.0.1:49153',
}
const none: CurrentData = { kind: 'none' }

function Shown() {
  const draft = useDraft((state) => state.draft)
  if (draft === undefined) return null
  return (
    <>
      <DataStackPanel />
      <DataSetChoice topology={copro} draft={draft} isReachable />
      <GenerateData topology={copro} draft={draft} isReachable />
    </>
  )
}

/** As in the frame, which watches for the life of the window. */
function open(current: CurrentData = none): () => void {
  fakeBridge.answer('data.current', () => current)
  const choices = { topologies: [copro], profiles: [], scenarios: [], objectives: [] }
  useDraft.setState({ draft: firstDraft(choices, 1) })
  const stop = watchDataStack()
  renderInApp(<Shown />)
  return stop
}

const panel = () => screen.findByRole('region', { name: 'Stack with its data' })
const asked = (what: string) => fakeBridge.asked.filter(({ name }) => name === what).map(({ input }) => input)

beforeEach(() => {
  localStorage.clear()
  useDataStack.setState({ current: none, leftBehind: [] }, true)
})

test('one press brings it up with its data; its counts and address are shown until it is removed', async () => {
  const answer = Promise.withResolvers<{ kind: 'loaded'; stack: DataStack }>()
  fakeBridge.answer('data.load', () => answer.promise)
  fakeBridge.answer('data.release', () => ({ released: true, leftBehind: [] }))
  const stop = open()
  await userEvent.click(screen.getByRole('button', { name: 'Generate realistic data' }))
  expect(asked('data.load')).toEqual([{ configuration: 'copro:baseline', set: 'realistic', parameters: {} }])
  const loading = { kind: 'loading', stackId: 's1', configuration: 'copro:baseline', set: 'realistic' } as const
  fakeBridge.tell('data.progress', { ...loading, step: { at: 'starting', ready: 1, total: 3 } })
  expect((await panel()).textContent).toContain('starts its containers: 1 of 3 ready')
  expect(screen.getByRole('button', { name: 'Generate realistic data' })).toHaveProperty('disabled', true)
  answer.resolve({ kind: 'loaded', stack })
  await waitFor(async () =>
    expect((await panel()).textContent?.replaceAll('\u00a0', ' ')).toContain(
      'is up with the data set realistic (23 buildings, 190 units), loaded in 410 ms',
    ),
  )
  expect(within(await panel()).getByText(stack.address)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Remove' }))
  expect(asked('data.release')).toEqual([{ stackId: 's1' }])
  fakeBridge.tell('data.progress', none)
  await waitFor(() => expect(screen.queryByRole('region')).toBeNull())
  stop()
})

test('who can log in is there to be copied, each with the password and the role', async () => {
  const role = { en: 'administrator', fr: 'administrateur' }
  const accounts = [{ name: 'admin@small.be', password: 'admin123', role }]
  const stop = open({ kind: 'loaded', stack: { ...stack, accounts } })
  await userEvent.click(within(await panel()).getByText('Who can log in'))
  const [account] = within(await panel()).getAllByRole('listitem')
  expect(account?.textContent).toBe('admin@small.beadmin123administrator')
  stop()
})

test('the server that its containers are held to is said', async () => {
  const MiB = 2 ** 20
  const limits = [{ container: 'api', memoryBytes: 256 * MiB }]
  const server = { cpus: 1, memoryBytes: 2048 * MiB, cpuset: '0', limits, limitBytes: 256 * MiB }
  const stop = open({ kind: 'loaded', stack: { ...stack, server } })
  expect((await panel()).textContent?.replaceAll('\u00a0', ' ')).toContain(
    'loaded in 410 ms. Server: 1 core (core 0), 2 GiB; api 256 MiB = 256 MiB.',
  )
  stop()
})

test('a window that is opened again finds the stack that is up', async () => {
  const stop = open({ kind: 'loaded', stack })
  expect((await panel()).textContent).toContain('copro:baseline')
  expect(screen.getByRole('button', { name: 'Generate realistic data' })).toHaveProperty('disabled', true)
  stop()
})

test('the chosen set is the one of every variant in the comparison, and of the button', async () => {
  const stop = open()
  await userEvent.click(screen.getByRole('combobox', { name: 'Data set of copro' }))
  await userEvent.click(await screen.findByRole('option', { name: 'minimal' }))
  expect(useDraft.getState().draft?.parameters).toEqual({
    'copro:baseline': { DATA_SET: 'minimal' },
    'copro:before': { DATA_SET: 'minimal' },
  })
  fakeBridge.answer('data.load', () => ({ kind: 'stopped' }))
  await userEvent.click(screen.getByRole('button', { name: 'Generate “minimal” data' }))
  expect(asked('data.load')).toEqual([{ configuration: 'copro:baseline', set: 'minimal', parameters: {} }])
  stop()
})

test('what went wrong stands there until it is closed, and it can be tried again', async () => {
  fakeBridge.answer('data.load', () => ({
    failure: { kind: 'dataNotLoaded', set: 'realistic', problem: 'status 403' },
  }))
  const stop = open()
  await userEvent.click(screen.getByRole('button', { name: 'Generate realistic data' }))
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('status 403')
  expect(screen.getByRole('button', { name: 'Generate realistic data' })).toHaveProperty('disabled', false)
  await userEvent.click(within(alert).getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('alert')).toBeNull()
  stop()
})

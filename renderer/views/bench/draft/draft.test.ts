import { expect, test } from 'vitest'
import type { Role, Topology } from '../../../../shared/domain/topology.ts'
import { measuringCommand } from '../../../../shared/text/commandLine.ts'
import { type Choices, type Draft, firstDraft, inCardOrder } from './draft.ts'
import { fittedDraft, toKeptDraft } from './keptDraft.ts'
import { badParameters, draftValue, isChanged, listedParameters, setParameter } from './parameterDraft.ts'
import { letterIndex, removeConfiguration, shownConfiguration, toggleCard, toggleVariant } from './selection.ts'
import { toAsk } from './toAsk.ts'

const label = { en: 'x', fr: 'x' }
const topology = (id: string, roles: Readonly<Record<string, Role>> = { api: 'api' }): Topology => ({
  id,
  file: `/${id}/compose.yaml`,
  title: label,
  entry: { service: 'api', port: 80 },
  roles,
  scenario: 'catalogue',
  parameters: {
    WORKERS: { type: 'integer', min: 1, max: 32, default: 4, label },
    MEMORY: { type: 'size', default: '0', label },
  },
  variants: { baseline: {}, tuned: { WORKERS: 8 }, limits: { MEMORY: '1g' } },
  budgets: [],
})
const [solo, duo, trio] = [
  topology('solo'),
  topology('duo', { lb: 'balancer', api: 'api' }),
  topology('trio', { lb: 'balancer', api: 'api', db: 'database' }),
] as const
const topologies = [trio, solo, duo]
const choices: Choices = {
  topologies,
  profiles: ['endurance', 'quick'].map((id) => ({ id, title: label, model: 'closed', stages: [] })),
  scenarios: [],
  objectives: [],
}
const draft: Draft = { ...firstDraft(choices, 7), selected: [] }
const selecting = (...selected: string[]): Draft => ({ ...draft, selected })

test('the first draft is the three simplest topologies, ready to start, under the short profile', () => {
  expect(firstDraft(choices, 7)).toMatchObject({
    selected: ['solo:baseline', 'duo:baseline', 'trio:baseline'],
    profile: 'quick',
    timeScale: 1,
    repeat: 1,
    seed: 7,
  })
  // What another scenario loads is nothing to compare it with.
  const other = { ...topology('other'), scenario: 'mix' }
  expect(firstDraft({ ...choices, topologies: [other, ...topologies].toReversed() }, 7).selected).toHaveLength(1)
  expect(inCardOrder(topologies).map(({ id }) => id)).toEqual(['solo', 'duo', 'trio'])
  // One part more than the simplest, and another study all the same.
  const apart = { ...topology('apart', { lb: 'balancer', api: 'api' }), scenario: 'mix' }
  expect(inCardOrder([apart, ...topologies]).map(({ id }) => id)).toEqual(['solo', 'duo', 'trio', 'apart'])
  expect(firstDraft({ topologies: [], profiles: [], scenarios: [], objectives: [] }, 1).selected).toEqual([])
})

test.each<[name: string, before: Draft, change: (draft: Draft) => Draft, selected: string[]]>([
  ['a card selects its baseline', selecting(), (now) => toggleCard(now, 'solo'), ['solo:baseline']],
  [
    'a card selects the variant used last',
    selecting('solo:tuned'),
    (now) => toggleCard(removeConfiguration(toggleVariant(now, 'solo:limits'), 'solo:tuned'), 'duo'),
    ['solo:limits', 'duo:baseline'],
  ],
  [
    'off and on again, the card knows its variant',
    selecting(),
    (now) => toggleCard(toggleCard(toggleVariant(now, 'solo:tuned'), 'solo'), 'solo'),
    ['solo:tuned'],
  ],
  [
    'a card takes all its variants away',
    selecting('solo:baseline', 'duo:baseline', 'solo:tuned'),
    (now) => toggleCard(now, 'solo'),
    ['duo:baseline'],
  ],
  [
    'a chip adds at the end',
    selecting('solo:tuned', 'duo:tuned'),
    (now) => toggleVariant(now, 'solo:baseline'),
    ['solo:tuned', 'duo:tuned', 'solo:baseline'],
  ],
  ['a chip removes', selecting('solo:tuned', 'duo:tuned'), (now) => toggleVariant(now, 'solo:tuned'), ['duo:tuned']],
])('%s', (_, before, change, selected) => {
  expect(change(before).selected).toEqual(selected)
})

test('letters follow the order of selection and close up', () => {
  const three = selecting('solo:baseline', 'duo:baseline', 'trio:baseline')
  expect(letterIndex(three, 'trio:baseline')).toBe(2)
  expect(letterIndex(removeConfiguration(three, 'duo:baseline'), 'trio:baseline')).toBe(1)
  expect(letterIndex(three, 'trio:tuned')).toBeUndefined()
})

test('a card draws the variant used last, or one that is selected', () => {
  const both = toggleVariant(toggleVariant(draft, 'solo:tuned'), 'solo:limits')
  expect(shownConfiguration(both, 'solo')).toBe('solo:limits')
  expect(shownConfiguration(removeConfiguration(both, 'solo:limits'), 'solo')).toBe('solo:tuned')
  expect(shownConfiguration(draft, 'duo')).toBe('duo:baseline')
})

test.each<[written: string, changed: boolean, bad: number, asked: object | undefined]>([
  ['6', true, 0, { 'solo:tuned': { WORKERS: '6' } }],
  ['8', false, 0, undefined],
  ['8.0', false, 0, undefined],
  ['33', true, 1, undefined],
  ['', true, 1, undefined],
])('%o written over 8 workers', (written, changed, bad, asked) => {
  const now = setParameter(selecting('solo:tuned'), solo, 'solo:tuned', 'WORKERS', written)
  expect(isChanged(now, 'solo:tuned', 'WORKERS')).toBe(changed)
  expect(draftValue(now, solo, 'solo:tuned', 'WORKERS')).toBe(changed ? written : '8')
  expect(badParameters(now, topologies)).toHaveLength(bad)
  expect(toAsk(now, topologies).parameters).toEqual(asked)
})

test('changes of what is not selected stay in the draft', () => {
  const now = setParameter(selecting('solo:tuned'), solo, 'solo:baseline', 'WORKERS', '99')
  expect(badParameters(now, topologies)).toEqual([])
  expect(toAsk(now, topologies)).not.toHaveProperty('parameters')
  expect(badParameters(toggleVariant(now, 'solo:baseline'), topologies)).toHaveLength(1)
})

test('only differences: what differs between the columns, and what was changed', () => {
  const columns = ['solo:baseline', 'solo:tuned']
  expect(listedParameters(draft, solo, columns, true)).toEqual(['WORKERS'])
  expect(listedParameters(draft, solo, columns, false)).toEqual(['WORKERS', 'MEMORY'])
  expect(listedParameters(draft, solo, ['solo:tuned'], true)).toEqual(['WORKERS', 'MEMORY'])
  const same = setParameter(draft, solo, 'solo:baseline', 'WORKERS', '8')
  expect(listedParameters(same, solo, columns, true)).toEqual(['WORKERS'])
  expect(listedParameters(draft, solo, ['solo:baseline', 'solo:baseline'], true)).toEqual([])
})

test('as a command', () => {
  const now = setParameter(selecting('solo:baseline', 'solo:tuned'), solo, 'solo:baseline', 'WORKERS', '6')
  const command = (one: Draft) => measuringCommand(toAsk(one, topologies))
  expect(command({ ...now, timeScale: 0.1, repeat: 3, scenario: 'own' })).toBe(
    'palier compare solo:baseline solo:tuned --profile quick --scenario own \\\n  --repeat 3 --time-scale 0.1 --set solo:baseline/WORKERS=6 --seed 7',
  )
  expect(command(selecting('solo:tuned'))).toBe('palier run solo:tuned --profile quick --seed 7')
})

test.each([[null], ['{'], ['[]'], ['{"selected":[1]}'], [JSON.stringify({ ...draft, seed: 'x' })]])(
  'kept as %s: no draft',
  (text) => {
    expect(toKeptDraft(text)).toBeUndefined()
  },
)

test('a kept draft comes back without what is no longer there', () => {
  const kept: Draft = {
    ...setParameter(selecting('solo:tuned', 'gone:baseline', 'duo:gone'), solo, 'solo:tuned', 'WORKERS', '6'),
    profile: 'gone',
    scenario: 'gone',
    objectives: 'gone',
    shown: { solo: 'tuned', duo: 'gone' },
  }
  expect(toKeptDraft(JSON.stringify(kept))).toEqual(kept)
  const fitted = fittedDraft(kept, choices)
  expect(fitted).toEqual({
    ...draft,
    selected: ['solo:tuned'],
    parameters: { 'solo:tuned': { WORKERS: '6' } },
    shown: { solo: 'tuned' },
    profile: 'endurance',
  })
})

test('the confirmation in the open model is asked for, and written in the command', () => {
  const asked = toAsk({ ...selecting('solo:baseline'), confirmOpen: true }, topologies)
  expect(asked.confirmOpen).toBe(true)
  expect(measuringCommand(asked)).toContain('--confirm-open')
  expect(measuringCommand(toAsk(selecting('solo:baseline'), topologies))).not.toContain('--confirm-open')
})

test('a kept confirmation goes when the profile is of the open model by now', () => {
  const kept: Draft = { ...selecting('solo:baseline'), confirmOpen: true }
  const profiles = choices.profiles.map((one) => ({ ...one, model: 'open', arrivals: 'even', maxInFlight: 1 }) as const)
  expect(fittedDraft(kept, choices).confirmOpen).toBe(true)
  expect(
    fittedDraft(kept, { ...choices, profiles: profiles.map((one) => ({ ...one, stages: [] })) }),
  ).not.toHaveProperty('confirmOpen')
})

import { expect, test } from 'vitest'
import type { StartCheck } from '../../../../shared/contract/comparisonAsk.ts'
import { startBlock } from './startBlock.ts'

const check = (state: StartCheck['state']): StartCheck => ({
  id: 'docker',
  state,
  message: { en: state, fr: state },
})
const bad = {
  configuration: 'solo:tuned',
  name: 'WORKERS',
  written: '99',
  parameter: { type: 'text', default: '', label: { en: 'x', fr: 'x' } },
} as const
const fine = { selected: ['solo:tuned'], bad: [], checks: [check('ok'), check('warning')], hasFailed: false }

test.each<[name: string, known: Partial<Parameters<typeof startBlock>[0]>, kind: string | undefined]>([
  ['a warning is no lock', {}, undefined],
  ['before the first answer', { checks: [] }, undefined],
  ['nothing selected', { selected: [], bad: [bad], hasFailed: true }, 'nothingSelected'],
  ['more than are compared at once', { selected: Array(9).fill('x'), hasFailed: true }, 'tooMany'],
  ['a value out of range', { bad: [bad, bad], checks: [check('problem')] }, 'badParameters'],
  ['Docker is not there', { checks: [check('ok'), check('problem')] }, 'problem'],
  ['the check itself failed', { checks: [], hasFailed: true }, 'checkFailed'],
])('%s', (_, known, kind) => {
  expect(startBlock({ ...fine, ...known })?.kind).toBe(kind)
})

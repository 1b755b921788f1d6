import { expect, test } from 'vitest'
import { toFailure } from '../../../shared/domain/failure.ts'
import type { Scenario, ValueSource } from '../../../shared/domain/scenario.ts'
import { scenarioOf } from '../testing/loadOrders.ts'
import { readSecrets, type SecretSources } from './readSecrets.ts'
import { runNonce } from './runNonce.ts'

const scenario = (id: string, values: Record<string, ValueSource>): Scenario => ({ ...scenarioOf([], 0), id, values })
const shop = scenario('shop', { password: { kind: 'secret', environment: 'SHOP_PASSWORD', local: 'test' } })
const bank = scenario('bank', {
  key: { kind: 'secret', environment: 'BANK_KEY' },
  pin: { kind: 'secret', environment: 'BANK_PIN' },
})

const environment = (variables: Record<string, string>) => (name: string) => variables[name]

test.each<{ name: string; sources: SecretSources; password: string | undefined }>([
  {
    name: 'a stack of our own has the local one, also with a variable that may be meant for another target',
    sources: { variable: environment({ SHOP_PASSWORD: 'real' }), isOwnStack: true },
    password: 'test',
  },
  {
    name: 'a URL never has the local one',
    sources: { variable: environment({}), isOwnStack: false },
    password: undefined,
  },
  {
    name: 'a URL has the variable',
    sources: { variable: environment({ SHOP_PASSWORD: 'real' }), isOwnStack: false },
    password: 'real',
  },
  {
    name: 'what a person gave',
    sources: { variable: environment({ SHOP_PASSWORD: 'real' }), isOwnStack: false, given: { SHOP_PASSWORD: 'typed' } },
    password: 'typed',
  },
  {
    name: 'an empty variable is none',
    sources: { variable: environment({ SHOP_PASSWORD: '' }), isOwnStack: false },
    password: undefined,
  },
])('$name', ({ sources, password }) => {
  const read = () => readSecrets([shop], sources)
  if (password === undefined) expect(read).toThrow('secretsMissing')
  else expect(read()).toEqual([{ password }])
})

test('all that are missing are told at once, by their variables, with the scenarios that need them', () => {
  const sources = { variable: environment({ BANK_PIN: '1234' }), isOwnStack: false }
  const failure = (() => {
    try {
      return readSecrets([shop, bank, bank, scenario('open', {})], sources)
    } catch (error) {
      return toFailure(error)
    }
  })()
  expect(failure).toEqual({ kind: 'secretsMissing', variables: ['SHOP_PASSWORD', 'BANK_KEY'], scenario: 'shop, bank' })
})

test('each run has a mark of its own, always as long', () => {
  const marks = Array.from({ length: 2000 }, (_, index) => runNonce(`20261121-184700-duo-lb-${index}`))
  expect(new Set(marks).size).toBe(2000)
  expect(marks.every((mark) => /^[0-9a-z]{8}$/.test(mark))).toBe(true)
  expect(runNonce('a run')).toBe(runNonce('a run'))
})

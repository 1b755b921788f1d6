import { expect, test } from 'vitest'
import type { Scenario, ScenarioRequest } from '../../../shared/domain/scenario.ts'
import { scenarioOf } from '../testing/loadOrders.ts'
import { type StatePlan, statePlan, UserState } from './userState.ts'

function request(name: string, path: string, takes: readonly string[] = []): ScenarioRequest {
  const take = Object.fromEntries(takes.map((value) => [value, { kind: 'json', pointer: `/${value}` } as const]))
  return { name, weight: 1, method: 'GET', path, headers: {}, expect: 200, ...(takes.length > 0 && { take }) }
}

const list = request('list', '/list', ['product'])
const detail = request('detail', '/products/{product}', ['price'])
const buy = request('buy', '/buy?at={price}')
const about = request('about', '/about')

function userOf(scenario: Scenario) {
  return new UserState(statePlan(scenario) as StatePlan, (name) => `drawn ${name}`)
}

/** Plays the deck with a user who takes what each answer gives; `failing` answers give nothing. */
function play(requests: readonly ScenarioRequest[], dealt: readonly string[], failing: readonly number[] = []) {
  const user = userOf({ ...scenarioOf([], 0), requests })
  return dealt.map((name, turn) => {
    const made = requests[user.toMake(requests.findIndex((one) => one.name === name))]
    if (!failing.includes(turn)) user.take(Object.keys(made?.take ?? {}).map((value) => [value, 'x'] as const))
    return made?.name
  })
}

test.each([
  {
    name: 'the drawing',
    requests: [list, detail],
    dealt: ['detail', 'list', 'list', 'detail'],
    made: ['list', 'detail', 'list', 'detail'],
  },
  {
    name: 'a giver that needs another one first',
    requests: [buy, detail, list, about],
    dealt: ['buy', 'about', 'list', 'detail', 'buy', 'detail', 'list'],
    made: ['list', 'about', 'buy', 'detail', 'buy', 'detail', 'list'],
  },
  {
    name: 'nothing is lacking',
    requests: [list, about],
    dealt: ['about', 'list', 'about'],
    made: ['about', 'list', 'about'],
  },
])('what cannot be made changes places with what gives its value: $name', ({ requests, dealt, made, name }) => {
  if (name.includes('another')) {
    // buy needs a price, which detail gives, which needs list: buy is owed for list, and paid only when it can be made.
    expect(play(requests, dealt).toSorted()).toEqual([...dealt].toSorted())
    expect(play(requests, dealt)[0]).toBe('list')
  } else expect(play(requests, dealt)).toEqual(made)
})

test('an answer that gave nothing is asked for again, and nothing is made without its value', () => {
  const dealt = ['detail', 'detail', 'list', 'list', 'detail', 'list']
  const made = play([list, detail], dealt, [0, 1])
  expect(made.slice(0, 3)).toEqual(['list', 'list', 'list'])
  expect(made.toSorted()).toEqual(dealt.toSorted())
})

test('values: the last one taken, before any the source of the same name', () => {
  const scenario = { ...scenarioOf([], 0), values: { product: { kind: 'choice', values: ['1'] } as const } }
  const user = userOf({ ...scenario, requests: [detail, list] })
  expect(user.toMake(0)).toBe(0)
  expect(user.toValue('product')).toBe('drawn product')
  user.take([['product', '7']])
  expect(user.toValue('product')).toBe('7')
})

test('login: before anything else, again when it is old or was refused', () => {
  const login = { ...request('', '/login', ['token']), refresh: { afterMs: 1000, on401: true } }
  const user = userOf({ ...scenarioOf(['/a'], 0), login })
  expect(user.needsLogin(0)).toBe(true)
  user.loggedIn(500)
  expect([user.needsLogin(600), user.needsLogin(1499), user.needsLogin(1500)]).toEqual([false, false, true])
  user.loggedIn(1500)
  expect([user.refused(403, 200), user.refused(401, 401), user.needsLogin(1600)]).toEqual([false, false, false])
  expect([user.refused(401, 200), user.needsLogin(1600)]).toEqual([true, true])
})

test('a scenario whose users carry nothing needs no state', () => {
  expect(statePlan(scenarioOf(['/a'], 0))).toBeUndefined()
})

import { expect, test } from 'vitest'
import { PalierError } from '../../shared/domain/failure.ts'
import { toLoadAsk, type UrlLoadOptions } from './loadAsk.ts'

const url = 'http://127.0.0.1:8000/'

test.each<{ name: string; options: UrlLoadOptions; ask: object }>([
  {
    name: 'nothing: ten users, half a minute',
    options: {},
    ask: { load: { kind: 'constant', users: 10, duration: '30s' } },
  },
  {
    name: 'users, duration, think time',
    options: { users: '50', duration: '1m30s', think: '0s' },
    ask: { load: { kind: 'constant', users: 50, duration: '1m30s' }, think: '0s' },
  },
  {
    name: 'a profile, compressed',
    options: { profile: 'quick', timeScale: '0.2', scenario: 'catalogue', seed: '9', allowAddress: '10.0.0.1' },
    ask: {
      load: { kind: 'profile', profile: 'quick', timeScale: 0.2 },
      scenario: 'catalogue',
      seed: 9,
      allowAddress: '10.0.0.1',
    },
  },
  {
    name: 'targets, and containers behind the URL with the context of their engine',
    options: { objectives: 'server', containers: ['api-1=api, db=database', 'lb=balancer'], context: 'remote' },
    ask: {
      load: { kind: 'constant', users: 10, duration: '30s' },
      objectives: 'server',
      containers: [
        { name: 'api-1', role: 'api' },
        { name: 'db', role: 'database' },
        { name: 'lb', role: 'balancer' },
      ],
      context: 'remote',
    },
  },
  {
    name: 'a rate: half a minute, as independent clients come, a thousand under way',
    options: { rate: '12.5' },
    ask: { load: { kind: 'rate', ratePerS: 12.5, duration: '30s', arrivals: 'poisson', maxInFlight: 1000 } },
  },
  {
    name: 'a rate with everything said',
    options: { rate: '200', duration: '1m', arrivals: 'even', maxInFlight: '50', connections: 'shared:8' },
    ask: {
      load: { kind: 'rate', ratePerS: 200, duration: '1m', arrivals: 'even', maxInFlight: 50 },
      connections: 'shared:8',
    },
  },
  {
    name: 'users with a new connection each time',
    options: { connections: 'fresh' },
    ask: { load: { kind: 'constant', users: 10, duration: '30s' }, connections: 'fresh' },
  },
])('$name', ({ options, ask }) => {
  expect(toLoadAsk(url, options, 42)).toEqual({ url, seed: 42, ...ask })
})

function wrongPlaces(options: UrlLoadOptions): string[] {
  try {
    toLoadAsk(url, options, 1)
  } catch (error) {
    if (error instanceof PalierError && error.failure.kind === 'badInput')
      return error.failure.problems.map(({ where }) => where)
  }
  return []
}

test.each<{ name: string; options: UrlLoadOptions; places: string[] }>([
  {
    name: 'of users',
    options: {
      users: '0',
      duration: 'long',
      think: '1',
      arrivals: 'even',
      timeScale: '2',
      seed: 'x',
      connections: 'no',
    },
    places: ['--arrivals', '--time-scale', '--think', '--connections', '--users', '--duration', '--seed'],
  },
  {
    name: 'of a rate',
    options: { rate: '0', users: '5', think: '1s', arrivals: 'odd', maxInFlight: '0', connections: 'shared:0' },
    places: ['--rate', '--think', '--connections', '--rate', '--arrivals', '--max-in-flight'],
  },
  { name: 'of a profile', options: { profile: 'quick', rate: '5' }, places: ['--profile'] },
  {
    name: 'of containers and files',
    options: { containers: ['api', 'db=queen', 'a=api,a=api'], failOn: ['target', 'mood'], ca: '/nowhere/ca.pem' },
    places: ['--ca', '--containers', '--containers', '--containers', '--fail-on', '--fail-on'],
  },
  { name: 'of lengths of time', options: { duration: '600h', think: '169h' }, places: ['--think', '--duration'] },
  { name: 'of a context without containers', options: { context: 'remote' }, places: ['--context'] },
])('everything that is wrong is told at once: $name', ({ options, places }) => {
  expect(wrongPlaces(options)).toEqual(places)
})

test('a profile and a number of users are one too many', () => {
  expect(() => toLoadAsk(url, { profile: 'quick', users: '5' }, 1)).toThrow('badInput')
})

import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { PalierError } from '../../../shared/domain/failure.ts'
import { openCatalogue } from './openCatalogue.ts'
import { resolveConfiguration } from './resolveConfiguration.ts'
import { sampleCompose } from './testing/sampleTopology.ts'
import { temporaryTree } from './testing/temporaryTree.ts'

const profile = (name: string) =>
  `name: ${name}\ntitle: { en: P, fr: P }\nmodel: closed\nstages:\n  - { duration: 1s, users: 1 }\n`
const scenario =
  'name: any\ntitle: { en: S, fr: S }\nthink: { mean: 0s, spread: 0 }\nrequests:\n  - { name: a, weight: 1, method: GET, path: /a }\n'
const objectives = 'name: strict\ntitle: { en: O, fr: O }\ntargets: []\n'
const compose = sampleCompose('build: ../../images/a')

function open(files: Readonly<Record<string, string>>, roots: readonly string[]) {
  const tree = temporaryTree(files)
  return openCatalogue(
    roots.map((root) => join(tree, root)),
    (path) => relative(tree, path),
  )
}

function failureOf(run: () => unknown) {
  try {
    run()
  } catch (error) {
    if (error instanceof PalierError) return error.failure
    throw error
  }
  throw new Error('nothing was thrown')
}

const builtIn = {
  'in/topologies/sample/compose.yaml': compose,
  'in/images/a/Dockerfile': '',
  'in/profiles/quick.yaml': profile('quick'),
  'in/scenarios/any.yaml': scenario,
  'in/objectives/strict.yaml': objectives,
}

test('lists what is there, and a broken file hides no good one', () => {
  const catalogue = open(
    {
      ...builtIn,
      'in/topologies/broken/compose.yaml': 'name: broken\n',
      'in/topologies/.hidden/compose.yaml': 'x',
      'in/topologies/empty/': '',
      'in/profiles/bad.yaml': profile('other'),
      'in/profiles/notes.txt': 'x',
    },
    ['in'],
  )
  expect(catalogue.topologies.items.map(({ id }) => id)).toEqual(['sample'])
  expect(catalogue.topologies.problems.map(({ where, found }) => [where, found])).toEqual([
    ['in/topologies/broken/compose.yaml', 'nothing'],
    ['in/topologies/broken/compose.yaml', 'no service'],
    ['in/topologies/empty/compose.yaml', 'no such file'],
  ])
  expect(catalogue.profiles.items.map(({ id }) => id)).toEqual(['quick'])
  expect(catalogue.profiles.problems).toMatchObject([{ where: 'in/profiles/bad.yaml', line: 1, column: 7 }])
  expect(catalogue.scenarios.items.map(({ id }) => id)).toEqual(['any'])
  expect(catalogue.objectives.items.map(({ id }) => id)).toEqual(['strict'])
})

test('finds by id; an unknown id comes with the known ones, a broken one with its problems', () => {
  const catalogue = open({ ...builtIn, 'in/profiles/bad.yaml': profile('other') }, ['in'])
  expect(catalogue.profile('quick').stages).toHaveLength(1)
  expect(catalogue.scenario('any').requests).toHaveLength(1)
  expect(catalogue.objective('strict').targets).toEqual([])
  expect(failureOf(() => catalogue.objective('loose'))).toMatchObject({ what: 'objectives', known: ['strict'] })
  expect(failureOf(() => catalogue.profile('slow'))).toEqual({
    kind: 'unknownName',
    what: 'profile',
    name: 'slow',
    known: ['quick'],
  })
  expect(failureOf(() => catalogue.topology('solo'))).toMatchObject({
    kind: 'unknownName',
    what: 'topology',
    known: ['sample'],
  })
  expect(failureOf(() => catalogue.profile('bad'))).toMatchObject({ kind: 'badInput', problems: [{ field: 'name' }] })
})

test('a name that a later root takes again is a problem of the later one, and refused when it is used', () => {
  const catalogue = open(
    { ...builtIn, 'mine/profiles/quick.yaml': profile('quick'), 'mine/profiles/long.yaml': profile('long') },
    ['in', 'mine'],
  )
  expect(catalogue.profiles.items.map(({ id }) => id)).toEqual(['quick', 'long'])
  expect(catalogue.profiles.problems).toEqual([
    {
      where: 'mine/profiles/quick.yaml',
      field: '',
      found: 'the name quick again',
      expected: 'another name than in in/profiles/quick.yaml',
    },
  ])
  expect(failureOf(() => catalogue.profile('quick'))).toEqual({
    kind: 'badInput',
    problems: catalogue.profiles.problems,
  })
  expect(catalogue.profile('long').id).toBe('long')
})

test('a topology builds from the images of its own root only', () => {
  const own = {
    ...builtIn,
    'mine/topologies/sample2/compose.yaml': compose
      .replace('name: sample', 'name: sample2')
      .replace('../../images', '../../../in/images'),
  }
  const catalogue = open(own, ['in', 'mine'])
  expect(catalogue.topologies.problems).toMatchObject([{ field: 'services.app.build.context' }])
  const plan = catalogue.stackPlan(resolveConfiguration(catalogue.topology('sample'), 'baseline', {}))
  expect(plan.images[0]?.build?.context).toMatch(/in.images.a$/)
})

test('a topology’s scenario must exist, in whatever root', () => {
  const { 'in/scenarios/any.yaml': moved, ...rest } = builtIn
  expect(open(rest, ['in']).topologies.problems).toMatchObject([{ line: 6, field: 'x-palier.scenario' }])
  expect(open({ ...rest, 'mine/scenarios/any.yaml': moved }, ['in', 'mine']).topologies.problems).toEqual([])
})

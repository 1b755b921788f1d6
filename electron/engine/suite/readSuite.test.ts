import { basename, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { openCatalogue } from '../topology/openCatalogue.ts'
import { temporaryTree } from '../topology/testing/temporaryTree.ts'
import { readSuite } from './readSuite.ts'
import { suiteAsk } from './suiteAsk.ts'

const resources = join(import.meta.dirname, '../../../resources')

function read(text: string) {
  const catalogue = openCatalogue([resources], (path) => relative(resources, path))
  return readSuite(join(temporaryTree({ 'mine.yaml': text }), 'mine.yaml'), basename, catalogue)
}

const head = `name: mine
title: { en: Mine, fr: La mienne }
comparisons:
`
const comparison = (...lines: string[]): string =>
  `${head}  - name: one\n    title: { en: One, fr: Une }\n${lines.map((line) => `    ${line}\n`).join('')}`

test('comparisons as written; values of parameters become texts', () => {
  const { suite, problems } = read(
    comparison(
      'configurations: [solo, "trio-cache:tuned"]',
      'profile: stress',
      'objectives: study-a',
      'repeat: 3',
      'timeScale: 0.5',
      'set: { GUNICORN_WORKERS: 8 }',
      'parameters: { "trio-cache:tuned": { API_INSTANCES: 2, API_MEMORY: 1g } }',
      'warmUp: none',
      'faults: ["at=60s for=30s kill api-1"]',
    ),
  )
  expect(problems).toEqual([])
  expect(suite?.comparisons).toEqual([
    {
      name: 'one',
      title: { en: 'One', fr: 'Une' },
      configurations: ['solo', 'trio-cache:tuned'],
      profile: 'stress',
      objectives: 'study-a',
      repeat: 3,
      timeScale: 0.5,
      set: { GUNICORN_WORKERS: '8' },
      parameters: { 'trio-cache:tuned': { API_INSTANCES: '2', API_MEMORY: '1g' } },
      warmUp: 'none',
      faults: ['at=60s for=30s kill api-1'],
    },
  ])
})

test('a comparison is asked for with both time scales, and with the suite’s repeats where it has some', () => {
  const declared = { name: 'one', title: { en: 'One', fr: 'Une' }, configurations: ['solo'], profile: 'quick' }
  expect(suiteAsk({ ...declared, timeScale: 0.5, repeat: 3 }, { timeScale: 0.1, seed: 7 })).toEqual({
    configurations: ['solo'],
    profile: 'quick',
    set: {},
    timeScale: 0.05,
    seed: 7,
    repeat: 3,
  })
  expect(suiteAsk({ ...declared, repeat: 3 }, { timeScale: 1, seed: 7, repeat: 1 })).toMatchObject({ repeat: 1 })
})

test.each<{ name: string; text: string; problems: object[] }>([
  {
    name: 'names that nothing has, each where it is written, all together',
    text: comparison(
      'configurations: [sollo, "duo-lb:tunde", trio-cache]',
      'profile: stres',
      'scenario: catalog',
      'objectives: study-b',
      'set: { GUNICORN_WORKER: 8 }',
      'baseline: solo',
    ),
    problems: [
      { line: 6, column: 22, field: 'comparisons[0].configurations[0]', found: '"sollo"', fix: 'did you mean solo?' },
      {
        line: 6,
        column: 29,
        field: 'comparisons[0].configurations[1]',
        found: '"duo-lb:tunde"',
        fix: 'did you mean duo-lb:tuned?',
      },
      { line: 7, column: 14, field: 'comparisons[0].profile', found: '"stres"', fix: 'did you mean stress?' },
      { line: 8, column: 15, field: 'comparisons[0].scenario', found: '"catalog"' },
      { line: 9, column: 17, field: 'comparisons[0].objectives', found: '"study-b"', fix: 'did you mean study-a?' },
      { line: 10, field: 'comparisons[0].set.GUNICORN_WORKER', fix: 'did you mean GUNICORN_WORKERS?' },
      {
        line: 11,
        column: 15,
        field: 'comparisons[0].baseline',
        expected: expect.stringContaining('trio-cache:baseline'),
      },
    ],
  },
  {
    name: 'values that do not fit, and values for what is not compared',
    text: comparison(
      'configurations: [solo]',
      'profile: quick',
      'set: { GUNICORN_WORKERS: many }',
      'parameters:',
      '  "duo-lb:tuned": { GUNICORN_WORKERS: 2 }',
      '  solo: { API_MEMORY: lots, NO_SUCH: 1 }',
      'faults: ["at=10s kill api-2"]',
      'confirmOpen: maybe',
    ),
    problems: [
      { line: 8, field: 'comparisons[0].set.GUNICORN_WORKERS', found: '"many"' },
      { line: 10, field: 'comparisons[0].parameters.duo-lb:tuned', found: 'values for "duo-lb:tuned"' },
      { line: 11, field: 'comparisons[0].parameters.solo.API_MEMORY', found: '"lots"' },
      { line: 11, field: 'comparisons[0].parameters.solo.NO_SUCH' },
      { line: 13, field: 'comparisons[0].confirmOpen', found: '"maybe"', expected: 'true or false' },
    ],
  },
  {
    name: 'the same configuration twice',
    text: comparison('configurations: [solo, "solo:baseline"]', 'profile: quick'),
    problems: [{ line: 6, field: 'comparisons[0].configurations[0]', fix: 'run each several times with repeat: 2' }],
  },
  {
    name: 'unknown keys, missing ones, a name taken twice, figures out of range',
    text: `${head}  - { name: one, title: { en: One, fr: Une }, configurations: [solo], profile: quick, seed: 1 }
  - { name: one, title: { en: One }, configurations: [], repeat: 0, timeScale: 0 }
`,
    problems: [
      { line: 4, field: 'comparisons[0].seed', found: 'the unknown key "seed"' },
      { line: 5, field: 'comparisons[1].profile' },
      { line: 5, field: 'comparisons[1].name', found: '"one" again' },
      { line: 5, field: 'comparisons[1].title.fr' },
      { line: 5, field: 'comparisons[1].configurations', expected: 'at least one configuration' },
      { line: 5, field: 'comparisons[1].repeat', expected: 'a whole number from 1 to 20' },
      { line: 5, field: 'comparisons[1].timeScale', expected: 'a number above 0 and up to 100' },
    ],
  },
  {
    name: 'another name than the file’s, and no comparisons',
    text: 'name: yours\ntitle: { en: Yours, fr: La vôtre }\n',
    problems: [
      { field: 'comparisons', found: 'nothing', expected: 'a list of 1 to 50 comparisons' },
      { line: 1, field: 'name', expected: 'mine, the name of the file' },
    ],
  },
  { name: 'no YAML at all', text: 'name: [', problems: [{ where: 'mine.yaml' }] },
])('$name', ({ text, problems }) => {
  const { suite, problems: found } = read(text)
  expect(suite).toBeUndefined()
  expect(found).toHaveLength(problems.length)
  expect(found).toEqual(expect.arrayContaining(problems.map((one) => expect.objectContaining(one))))
})

import { toTemplate as textTemplate } from '../../../shared/load/placeholders.ts'
import { placeholdersOf } from '../../../shared/load/valueNeeds.ts'
import { choiceOf } from './choiceOf.ts'
import { setName } from './dataPlan.ts'
import { oneOfWords } from './expectedOf.ts'
import type { ProblemLog } from './ProblemLog.ts'
import type { Path } from './positionOf.ts'
import type { Block } from './readBlock.ts'
import { toTemplate } from './toScenarioRequest.ts'

type Data = NonNullable<Block['data']>

const path = ['x-palier', 'data']

/** How data is loaded: by a choice that some step uses, in steps that need nothing which no step before them has taken. */
export function checkData(log: ProblemLog, block: Block): void {
  const { data } = block
  if (data === undefined) return
  const choice = choiceOf(log, block, data.parameter, [...path, 'parameter'])
  const values = Object.keys(data.values ?? {})
  if (values.includes(setName)) log.add([...path, 'values', setName], { ...takenName, atKey: true })
  const used = checkSteps(log, data, [setName, ...values])
  checkUsed(log, data, used)
  checkAccounts(log, data, values)
  checkSets(log, choice, 'takes', data.takes)
  checkSets(log, choice, 'expected', data.expected)
  checkExpected(log, data)
}

const takenName = { found: `the name ${setName}`, expected: 'another name: {set} is the data set' }

/** Gives the names that steps use. */
function checkSteps(log: ProblemLog, data: Data, known: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>()
  const taken = new Set(known)
  const used = new Set<string>()
  for (const [index, step] of data.steps.entries()) {
    const at = (...rest: Path) => [...path, 'steps', index, ...rest]
    if (names.has(step.name))
      log.add(at('name'), { found: `${JSON.stringify(step.name)} again`, expected: 'each name once' })
    names.add(step.name)
    for (const name of placeholdersOf(toTemplate(step))) {
      used.add(name)
      if (taken.has(name)) continue
      const expected = `${oneOfWords([...taken])}: the data set, a value, or what a step before this one takes`
      log.add(at(), { found: `{${name}}, which has no source`, expected })
    }
    for (const name of new Set(textTemplate(step.path).names.filter((one) => isSecret(data, one)))) {
      const found = `{${name}}, a secret: servers write paths to their logs`
      log.add(at('path'), { found, expected: `{${name}} in a header or a body` })
    }
    for (const name of Object.keys(step.take ?? {})) {
      if (name === setName) log.add(at('take', name), { ...takenName, atKey: true })
      taken.add(name)
    }
  }
  return used
}

function isSecret({ values }: Data, name: string): boolean {
  const value = values?.[name]
  return value !== undefined && 'secret' in value
}

function checkUsed(log: ProblemLog, { steps, values = {} }: Data, used: ReadonlySet<string>): void {
  if (!used.has(setName)) {
    log.add([...path, 'steps'], {
      found: 'no step with {set}',
      expected: '{set} in a path, a header or a body',
      atKey: true,
    })
  }
  const unused = (name: string, at: Path) => {
    if (used.has(name) || name === setName) return
    const found = `the value ${name}, which no step uses`
    log.add(at, { found, expected: `{${name}} in a path, a header or a body`, atKey: true })
  }
  for (const name of Object.keys(values)) unused(name, [...path, 'values', name])
  for (const [index, { take = {} }] of steps.entries()) {
    for (const name of Object.keys(take)) unused(name, [...path, 'steps', index, 'take', name])
  }
}

function checkAccounts(log: ProblemLog, { accounts = [] }: Data, values: readonly string[]): void {
  for (const [index, account] of accounts.entries()) {
    for (const field of ['name', 'password'] as const) {
      for (const name of textTemplate(account[field]).names.filter((one) => !values.includes(one))) {
        const expected = values.length === 0 ? 'plain text: there are no values' : oneOfWords(values)
        log.add([...path, 'accounts', index, field], { found: `{${name}}, which is no value`, expected })
      }
    }
  }
}

/** Numbers need something that is counted. */
function checkExpected(log: ProblemLog, { counts, expected }: Data): void {
  if (expected === undefined || counts !== undefined) return
  log.add([...path, 'expected'], {
    found: 'numbers that nothing is held against',
    expected: '`counts` with them',
    atKey: true,
  })
}

/** What is said by data set is of sets that there are. */
function checkSets(
  log: ProblemLog,
  choice: ReturnType<typeof choiceOf>,
  field: 'expected' | 'takes',
  bySet: Data[typeof field] = {},
): void {
  if (choice === undefined) return
  for (const set of Object.keys(bySet).filter((name) => !choice.values.includes(name))) {
    log.add([...path, field, set], { found: JSON.stringify(set), expected: oneOfWords(choice.values), atKey: true })
  }
}

import { placeholdersOf } from '../../../shared/load/valueNeeds.ts'
import { choiceOf } from './choiceOf.ts'
import { setName } from './dataPlan.ts'
import { oneOfWords } from './expectedOf.ts'
import type { ProblemLog } from './ProblemLog.ts'
import type { Path } from './positionOf.ts'
import type { Block } from './readBlock.ts'
import { toTemplate } from './toScenarioRequest.ts'

/** How data is loaded: by a choice that some step uses, in steps that need nothing which no step before them has taken. */
export function checkData(log: ProblemLog, block: Block): void {
  const { data } = block
  if (data === undefined) return
  const path = ['x-palier', 'data']
  const choice = choiceOf(log, block, data.parameter, [...path, 'parameter'])
  for (const set of Object.keys(data.takes ?? {})) {
    if (choice === undefined || choice.values.includes(set)) continue
    log.add([...path, 'takes', set], { found: JSON.stringify(set), expected: oneOfWords(choice.values), atKey: true })
  }
  const names = new Set<string>()
  const taken = new Set([setName])
  const used = new Set<string>()
  for (const [index, step] of data.steps.entries()) {
    const at = (...rest: Path) => [...path, 'steps', index, ...rest]
    if (names.has(step.name))
      log.add(at('name'), { found: `${JSON.stringify(step.name)} again`, expected: 'each name once' })
    names.add(step.name)
    for (const name of placeholdersOf(toTemplate(step))) {
      used.add(name)
      if (taken.has(name)) continue
      const expected = `${oneOfWords([...taken])}: the data set, or what a step before this one takes`
      log.add(at(), { found: `{${name}}, which has no source`, expected })
    }
    for (const name of Object.keys(step.take ?? {})) {
      if (name === setName)
        log.add(at('take', name), {
          found: `the name ${name}`,
          expected: 'another name: {set} is the data set',
          atKey: true,
        })
      taken.add(name)
    }
  }
  checkUsed(log, data.steps, used)
}

function checkUsed(log: ProblemLog, steps: NonNullable<Block['data']>['steps'], used: ReadonlySet<string>): void {
  const path = ['x-palier', 'data']
  if (!used.has(setName)) {
    log.add([...path, 'steps'], {
      found: 'no step with {set}',
      expected: '{set} in a path, a header or a body',
      atKey: true,
    })
  }
  for (const [index, { take = {} }] of steps.entries()) {
    for (const name of Object.keys(take).filter((taken) => !used.has(taken) && taken !== setName)) {
      const found = `the value ${name}, which no step uses`
      const expected = `{${name}} in a path, a header or a body`
      log.add([...path, 'steps', index, 'take', name], { found, expected, atKey: true })
    }
  }
}

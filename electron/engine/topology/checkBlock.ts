import { isSameValue } from '../../../shared/domain/parameterValue.ts'
import { toByteSize } from '../../../shared/domain/toByteSize.ts'
import { checkData } from './checkData.ts'
import { choiceOf } from './choiceOf.ts'
import { oneOfWords } from './expectedOf.ts'
import type { ProblemLog } from './ProblemLog.ts'
import type { Path } from './positionOf.ts'
import type { Block } from './readBlock.ts'
import type { YamlFile } from './readYaml.ts'
import { type VariableUse, variableUses } from './variableUses.ts'

/** What `x-palier` says about itself: bounds, budgets, failover, overrides, server, data, before and after. */
export function checkBlock(log: ProblemLog, block: Block): void {
  const at = (...path: Path) => ['x-palier', ...path]
  for (const [name, parameter] of Object.entries(block.parameters)) {
    if (!('min' in parameter) || !('max' in parameter)) continue
    const { min, max } = parameter
    if (min === undefined || max === undefined || min <= max) continue
    log.add(at('parameters', name, 'max'), { expected: `${min} (its min) or more` })
  }
  for (const [index, budget] of (block.budgets ?? []).entries()) {
    const named = [
      ...budget.multiply.map((name, factor) => [name, at('budgets', index, 'multiply', factor)] as const),
      [budget.available, at('budgets', index, 'available')] as const,
    ]
    for (const [name, path] of named) {
      const type = block.parameters[name]?.type
      const isBad = type === undefined ? !block.parameterNames.includes(name) : type !== 'integer' && type !== 'number'
      if (isBad) log.add(path, { expected: 'the name of a parameter of type integer or number' })
    }
  }
  checkFailover(log, block)
  checkServer(log, block)
  checkData(log, block)
  checkBeforeAfter(log, block)
  for (const variant of Object.keys(block.overrides ?? {})) {
    if (block.variants[variant] !== undefined) continue
    log.add(at('overrides', variant), { found: variant, expected: 'the name of a variant', atKey: true })
  }
}

function checkFailover(log: ProblemLog, block: Block): void {
  const { failover } = block
  if (failover === undefined) return
  const path = ['x-palier', 'failover']
  const parameter = choiceOf(log, block, failover.parameter, [...path, 'parameter'])
  if (parameter === undefined) return
  for (const value of Object.keys(failover.values)) {
    if (parameter.values.includes(value)) continue
    log.add([...path, 'values', value], {
      found: value,
      expected: `one of ${parameter.values.join(', ')}`,
      atKey: true,
    })
  }
}

function checkServer(log: ProblemLog, { server }: Block): void {
  if (server === undefined) return
  const path = ['x-palier', 'server']
  if (!Number.isInteger(server.cpus)) {
    const expected = 'a whole number of cores: containers share them by a CPU set, which cannot give a part of one'
    log.add([...path, 'cpus'], { expected })
  }
  if ((toByteSize(server.memory) ?? 0) === 0) log.add([...path, 'memory'], { expected: 'a size such as 2g' })
}

function checkBeforeAfter(log: ProblemLog, { beforeAfter, variants }: Block): void {
  if (beforeAfter === undefined) return
  const path = ['x-palier', 'beforeAfter']
  for (const side of ['before', 'after'] as const) {
    if (variants[beforeAfter[side]] !== undefined) continue
    log.add([...path, side], { expected: oneOfWords(Object.keys(variants)) })
  }
  if (beforeAfter.before === beforeAfter.after) log.add([...path, 'after'], { expected: 'another variant than before' })
}

/** A variable where it is used, and who is told about it. */
export interface Use extends VariableUse {
  readonly log: ProblemLog
}

/** Every variable in the values of a file, for what is wrong with it. */
export function usesIn(file: YamlFile, log: ProblemLog): readonly Use[] {
  return variableUses(file.value).map((use) => ({ ...use, log }))
}

/** Parameters that change nothing, and defaults that make Compose, used by hand, run something else than `baseline`. */
export function checkUses(log: ProblemLog, block: Block, uses: readonly Use[]): void {
  const used = new Set<unknown>([...uses.map(({ variable }) => variable.name), block.dataParameter])
  for (const name of block.parameterNames.filter((candidate) => !used.has(candidate))) {
    log.add(['x-palier', 'parameters', name], {
      found: `the parameter ${name}, which nothing uses`,
      expected: `\${${name}:-…} somewhere in the file`,
      atKey: true,
    })
  }
  for (const { log: where, path, variable } of uses) {
    const parameter = block.parameters[variable.name]
    const [written = '', ...more] = variable.word
    if (parameter === undefined || variable.kind !== 'default' || more.length > 0 || typeof written !== 'string')
      continue
    if (isSameValue(parameter, written, parameter.default)) continue
    where.add(path, {
      found: `\${${variable.name}${variable.emptyIsMissing ? ':' : ''}-${written}}`,
      expected: `the parameter's own default, ${parameter.default}`,
      fix: 'Compose used by hand takes the default written here; Palier the one of the parameter. They must not differ.',
    })
  }
}

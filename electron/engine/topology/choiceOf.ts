import type { Parameter } from '../../../shared/domain/topology.ts'
import type { ProblemLog } from './ProblemLog.ts'
import type { Path } from './positionOf.ts'
import type { Block } from './readBlock.ts'

/** The choice of that name. Complains at `path` about anything else, but for a parameter that could not be read. */
export function choiceOf(
  log: ProblemLog,
  { parameters, parameterNames }: Pick<Block, 'parameters' | 'parameterNames'>,
  name: string,
  path: Path,
): Extract<Parameter, { type: 'choice' }> | undefined {
  const parameter = parameters[name]
  if (parameter?.type === 'choice') return parameter
  const isUnread = parameter === undefined && parameterNames.includes(name)
  if (!isUnread) log.add(path, { expected: 'the name of a parameter of type choice' })
  return undefined
}

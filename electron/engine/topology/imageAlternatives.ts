import type { ImagePlan } from '../../../shared/domain/stackPlan.ts'
import type { Variables } from './interpolate.ts'
import type { Block } from './readBlock.ts'
import type { YamlFile } from './readYaml.ts'
import { variableUses } from './variableUses.ts'

/**
 * What else a service's image could be: the other values of the choice that its `image` or its `build` is written with. Of
 * several such choices the first; `files` in the order in which they are asked.
 */
export function imageAlternatives(
  files: readonly YamlFile[],
  { parameters }: Pick<Block, 'parameters'>,
  variables: Variables,
): (service: string) => ImagePlan['alternatives'] {
  const uses = files.flatMap((file) => variableUses(file.value))
  return (service) => {
    for (const { path, variable } of uses) {
      const [top, name, field] = path
      if (top !== 'services' || name !== service || (field !== 'image' && field !== 'build')) continue
      const parameter = parameters[variable.name]
      if (parameter?.type !== 'choice') continue
      const values = parameter.values.filter((value) => value !== variables[variable.name])
      if (values.length > 0) return { parameter: variable.name, values }
    }
    return undefined
  }
}

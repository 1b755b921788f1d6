import type { LoadAsk } from '../../shared/contract/loadAsk.ts'
import type { Problem } from '../../shared/domain/problem.ts'
import { roleSchema } from '../../shared/domain/topologySchema.ts'

type Named = NonNullable<LoadAsk['containers']>[number]

const expected = `NAME=ROLE, several with commas between, such as api-1=api,db=database; roles are ${roleSchema.options.join(', ')}`

/** `api-1=api,db=database`: containers and what each is for. What cannot be read is a problem. */
export function toContainers(written: readonly string[], problems: Problem[]): readonly Named[] {
  const problem = (found: string, wanted = expected): void => {
    problems.push({ where: '--containers', field: '', found, expected: wanted })
  }
  const named = written
    .flatMap((part) => part.split(','))
    .map((part) => part.trim())
    .flatMap((part): Named[] => {
      const { name, role } = /^(?<name>[^=]+)=(?<role>[^=]+)$/.exec(part)?.groups ?? {}
      const known = roleSchema.safeParse(role)
      if (name !== undefined && known.success) return [{ name, role: known.data }]
      problem(`"${part}"`)
      return []
    })
  const names = named.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice !== undefined) problem(`${twice} twice`, 'each container once')
  return named
}

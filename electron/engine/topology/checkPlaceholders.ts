import { loginRequests, type RequestTemplate, type Scenario, userName } from '../../../shared/domain/scenario.ts'
import { toTemplate } from '../../../shared/load/placeholders.ts'
import { valueNeeds } from '../../../shared/load/valueNeeds.ts'
import type { ProblemLog } from './ProblemLog.ts'
import type { Path } from './positionOf.ts'

interface Use {
  readonly name: string
  readonly at: Path
  /** Of a request of the login: what has been taken before it. */
  readonly takenBefore?: ReadonlySet<string>
}

/** Every placeholder has a source or is taken before it is needed, and every source and every take is used. */
export function checkPlaceholders(log: ProblemLog, scenario: Scenario, sources: readonly string[]): void {
  const { requests } = scenario
  const logins = loginRequests(scenario).map((request, index) => ({
    request,
    at: index === 0 ? ['login'] : ['login', 'then', index - 1],
  }))
  const uses = [
    ...logins.flatMap(({ request, at }, index) => usesOf(request, at, takenBy(logins.slice(0, index)))),
    ...requests.flatMap((request, index) => usesOf(request, ['requests', index])),
  ]
  const takes = [...logins, ...requests.map((request, index) => ({ request, at: ['requests', index] }))].flatMap(
    ({ request: { take = {} }, at }) => Object.keys(take).map((name) => ({ name, at: [...at, 'take', name] })),
  )
  const taken = takes.map(({ name }) => name)
  for (const name of sources.filter((source) => source === userName)) refuseUser(log, ['values', name])
  for (const { at } of takes.filter(({ name }) => name === userName)) refuseUser(log, at)
  checkUses(log, uses, sources, taken)
  const used = new Set(uses.map(({ name }) => name))
  for (const name of sources.filter((source) => !used.has(source) && source !== userName)) {
    const found = `the source ${name}, which no request uses`
    log.add(['values', name], { found, expected: `{${name}} in a path, a header or a body`, atKey: true })
  }
  for (const { name, at } of takes.filter(({ name }) => !used.has(name) && name !== userName)) {
    const found = `the value ${name}, which no request uses`
    log.add(at, { found, expected: `{${name}} in a path, a header or a body`, atKey: true })
  }
  checkOrder(log, scenario, uses, new Set(taken.filter((name) => !sources.includes(name))))
}

function takenBy(before: readonly { readonly request: RequestTemplate }[]): ReadonlySet<string> {
  return new Set(before.flatMap(({ request: { take = {} } }) => Object.keys(take)))
}

function usesOf({ path, body = '', headers }: RequestTemplate, at: Path, takenBefore?: ReadonlySet<string>): Use[] {
  const texts: readonly (readonly [string, Path])[] = [
    [path, ['path']],
    [body, ['body']],
    ...Object.entries(headers).map(([header, text]) => [text, ['headers', header]] as const),
  ]
  return texts.flatMap(([text, field]) =>
    [...new Set(toTemplate(text).names)].map((name) => ({
      name,
      at: [...at, ...field],
      ...(takenBefore && { takenBefore }),
    })),
  )
}

function checkUses(log: ProblemLog, uses: readonly Use[], sources: readonly string[], taken: readonly string[]): void {
  for (const { name, at, takenBefore: there = new Set(taken) } of uses) {
    if (name === userName || sources.includes(name)) continue
    // What a login needs must be there before anything else has been taken.
    if (there.has(name)) continue
    const known = [...sources, ...there, userName]
    const found = taken.includes(name) ? `{${name}}, which is taken only later` : `{${name}}, which has no source`
    log.add(at, {
      found,
      expected: known.length === 1 ? `a source under \`values\`, or ${userName}` : `one of ${known.join(', ')}`,
    })
  }
}

/** A value that is only taken by requests which themselves can never be made. `known` has a source or is taken. */
function checkOrder(log: ProblemLog, scenario: Scenario, uses: readonly Use[], known: ReadonlySet<string>): void {
  const { needs, givers, impossible } = valueNeeds(scenario)
  // A name without a source has been complained about; so has a source that could not be read, whose name is there.
  const isOpen = (name: string) => known.has(name) && !givers.has(name)
  for (const { name, at } of uses) {
    const [part, index] = at
    if (part !== 'requests' || typeof index !== 'number' || !impossible.includes(index)) continue
    if (!needs[index]?.includes(name) || !isOpen(name)) continue
    log.add(at, {
      found: `{${name}}, which nobody can take before it is needed`,
      expected: 'a value that is taken by a request with a weight that does not need it itself',
      fix: `give ${name} a source under \`values\`: it stands in until the value has been taken`,
    })
  }
}

function refuseUser(log: ProblemLog, at: Path): void {
  log.add(at, {
    found: `the name ${userName}`,
    expected: `another name: {${userName}} is the user's number`,
    atKey: true,
  })
}

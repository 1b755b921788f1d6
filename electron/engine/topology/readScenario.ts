import { basename } from 'node:path'
import type { z } from 'zod'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { Scenario, ScenarioRequest, ValueSource } from '../../../shared/domain/scenario.ts'
import {
  type scenarioRequestSchema,
  scenarioSchema,
  type valueSourceSchema,
} from '../../../shared/domain/scenarioSchema.ts'
import { definedOnly } from './definedOnly.ts'
import { distinctProblems } from './distinctProblems.ts'
import { ProblemLog } from './ProblemLog.ts'
import { readFields } from './readFields.ts'
import { readYamlFile, type ShowPath } from './readYamlFile.ts'
import { toDurationMs } from './toDurationMs.ts'

type WrittenRequest = z.output<typeof scenarioRequestSchema>
type WrittenSource = z.output<typeof valueSourceSchema>

/** A scenario. It is only given when nothing is wrong. */
export function readScenario(
  path: string,
  showPath: ShowPath,
): { readonly scenario: Scenario | undefined; readonly problems: readonly Problem[] } {
  const { file, problems } = readYamlFile(path, showPath)
  if (file === undefined) return { scenario: undefined, problems }
  const log = new ProblemLog(file)
  const {
    name,
    title,
    description,
    think,
    values = {},
    requests = [],
  } = readFields(log, scenarioSchema.shape, file.value, [])
  const id = basename(path, '.yaml')
  if (name !== undefined && name !== id) log.add(['name'], { expected: `${id}, the name of the file` })
  checkSources(log, values)
  checkRequests(log, requests)
  // Names as written: a source that could not be read is not missing as well.
  const written = (file.value as { values?: object | null } | null)?.values ?? {}
  if (requests.length > 0) checkPlaceholders(log, requests, Object.keys(written))
  if (title === undefined || think === undefined || log.problems.length > 0) {
    return { scenario: undefined, problems: distinctProblems(log.problems) }
  }
  const scenario = definedOnly<Scenario>({
    id,
    title,
    description,
    think: { meanMs: toDurationMs(think.mean) ?? 0, spreadPercent: think.spread },
    values: Object.fromEntries(Object.entries(values).map(([value, source]) => [value, toSource(source)])),
    requests: requests.map(toRequest),
  })
  return { scenario, problems: [] }
}

/** Names in braces: `/stores/{store}?page={page}` gives store and page. A JSON body's own braces are none. */
function placeholdersIn(text: string): readonly string[] {
  return [...text.matchAll(/\{([A-Za-z][A-Za-z0-9_]*)\}/g)].map(([, name = '']) => name)
}

function checkSources(log: ProblemLog, values: Readonly<Record<string, WrittenSource>>): void {
  for (const [name, source] of Object.entries(values)) {
    const [kind, range] =
      'zipf' in source ? ['zipf', source.zipf] : 'uniform' in source ? ['uniform', source.uniform] : []
    if (kind === undefined || range === undefined || range.from <= range.to) continue
    log.add(['values', name, kind, 'to'], { expected: `${range.from} (its from) or more` })
  }
}

function checkRequests(log: ProblemLog, requests: readonly WrittenRequest[]): void {
  const seen = new Set<string>()
  for (const [index, { name }] of requests.entries()) {
    if (seen.has(name))
      log.add(['requests', index, 'name'], { found: `${JSON.stringify(name)} again`, expected: 'each name once' })
    seen.add(name)
  }
  if (requests.length > 0 && requests.every(({ weight }) => weight === 0)) {
    log.add(['requests'], {
      found: 'weights that add up to 0',
      expected: 'a request with a weight above 0',
      atKey: true,
    })
  }
}

function checkPlaceholders(log: ProblemLog, requests: readonly WrittenRequest[], sources: readonly string[]): void {
  const used = new Set<string>()
  for (const [index, { path, headers = {}, body = '' }] of requests.entries()) {
    const texts = [
      [path, ['path']],
      [body, ['body']],
      ...Object.entries(headers).map(([header, text]) => [text, ['headers', header]] as const),
    ] as const
    for (const [text, at] of texts) {
      for (const name of placeholdersIn(text)) {
        used.add(name)
        if (sources.includes(name)) continue
        const expected =
          sources.length === 0 ? 'a source under `values`; there are none' : `one of ${sources.join(', ')}`
        log.add(['requests', index, ...at], { found: `{${name}}, which has no source`, expected })
      }
    }
  }
  for (const name of sources.filter((source) => !used.has(source))) {
    const found = `the source ${name}, which no request uses`
    log.add(['values', name], { found, expected: `{${name}} in a path, a header or a body`, atKey: true })
  }
}

function toSource(source: WrittenSource): ValueSource {
  if ('zipf' in source) return { kind: 'zipf', ...source.zipf }
  if ('uniform' in source) return { kind: 'uniform', ...source.uniform }
  return { kind: 'choice', values: source.choice.map(String) }
}

function toRequest({ name, weight, method, path, expect = 200, headers = {}, body }: WrittenRequest): ScenarioRequest {
  return definedOnly<ScenarioRequest>({ name, weight, method, path, headers, body, expect })
}

import type { z } from 'zod'
import { toParameterValue } from '../../../shared/domain/parameterValue.ts'
import type { Parameter, ParameterValue, Role } from '../../../shared/domain/topology.ts'
import { parameterSchema, roleSchema, topologySchema } from '../../../shared/domain/topologySchema.ts'
import { expectedValue } from './expectedValue.ts'
import type { ProblemLog } from './ProblemLog.ts'
import { asMapping, type FieldsRead, readFields } from './readFields.ts'

// These are read entry by entry below, so that a bad one hides no other.
const { parameters: _p, variants: _v, roles: _r, entry: _e, ...plainFields } = topologySchema.shape
const entryFields = topologySchema.shape.entry.shape

type PlainFields = FieldsRead<typeof plainFields>
type Values = Readonly<Record<string, ParameterValue>>

/** A topology's `x-palier` block as far as it could be read. */
export interface Block extends PlainFields {
  readonly entry: FieldsRead<typeof entryFields>
  readonly roles: Readonly<Record<string, Role>>
  readonly parameters: Readonly<Record<string, Parameter>>
  /** Names of all parameters, unreadable ones too. */
  readonly parameterNames: readonly string[]
  readonly variants: Readonly<Record<string, Values>>
  /** The parameter that chooses the data set, known even where the rest of `data` could not be read. */
  readonly dataParameter?: unknown
}

/** Reads `x-palier`. Complains to `log`; what is wrong is left out. */
export function readBlock(log: ProblemLog, file: unknown): Block {
  const path = ['x-palier']
  const top = asMapping(log, file, []) ?? {}
  if (top['x-palier'] === undefined || top['x-palier'] === null) {
    log.add(path, { expected: 'the block that makes a Compose file a topology', atKey: true })
    return { entry: {}, roles: {}, parameters: {}, parameterNames: [], variants: { baseline: {} } }
  }
  const raw = asMapping(log, top['x-palier'], path) ?? {}
  const { parameters: rawParameters, variants: rawVariants, roles, entry, ...plain } = raw
  const names = Object.keys(asMapping(log, rawParameters, [...path, 'parameters']) ?? {})
  const parameters = readParameters(log, rawParameters, names)
  return {
    ...readFields(log, plainFields, plain, path, 'refused', Object.keys(topologySchema.shape)),
    entry: readEntry(log, entry),
    roles: readRoles(log, roles),
    parameters,
    parameterNames: names,
    variants: { baseline: {}, ...readVariants(log, rawVariants, parameters, names) },
    dataParameter: Object.fromEntries(entriesOf(raw.data)).parameter,
  }
}

function readEntry(log: ProblemLog, raw: unknown): Block['entry'] {
  const path = ['x-palier', 'entry']
  if (raw === undefined || raw === null) log.add(path, { expected: 'a mapping with `service` and `port`' })
  else if (asMapping(log, raw, path) !== undefined) return readFields(log, entryFields, raw, path)
  return {}
}

function readRoles(log: ProblemLog, raw: unknown): Block['roles'] {
  const path = ['x-palier', 'roles']
  if (raw === undefined || raw === null) log.add(path, { expected: 'a mapping of service to role' })
  const names = Object.keys(asMapping(log, raw, path) ?? {})
  const roles = readFields(log, Object.fromEntries(names.map((name) => [name, roleSchema])), raw, path)
  return Object.fromEntries(Object.entries(roles).flatMap(([name, role]) => (role === undefined ? [] : [[name, role]])))
}

function readParameters(log: ProblemLog, raw: unknown, names: readonly string[]): Record<string, Parameter> {
  const path = ['x-palier', 'parameters']
  const read: [string, Parameter][] = []
  // The names are checked by the record's own schema, the values one by one so that a bad one hides no other.
  const checked = topologySchema.shape.parameters.safeParse(Object.fromEntries(names.map((name) => [name, sample])))
  if (!checked.success) log.addIssues(checked.error.issues, path, raw)
  for (const name of names) {
    const fields = readFields(
      log,
      { [name]: parameterSchema },
      { [name]: (raw as Record<string, unknown>)[name] },
      path,
    )
    const written = fields[name]
    if (written === undefined) continue
    const parameter = toParameter(written)
    const value = toParameterValue(parameter, parameter.default)
    if (value === undefined) log.add([...path, name, 'default'], { expected: expectedValue(parameter) })
    read.push([name, { ...parameter, default: value ?? parameter.default } as Parameter])
  }
  return Object.fromEntries(read)
}

const sample = { type: 'text', default: '', label: { en: '-', fr: '-' } }

function toParameter(written: z.output<typeof parameterSchema>): Parameter {
  switch (written.type) {
    case 'choice':
      return { ...written, values: written.values.map(String), default: String(written.default) }
    case 'size':
    case 'text':
      return { ...written, default: String(written.default) }
    default:
      return written
  }
}

function readVariants(
  log: ProblemLog,
  raw: unknown,
  parameters: Readonly<Record<string, Parameter>>,
  names: readonly string[],
): Record<string, Values> {
  const path = ['x-palier', 'variants']
  const shape = { variants: topologySchema.shape.variants }
  readFields(log, shape, raw === undefined ? {} : { variants: raw }, ['x-palier'])
  const read: [string, Values][] = []
  for (const [variant, values] of entriesOf(raw)) {
    const typed: [string, ParameterValue][] = []
    for (const [name, written] of entriesOf(values).filter(([, value]) =>
      ['string', 'number'].includes(typeof value),
    )) {
      const parameter = parameters[name]
      const value = parameter === undefined ? undefined : toParameterValue(parameter, written)
      if (value !== undefined) typed.push([name, value])
      else if (parameter !== undefined) log.add([...path, variant, name], { expected: expectedValue(parameter) })
      else if (!names.includes(name)) {
        const expected = names.length === 0 ? 'no values: there are no parameters' : `one of ${names.join(', ')}`
        log.add([...path, variant, name], { found: `the unknown parameter ${name}`, expected, atKey: true })
      }
    }
    read.push([variant, Object.fromEntries(typed)])
  }
  return Object.fromEntries(read)
}

function entriesOf(raw: unknown): [string, unknown][] {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? Object.entries(raw) : []
}

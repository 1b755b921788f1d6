import type { z } from 'zod'
import type { Parameter, ParameterValue } from '../../../shared/domain/topology.ts'
import { parameterSchema, topologySchema } from '../../../shared/domain/topologySchema.ts'
import type { ProblemLog } from './ProblemLog.ts'
import { expectedValue, toParameterValue } from './parameterValue.ts'
import { asMapping, type FieldsRead, readFields } from './readFields.ts'

const { parameters: _parameters, variants: _variants, ...plainFields } = topologySchema.shape

type PlainFields = FieldsRead<typeof plainFields>
type Values = Readonly<Record<string, ParameterValue>>

/** A topology's `x-palier` block as far as it could be read. */
export interface Block extends PlainFields {
  readonly parameters: Readonly<Record<string, Parameter>>
  /** Names of all parameters, unreadable ones too. */
  readonly parameterNames: readonly string[]
  readonly variants: Readonly<Record<string, Values>>
}

/** Reads `x-palier`. Complains to `log`; what is wrong is left out. */
export function readBlock(log: ProblemLog, file: unknown): Block {
  const path = ['x-palier']
  const top = asMapping(log, file, []) ?? {}
  if (top['x-palier'] === undefined || top['x-palier'] === null) {
    log.add(path, { expected: 'the block that makes a Compose file a topology', atKey: true })
    return { parameters: {}, parameterNames: [], variants: { baseline: {} } }
  }
  const { parameters: rawParameters, variants: rawVariants, ...plain } = asMapping(log, top['x-palier'], path) ?? {}
  const names = Object.keys(asMapping(log, rawParameters, [...path, 'parameters']) ?? {})
  const parameters = readParameters(log, rawParameters, names)
  return {
    ...readFields(log, plainFields, plain, path),
    parameters,
    parameterNames: names,
    variants: { baseline: {}, ...readVariants(log, rawVariants, parameters, names) },
  }
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
    else read.push([name, { ...parameter, default: value } as Parameter])
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

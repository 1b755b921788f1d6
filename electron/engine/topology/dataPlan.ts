import type { DataPlan } from '../../../shared/domain/stackPlan.ts'
import { toDurationMs } from '../../../shared/domain/toDurationMs.ts'
import { fillTemplate, inBody, inHeader, inUrl, toTemplate } from '../../../shared/load/placeholders.ts'
import { definedOnly } from './definedOnly.ts'
import type { Block } from './readBlock.ts'
import { toTemplate as toRequestTemplate } from './toScenarioRequest.ts'

/** The placeholder of the data set's name. */
export const setName = 'set'

/** Loading a large set through an API takes its time. */
const answerWithinMs = 60_000

/** Measured on the built-in topology: 0.1 s for its smaller sets, and as much again for what is done after it. */
const USUALLY_MS = 300

/** The steps with the set's name in them; what they take from each other is filled in when they are made. */
export function dataPlan(data: NonNullable<Block['data']>, set: string): DataPlan {
  const steps = data.steps.map(({ name, timeout, ...written }) => {
    const request = toRequestTemplate(written)
    const { path, headers, body } = request
    return definedOnly<DataPlan['steps'][number]>({
      ...request,
      name,
      path: withSet(path, set, inUrl),
      headers: Object.fromEntries(Object.entries(headers).map(([key, text]) => [key, withSet(text, set, inHeader)])),
      body: body === undefined ? undefined : withSet(body, set, inBody(body, headers)),
      timeoutMs: (timeout === undefined ? undefined : toDurationMs(timeout)) ?? answerWithinMs,
    })
  })
  const { counts, expected, takes, accounts } = data
  return definedOnly<DataPlan>({
    set,
    steps,
    counts,
    expected: expected?.[set],
    values: valuesOf(data),
    accounts,
    takesMs: toDurationMs(takes?.[set]) ?? USUALLY_MS,
  })
}

function valuesOf({ values }: NonNullable<Block['data']>): DataPlan['values'] {
  if (values === undefined) return undefined
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      'secret' in value ? { kind: 'secret', ...value.secret } : { kind: 'setting', ...value.setting },
    ]),
  )
}

function withSet(text: string, set: string, encode: (value: string) => string): string {
  const nameOf = (name: string) => name
  return fillTemplate(toTemplate(text), nameOf, (name) => (name === setName ? encode(set) : `{${name}}`))
}

import { PalierError } from '../../../shared/domain/failure.ts'
import type { LoadedData } from '../../../shared/domain/loadedDataSchema.ts'
import type { DataPlan } from '../../../shared/domain/stackPlan.ts'
import { fillRequest } from '../../../shared/load/fillRequest.ts'
import { hideSecrets } from '../../../shared/load/hideSecrets.ts'
import { atPointer, pointerSteps } from '../../../shared/load/jsonPointer.ts'
import { countMisfits } from '../../../shared/text/countMisfits.ts'
import type { LoadTarget } from '../ports/loadGenerator.ts'
import type { Ports } from '../ports.ts'
import { orAborted } from './orAborted.ts'
import { readReply } from './readReply.ts'
import { unansweredText } from './unansweredText.ts'

/** What `{name}` stands for in the steps of a data plan. */
export interface DataValues {
  readonly texts: Readonly<Record<string, string>>
  /** Those of them that are shown by their names only. */
  readonly secrets: Readonly<Record<string, string>>
}

/**
 * Loads a data set through the API: the plan's steps one after another at `target`, with what earlier ones have taken. Gives what the
 * last answer counts. Throws `PalierError` dataNotLoaded at the first step whose answer is not as declared or when something else is
 * counted than the plan expects, and the signal's reason when it fires; a step that is under way then goes on in the service until its
 * connection is closed at its time limit.
 */
export async function loadData(
  plan: DataPlan,
  target: LoadTarget,
  { clock, asker }: Pick<Ports, 'clock' | 'asker'>,
  signal: AbortSignal,
  { texts, secrets }: DataValues = ownValues(plan),
): Promise<LoadedData> {
  const { set, steps, counts, expected } = plan
  const begunMs = clock.nowMs()
  const hide = (text: string) => hideSecrets(text, secrets)
  const taken = new Map(Object.entries(texts))
  let body = ''
  for (const step of steps) {
    const filled = fillRequest(step, (name) => taken.get(name) ?? '')
    const { method, name, timeoutMs } = step
    const reply = await orAborted(asker.ask({ ...target, method, ...filled, timeoutMs }), signal)
    const read = reply.kind === 'failed' ? { problem: unansweredText(reply), values: [] } : readReply(step, reply, hide)
    if (read.problem !== undefined) throw notLoaded(set, `${method} ${filled.path} (${name}): ${read.problem}`)
    for (const [value, text] of read.values) taken.set(value, text)
    if (reply.kind === 'answered') body = reply.body
  }
  const last = steps.at(-1)?.name ?? ''
  const refuse = (why: string) => notLoaded(set, `the answer of ${last}: ${hide(why)}`)
  const counted = counts === undefined ? {} : readCounts(body, counts, refuse)
  const misfits = expected === undefined ? [] : countMisfits(counted, expected)
  if (misfits.length > 0) throw refuse(misfits.join(', '))
  return { set, counts: counted, tookMs: Math.round(clock.nowMs() - begunMs) }
}

/** As a stack of our own is told them: what a topology declares for its own data is no secret. */
export function ownValues({ values = {} }: DataPlan): DataValues {
  const own = Object.entries(values).map(([name, value]) => [
    name,
    value.kind === 'secret' ? value.local : value.default,
  ])
  return { texts: Object.fromEntries(own) as Record<string, string>, secrets: {} }
}

function notLoaded(set: string, problem: string): PalierError {
  return new PalierError({ kind: 'dataNotLoaded', set, problem })
}

/** Everything that the answer counts: an object of whole numbers, none of them negative. */
function readCounts(body: string, pointer: string, refuse: (why: string) => PalierError): Record<string, number> {
  const expected = 'expected whole numbers by name, such as {"buildings": 23}'
  const at = pointer === '' ? 'the body' : pointer
  const found = atPointer(parsed(body), pointerSteps(pointer))
  if (!isRecord(found)) throw refuse(`${at} is ${shown(found)}, ${expected}`)
  const wrong = Object.entries(found).filter(([, count]) => !isCount(count))
  if (wrong.length > 0) {
    throw refuse(`${wrong.map(([name, count]) => `${pointer}/${name} is ${shown(count)}`).join(', ')}, ${expected}`)
  }
  return found as Record<string, number>
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value).slice(0, 80)
}

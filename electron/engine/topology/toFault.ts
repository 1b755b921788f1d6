import type { Fault } from '../../../shared/domain/fault.ts'
import { toDurationMs } from '../../../shared/domain/toDurationMs.ts'
import { definedOnly } from './definedOnly.ts'
import { type FaultComplaint, toFaultAction, wrong } from './toFaultAction.ts'

/** A fault as it is typed after `--fault`, `at=60s for=30s kill api-2`; or all that is wrong with it. Times are before time scale. */
export function toFault(
  written: string,
): { readonly fault: Fault } | { readonly fault?: undefined; readonly complaints: readonly FaultComplaint[] } {
  const words = written.trim().split(/\s+/)
  const isTime = (word: string): boolean => /^(at|for)=/.test(word)
  const action = toFaultAction(words.filter((word) => !isTime(word)).join(' '))
  const times = { at: [] as string[], for: [] as string[] }
  for (const word of words.filter(isTime)) times[word.startsWith('at=') ? 'at' : 'for'].push(word)
  const complaints: FaultComplaint[] = action.kind === 'wrong' ? [action.complaint] : []
  const [at, ...moreAt] = times.at
  const [lasting, ...moreFor] = times.for
  const atMs = at === undefined ? undefined : toDurationMs(at.slice('at='.length))
  const forMs = lasting === undefined ? undefined : toDurationMs(lasting.slice('for='.length))
  if (atMs === undefined || moreAt.length > 0) {
    const found = times.at.length === 0 ? written : times.at.join(' ')
    complaints.push(wrong(found, 'at= once, with the time from the start of measuring, such as at=60s').complaint)
  }
  if ((lasting !== undefined && !(forMs !== undefined && forMs > 0)) || moreFor.length > 0) {
    const expected = 'for= at most once, with the time until it is taken back, such as for=30s'
    complaints.push(wrong(times.for.join(' '), expected).complaint)
  }
  if (action.kind === 'wrong' || atMs === undefined || complaints.length > 0) return { complaints }
  return { fault: definedOnly<Fault>({ atMs, forMs, action: action.value }) }
}

import type { ComparisonAsk } from '../../../../shared/contract/comparisonAsk.ts'
import type { Draft } from './draft.ts'

/** What was asked once as a draft again. Values that were set for all become each configuration's own; other drafts' stay. */
export function draftOfAsk(ask: ComparisonAsk, before?: Pick<Draft, 'shown' | 'parameters'>): Draft {
  const {
    configurations,
    profile,
    scenario,
    objectives,
    baselineRun,
    timeScale,
    repeat,
    confirmOpen,
    seed,
    set,
    parameters = {},
  } = ask
  const others = Object.entries(before?.parameters ?? {}).filter(([written]) => !configurations.includes(written))
  const own = configurations
    .map((written) => [written, { ...set, ...parameters[written] }] as const)
    .filter(([, values]) => Object.keys(values).length > 0)
  return {
    selected: configurations,
    shown: before?.shown ?? {},
    parameters: Object.fromEntries([...others, ...own]),
    profile,
    timeScale,
    ...(scenario !== undefined && { scenario }),
    ...(objectives !== undefined && { objectives }),
    ...(baselineRun !== undefined && { baselineRun }),
    repeat,
    ...(confirmOpen === true && { confirmOpen }),
    seed,
  }
}

import { toConfigurationName } from '../../../../shared/domain/configuration.ts'
import type { Choices, Draft } from './draft.ts'
import { isRelative } from './isRelative.ts'

/** A draft as it was kept; undefined when there is none or it is not one of this version. */
export function toKeptDraft(text: string | null): Draft | undefined {
  const draft = parsed(text)
  if (typeof draft !== 'object' || draft === null) return undefined
  return isDraft(draft as Partial<Record<keyof Draft, unknown>>) ? (draft as Draft) : undefined
}

/** Without what is no longer there: topologies, variants, parameters, profiles that were renamed or taken away since. */
export function fittedDraft(draft: Draft, { topologies, profiles, scenarios, objectives }: Choices): Draft {
  const isThere = (written: string) => {
    const { topologyId, variant } = toConfigurationName(written)
    const topology = topologies.find(({ id }) => id === topologyId)
    return topology !== undefined && Object.hasOwn(topology.variants, variant)
  }
  const { scenario, objectives: targets, baselineRun, confirmOpen, ...rest } = draft
  const aims = objectives.find(({ id }) => id === targets)
  const profile = profiles.find(({ id }) => id === draft.profile) ?? profiles[0]
  return {
    ...rest,
    selected: [...new Set(draft.selected)].filter(isThere),
    shown: Object.fromEntries(
      Object.entries(draft.shown).filter(([topologyId, variant]) => isThere(`${topologyId}:${variant}`)),
    ),
    parameters: Object.fromEntries(Object.entries(draft.parameters).filter(([written]) => isThere(written))),
    profile: profile?.id ?? '',
    ...(confirmOpen && profile?.model === 'closed' && { confirmOpen }),
    ...(scenario !== undefined && scenarios.some(({ id }) => id === scenario) && { scenario }),
    ...(aims !== undefined && { objectives: aims.id }),
    ...(baselineRun !== undefined && aims !== undefined && isRelative(aims) && { baselineRun }),
  }
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return undefined
  }
}

function isDraft(draft: Partial<Record<keyof Draft, unknown>>): boolean {
  const isText = (value: unknown) => typeof value === 'string'
  const isOptionalText = (value: unknown) => value === undefined || isText(value)
  return (
    Array.isArray(draft.selected) &&
    draft.selected.every(isText) &&
    isRecord(draft.shown, isText) &&
    isRecord(draft.parameters, (own) => isRecord(own, isText)) &&
    isText(draft.profile) &&
    isOptionalText(draft.scenario) &&
    isOptionalText(draft.objectives) &&
    isOptionalText(draft.baselineRun) &&
    (draft.confirmOpen === undefined || draft.confirmOpen === true) &&
    [draft.timeScale, draft.repeat, draft.seed].every(Number.isFinite)
  )
}

function isRecord(value: unknown, isFitting: (one: unknown) => boolean): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).every(isFitting)
}

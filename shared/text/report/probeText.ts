import type { ReportTexts } from './reportTexts.ts'

const kinds = ['entry', 'instance', 'balancerKept', 'balancerFresh'] as const

/** Whom a probe asks, and from where. */
export function probeText(
  { probe, container }: { readonly probe: string; readonly container: string },
  { t }: ReportTexts,
): string {
  const known = kinds.find((kind) => kind === probe)
  return known === undefined ? `${container}, ${probe}` : t(`probe.${known}`, { container })
}

import { measuredEffect } from '../../analysis/diagnosis/measuredEffect.ts'
import type { Finding } from '../../domain/diagnosis.ts'
import type { Language } from '../../domain/language.ts'
import type { Comparison } from '../../domain/runResult.ts'
import { measuredEffectText } from './measuredEffectText.ts'

/** The comparison in which a finding’s configuration stands; a run alone has none to be held against. */
export interface EffectPlace {
  readonly comparison: Pick<Comparison, 'runs' | 'comparison'>
  /** In its written form. */
  readonly configuration: string
}

/** What each advice of a finding brought where another configuration follows it, in the order of the advice; undefined where none does. */
export function effectTexts(
  { advice }: Finding,
  { comparison, configuration }: EffectPlace,
  language: Language = 'en',
): readonly (string | undefined)[] {
  return advice.map((one) => {
    const effect = measuredEffect(comparison, configuration, one)
    return effect && measuredEffectText(effect, language)
  })
}

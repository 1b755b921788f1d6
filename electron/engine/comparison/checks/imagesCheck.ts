import type { StartCheck } from '../../../../shared/contract/comparisonAsk.ts'
import type { Failure } from '../../../../shared/domain/failure.ts'
import type { ImagePlan } from '../../../../shared/domain/stackPlan.ts'
import { failureTexts } from '../../../../shared/text/failureTexts.ts'
import { durationText } from '../../../../shared/text/units.ts'
import type { ContainerEngine } from '../../ports/containerEngine.ts'
import { together } from './configurationTexts.ts'

/** Roughly: 9 and 14 s were measured on two cores, with a near mirror of the packages. */
const IMAGE_MS = 20_000
/** Pulling the base, or making it with debootstrap. */
const BASE_MS = 60_000
/** As many as are built at a time. */
const PARALLEL = 3

/** What cannot be had, or would be built or pulled first; the estimate of the comparison is without it. */
export function imagesCheck(
  images: readonly ImagePlan[],
  { base, missing, unobtainable }: Awaited<ReturnType<ContainerEngine['missingImages']>>,
  platform: string,
): StartCheck {
  const count = images.length
  if (unobtainable.length > 0) {
    const texts = unobtainable.map((failure) => failureTexts(failure, platform))
    const message = together(texts.map((text) => text.message))
    return { id: 'images', state: 'problem', message, fix: together(texts.flatMap(({ fix }) => fix ?? [])) }
  }
  if (missing.length === 0) {
    const message = { en: `Every image is built (${count}).`, fr: `Toutes les images sont construites (${count}).` }
    return { id: 'images', state: 'ok', message }
  }
  const names = missing.map((reference) => reference.replace(/:latest$/, '')).join(', ')
  const takesMs = Math.ceil(missing.length / PARALLEL) * IMAGE_MS + (base ? 0 : BASE_MS)
  const isOne = missing.length === 1
  return {
    id: 'images',
    state: 'warning',
    message: {
      en: `${missing.length} of ${count} ${count === 1 ? 'image' : 'images'} ${isOne ? 'has' : 'have'} to be built first, in about ${durationText(takesMs)}: ${names}.`,
      fr: `${missing.length} ${isOne ? 'image' : 'images'} sur ${count} ${isOne ? 'est' : 'sont'} d’abord à construire, en ${durationText(takesMs, 'fr')} environ : ${names}.`,
    },
    fix: {
      en: 'That is done when the comparison starts, or now.',
      fr: 'Cela se fera au lancement de la comparaison, ou maintenant.',
    },
    action: { kind: 'request', name: 'image.build' },
  }
}

export function imagesUnknown(failure: Failure, platform: string): StartCheck {
  return { id: 'images', state: 'problem', ...failureTexts(failure, platform) }
}

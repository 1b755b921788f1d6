import type { ImagePlan } from '../../../shared/domain/stackPlan.ts'
import type { ComposeService } from './composeService.ts'
import { definedOnly } from './definedOnly.ts'
import { describeValue } from './describeValue.ts'
import type { Report } from './report.ts'

/** The name under which a service's image is known; ours when the file gives none. Always with a tag or digest. */
export function imageReference(topologyId: string, service: string, image: string | undefined): string {
  const reference = image ?? `palier-${topologyId}-${service}`
  const name = reference.slice(reference.lastIndexOf('/') + 1)
  return name.includes(':') || name.includes('@') ? reference : `${reference}:latest`
}

/** Each image once. Two services may share a build; they may not give one name to two. */
export function imagePlans(
  topologyId: string,
  services: Readonly<Record<string, ComposeService>>,
  report: Report,
  alternativesOf: (service: string) => ImagePlan['alternatives'],
): readonly ImagePlan[] {
  const plans = new Map<string, ImagePlan>()
  for (const [name, service] of Object.entries(services)) {
    if (!service.written.has('image') && !service.written.has('build')) {
      report(['services', name], { found: 'neither image nor build', expected: 'one of image, build', atKey: true })
    }
    const reference = imageReference(topologyId, name, service.image)
    const plan = toImagePlan(reference, service, alternativesOf(name))
    const other = plans.get(reference)
    if (other?.build !== undefined && plan.build !== undefined && !isSame(other.build, plan.build)) {
      report(['services', name, 'build'], {
        found: `another build for ${describeValue(reference)}`,
        expected: 'one build for each image name',
        fix: 'Give one of the services another `image`.',
        atKey: true,
      })
    }
    if (other?.build === undefined) plans.set(reference, plan)
  }
  return [...plans.values()]
}

function toImagePlan(reference: string, { build }: ComposeService, alternatives: ImagePlan['alternatives']): ImagePlan {
  if (build === undefined) return definedOnly<ImagePlan>({ reference, build, alternatives })
  const { context, dockerfile = 'Dockerfile', args = {}, target } = build
  const made = definedOnly<NonNullable<ImagePlan['build']>>({ context, dockerfile, args, target })
  return definedOnly<ImagePlan>({ reference, build: made, alternatives })
}

function isSame(left: NonNullable<ImagePlan['build']>, right: NonNullable<ImagePlan['build']>): boolean {
  const sorted = ({ args, ...rest }: typeof left) => JSON.stringify([rest, Object.entries(args).sort()])
  return sorted(left) === sorted(right)
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MissingImage } from '../../../shared/domain/failure.ts'
import type { ImagePlan } from '../../../shared/domain/stackPlan.ts'
import { baseReferences } from './baseReferences.ts'
import type { ImageWorld } from './ensureImages.ts'
import { imageIdOf } from './imageIdOf.ts'
import { missingImage, pulledImage, type Wanted } from './pulledImage.ts'
import { withLimit } from './withLimit.ts'

/** A registry that is asked whether it has an image, and no more: two round trips. */
const askLimitMs = 8_000

/** An image that only a registry has: one that is not built, or one that a build begins with and that is not our own base. */
interface ForeignImage extends Wanted {
  readonly image: string
}

async function foreignImages(
  { reference, build, alternatives }: ImagePlan,
  ownBase: string,
): Promise<readonly ForeignImage[]> {
  const others = alternatives === undefined ? {} : { alternatives }
  if (build === undefined) return [{ image: reference, ...others }]
  // One that cannot be read is told by the build.
  const text = await readFile(join(build.context, build.dockerfile), 'utf8').catch(() => '')
  return baseReferences(text, build.args)
    .filter((image) => image !== ownBase)
    .map((image) => ({ image, neededBy: reference, ...others }))
}

/** Sees to everything of an image that only a registry has. Throws `imageMissing`. */
export async function pullForeignImages(
  image: ImagePlan,
  world: ImageWorld,
  onMessage: (reference: string) => (message: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const foreign = await foreignImages(image, world.base.reference)
  await Promise.all(
    foreign.map(({ image: reference, ...wanted }) =>
      pulledImage(reference, wanted, world, onMessage(reference), signal),
    ),
  )
}

/** Of these images, what only a registry has, is not here, and could not be pulled now: nothing is pulled, the registry is only asked. */
export async function unobtainableImages(
  images: readonly ImagePlan[],
  { docker, base, clock }: Pick<ImageWorld, 'docker' | 'base' | 'clock'>,
  signal: AbortSignal,
): Promise<readonly MissingImage[]> {
  const foreign = (await Promise.all(images.map((image) => foreignImages(image, base.reference)))).flat()
  const found = await Promise.all(
    foreign.map(async ({ image, ...wanted }) => {
      if ((await imageIdOf(docker, image)) !== undefined) return []
      try {
        await withLimit(clock, askLimitMs, signal, async () => docker.getImage(image).distribution())
        return []
      } catch (error) {
        signal.throwIfAborted()
        return [missingImage(image, wanted, error)]
      }
    }),
  )
  return found.flat()
}

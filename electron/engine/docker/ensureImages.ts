import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type Dockerode from 'dockerode'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { ImagePlan } from '../../../shared/domain/stackPlan.ts'
import type { ContainerEngine, ImageProgress } from '../ports/containerEngine.ts'
import { type BaseImage, type BaseWorld, ensureBaseImage } from './baseImage.ts'
import { baseReferences } from './baseReferences.ts'
import { type ContextEntry, contextDigest, packContext, readContext } from './buildContext.ts'
import { wordsOf } from './engineError.ts'
import { pullForeignImages, unobtainableImages } from './foreignImages.ts'
import { imageIdOf, inspectImage } from './imageIdOf.ts'
import { labelNames } from './labels.ts'
import { pulledImage } from './pulledImage.ts'
import { readBuildStream } from './readBuildStream.ts'
import { SharedWork } from './sharedWork.ts'
import { Slots } from './slots.ts'

type Build = NonNullable<ImagePlan['build']>

const parallelBuilds = 3

/** Remembers what is being made, so that the same image asked for twice at a time is made once. */
export interface ImageWork {
  readonly slots: Slots
  readonly shared: SharedWork<string>
}

export function imageWork(): ImageWork {
  return { slots: new Slots(parallelBuilds), shared: new SharedWork() }
}

export interface ImageWorld extends BaseWorld {
  readonly base: BaseImage
  readonly work: ImageWork
  /** Silence after which a build is given up. */
  readonly buildIdleMs: number
}

/**
 * Gives the id of every image; makes, in parallel, those that are not there. What only a registry has comes first: when it
 * cannot be had, that is known within seconds, and nothing is built. The first failure is thrown when all have ended.
 */
export async function ensureImages(
  images: readonly ImagePlan[],
  world: ImageWorld,
  onProgress: (progress: ImageProgress) => void,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const distinct = new Map(images.map((image) => [image.reference, image]))
  const onBase = basesTold(onProgress)
  const each = async <T>(make: (image: ImagePlan, telling: Telling) => Promise<T>): Promise<T[]> => {
    const work = [...distinct.values()].map(async (image) => {
      const tell = (state: ImageProgress['state'], message: string) =>
        onProgress({ image: image.reference, message, state })
      try {
        return await make(image, {
          onMessage: (message) => tell('building', message),
          onDone: (id) => tell('done', id),
          onBase,
        })
      } catch (error) {
        tell('failed', error instanceof PalierError ? error.failure.kind : wordsOf(error))
        throw error
      }
    })
    await Promise.allSettled(work)
    return Promise.all(work)
  }
  await each((image, { onMessage }) =>
    pullForeignImages(image, world, (name) => (name === image.reference ? onMessage : onBase(name)), signal),
  )
  const ids = await each(async (image, telling) => {
    const id = await ensureImage(image, world, telling, signal)
    telling.onDone(id)
    return [image.reference, id] as const
  })
  return new Map(ids)
}

/** Several images wait for the same base: its progress is told once, under its own name. */
function basesTold(onProgress: (progress: ImageProgress) => void): (base: string) => (message: string) => void {
  const told = new Map<string, (message: string) => void>()
  return (base) => {
    const tell = told.get(base) ?? ((message: string) => onProgress({ image: base, message, state: 'building' }))
    told.set(base, tell)
    return tell
  }
}

interface Telling {
  readonly onMessage: (message: string) => void
  readonly onDone: (id: string) => void
  readonly onBase: (base: string) => (message: string) => void
}

/** Which images would have to be built or pulled; with `askRegistry`, also which of what they need cannot be pulled now. */
export async function missingImages(
  images: readonly ImagePlan[],
  world: Pick<ImageWorld, 'docker' | 'base' | 'platform' | 'clock'>,
  { askRegistry, signal }: { readonly askRegistry: boolean; readonly signal: AbortSignal },
): Promise<Awaited<ReturnType<ContainerEngine['missingImages']>>> {
  const { docker, base, platform } = world
  const isBasePresent = (await imageIdOf(docker, base.reference)) !== undefined
  const missing = await Promise.all(
    images.map(async ({ reference, build }) => {
      if (build === undefined) return (await imageIdOf(docker, reference)) === undefined
      const { digest } = await recipeOf(reference, build, { docker, platform }, async (name) => imageIdOf(docker, name))
      return (await builtId(docker, reference, digest)) === undefined
    }),
  )
  const absent = images.filter((_, index) => missing[index])
  return {
    base: isBasePresent,
    missing: absent.map(({ reference }) => reference),
    unobtainable: askRegistry ? await unobtainableImages(absent, world, signal) : [],
  }
}

async function ensureImage(
  { reference, build }: ImagePlan,
  world: ImageWorld,
  { onMessage, onBase }: Telling,
  signal: AbortSignal,
): Promise<string> {
  const { docker, work, platform } = world
  if (build === undefined) return pulledImage(reference, {}, world, onMessage, signal)
  const ensureOne = (name: string) => ensureBase(name, world, onBase(name), signal)
  const recipe = await recipeOf(reference, build, { docker, platform }, ensureOne)
  const present = await builtId(docker, reference, recipe.digest)
  if (present !== undefined) return present
  return work.shared.run(
    `build ${reference} ${recipe.digest}`,
    (tell, until) => work.slots.run(() => buildImage(reference, build, recipe, world, tell, until)),
    onMessage,
    signal,
  )
}

function ensureBase(
  name: string,
  world: ImageWorld,
  onMessage: (message: string) => void,
  signal: AbortSignal,
): Promise<string> {
  if (name !== world.base.reference) return pulledImage(name, {}, world, onMessage, signal)
  const make = (tell: (message: string) => void, until: AbortSignal) => ensureBaseImage(world.base, world, tell, until)
  return world.work.shared.run(`base ${name}`, make, onMessage, signal)
}

interface Recipe {
  readonly entries: readonly ContextEntry[]
  readonly digest: string
}

/** What an image is made of; `baseId` says, or sees to, which image a `FROM` stands for. */
async function recipeOf(
  reference: string,
  { context, dockerfile, args, target }: Build,
  { platform }: Pick<ImageWorld, 'docker' | 'platform'>,
  baseId: (name: string) => Promise<string | undefined>,
): Promise<Recipe> {
  const read = await Promise.all([
    readFile(join(context, dockerfile), 'utf8'),
    readContext(context, dockerfile, platform),
  ]).catch((error: unknown) => {
    const step = 'reading the build context'
    throw new PalierError({ kind: 'imageBuildFailed', image: reference, step, message: wordsOf(error), tail: [] })
  })
  const [text, entries] = read
  const bases = await Promise.all(baseReferences(text, args).map(async (name) => (await baseId(name)) ?? `no ${name}`))
  return { entries, digest: await contextDigest(context, entries, { dockerfile, args, target, bases }) }
}

/** Id of the image when it was made of exactly this. */
async function builtId(docker: Dockerode, reference: string, digest: string): Promise<string | undefined> {
  const image = await inspectImage(docker, reference)
  return image?.Config.Labels?.[labelNames.image] === digest ? image.Id : undefined
}

async function buildImage(
  reference: string,
  { context, dockerfile, args, target }: Build,
  { entries, digest }: Recipe,
  { docker, clock, buildIdleMs }: ImageWorld,
  onMessage: (message: string) => void,
  signal: AbortSignal,
): Promise<string> {
  signal.throwIfAborted()
  const stream = await openBuild(docker, packContext(context, entries), {
    t: reference,
    dockerfile,
    buildargs: { ...args },
    ...(target === undefined ? {} : { target }),
    labels: { [labelNames.image]: digest },
    // Without it a failed step leaves its container behind, and no label says whose it is.
    rm: true,
    forcerm: true,
    abortSignal: signal,
  }).catch((error: unknown) => {
    signal.throwIfAborted()
    const failure = { image: reference, step: 'handing the context to the engine', message: wordsOf(error), tail: [] }
    throw new PalierError({ kind: 'imageBuildFailed', ...failure }, { cause: error })
  })
  const id = await readBuildStream(reference, stream, { clock, idleMs: buildIdleMs, onMessage }, signal)
  // The short id of the closing line becomes the full one; and when another process has just tagged the same build, its image is as good.
  return (await builtId(docker, reference, digest)) ?? (await imageIdOf(docker, id)) ?? id
}

async function openBuild(
  docker: Dockerode,
  tar: NodeJS.ReadableStream,
  options: Dockerode.ImageBuildOptions,
): Promise<Readable> {
  return (await docker.buildImage(tar, options)) as unknown as Readable
}

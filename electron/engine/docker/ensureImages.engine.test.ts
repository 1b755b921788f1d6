import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { ImagePlan } from '../../../shared/domain/stackPlan.ts'
import type { ImageProgress } from '../ports/containerEngine.ts'
import { bareDocker, engineUnderTest } from './testing/engineUnderTest.ts'
import { recordingProxy } from './testing/recordingProxy.ts'

const never = new AbortController().signal
const quiet = () => undefined
let context = ''
let image: ImagePlan = { reference: '' }

beforeEach(async () => {
  context = await mkdtemp(join(tmpdir(), 'palier-build-'))
  const reference = `palier-test/${randomUUID().slice(0, 8)}:latest`
  image = { reference, build: { context, dockerfile: 'Dockerfile', args: {} } }
})

afterEach(async () => {
  await rm(context, { recursive: true })
  await bareDocker.getImage(image.reference).remove({ force: true }).catch(quiet)
})

async function dockerfile(...lines: string[]): Promise<void> {
  await writeFile(join(context, 'Dockerfile'), `FROM palier/base:trixie\n${lines.join('\n')}\n`)
}

test('built once, found the second time, built again after a change', async () => {
  const proxy = await recordingProxy()
  const { engine } = engineUnderTest({ env: { DOCKER_HOST: `unix://${proxy.socketPath}` } })
  try {
    await dockerfile('COPY hello /hello', 'ENV A=1')
    await writeFile(join(context, 'hello'), 'hello')
    expect(await engine.missingImages([image], never)).toEqual({
      base: true,
      missing: [image.reference],
      unobtainable: [],
    })
    const progress: ImageProgress[] = []
    const first = await engine.ensureImages([image, image], (one) => progress.push(one), never)
    expect(progress.map(({ message }) => message)).toContain('Step 2/4 : COPY hello /hello')
    expect(progress.at(-1)?.state).toBe('done')
    expect(first.get(image.reference)).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect((await bareDocker.getImage(image.reference).inspect()).Id).toBe(first.get(image.reference))

    expect(await engine.missingImages([image], never)).toEqual({ base: true, missing: [], unobtainable: [] })
    const calls = proxy.mutations.length
    expect(await engine.ensureImages([image], quiet, never)).toEqual(first)
    expect(proxy.mutations.length).toBe(calls)

    await writeFile(join(context, 'hello'), 'good bye')
    const second = await engine.ensureImages([image], quiet, never)
    expect(second.get(image.reference)).not.toBe(first.get(image.reference))
    await bareDocker.getImage(first.get(image.reference) ?? '').remove()
  } finally {
    await proxy.close()
  }
})

test('asked for by two at the same time it is built once; by two processes it is the same image for both', async () => {
  const proxy = await recordingProxy()
  const one = engineUnderTest({ env: { DOCKER_HOST: `unix://${proxy.socketPath}` } }).engine
  const other = engineUnderTest().engine
  try {
    await dockerfile('RUN sleep 0.5; date +%N > /stamp')
    const results = await Promise.all([one, one, other].map((engine) => engine.ensureImages([image], quiet, never)))
    expect(proxy.mutations).toEqual(['POST /build'])
    expect(results[0]).toEqual(results[1])
    for (const result of results) {
      await expect(bareDocker.getImage(result.get(image.reference) ?? '').inspect()).resolves.toBeDefined()
    }
    for (const id of new Set(results.map((result) => result.get(image.reference) ?? ''))) {
      await bareDocker.getImage(id).remove({ force: true }).catch(quiet)
    }
  } finally {
    await proxy.close()
  }
})

test('a failing build is a failure with its step and its last lines, and leaves no container behind', async () => {
  const { engine } = engineUnderTest()
  const mark = randomUUID()
  await dockerfile('RUN echo fine', `RUN echo ${mark}; echo about to fail >&2; exit 5`)
  const states: string[] = []
  const error = await engine
    .ensureImages([image], ({ state }) => states.push(state), never)
    .catch((thrown: unknown) => thrown)
  if (!(error instanceof PalierError) || error.failure.kind !== 'imageBuildFailed') throw error
  expect(error.failure.message).toMatch(/returned a non-zero code: 5/)
  expect(error.failure.step).toMatch(/^Step 3\/4 : RUN echo/)
  expect(error.failure.tail).toContain('about to fail')
  expect(states.at(-1)).toBe('failed')
  const containers = await bareDocker.listContainers({ all: true })
  expect(containers.filter(({ Command }) => Command.includes(mark))).toEqual([])
})

test.each([
  ['a Dockerfile that is not there', async () => undefined, /ENOENT/],
  ['a Dockerfile that makes no sense', () => dockerfile('DANCE'), /unknown instruction: DANCE/i],
  ['a file that is not in the context', () => dockerfile('COPY nothing /'), /nothing/],
])('%s: the build fails in words', async (_, prepare, message) => {
  await prepare()
  const { engine } = engineUnderTest()
  const error = await engine.ensureImages([image], quiet, never).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ failure: { kind: 'imageBuildFailed', message: expect.stringMatching(message) } })
})

test('a stop ends the build, with the reason of the stop', async () => {
  const { engine } = engineUnderTest()
  await dockerfile('RUN sleep 60')
  const stop = new AbortController()
  const building = engine.ensureImages(
    [image],
    ({ message }) => /^Step 2/.test(message) && stop.abort(new Error('stopped')),
    stop.signal,
  )
  await expect(building).rejects.toThrow('stopped')
})

test('an image that cannot be pulled is missing, in the words of the engine', async () => {
  const { engine } = engineUnderTest()
  const reference = 'localhost:1/nobody/nothing:latest'
  const error = await engine.ensureImages([{ reference }], quiet, never).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({
    failure: { kind: 'imageMissing', image: reference, message: expect.stringMatching(/refused/) },
  })
})

const alternatives = { parameter: 'EDGE', values: ['nginx'] }

test('a base that no registry gives is told before anything is built', async () => {
  const proxy = await recordingProxy()
  const { engine } = engineUnderTest({ env: { DOCKER_HOST: `unix://${proxy.socketPath}` } })
  const other = await mkdtemp(join(tmpdir(), 'palier-build-'))
  try {
    await dockerfile('RUN true')
    await writeFile(join(other, 'Dockerfile'), 'FROM localhost:1/nobody/edge:v3\nRUN true\n')
    const onOther: ImagePlan = {
      reference: 'palier-test/on-other:latest',
      build: { context: other, dockerfile: 'Dockerfile', args: {} },
      alternatives,
    }
    const failure = {
      kind: 'imageMissing',
      image: 'localhost:1/nobody/edge:v3',
      message: expect.stringMatching(/refused/),
      neededBy: onOther.reference,
      unanswered: true,
      alternatives,
    }
    const missing = await engine.missingImages([image, onOther], never, { askRegistry: true })
    expect(missing).toEqual({ base: true, missing: [image.reference, onOther.reference], unobtainable: [failure] })
    const states: string[] = []
    const told = ({ image: reference, state }: ImageProgress) => states.push(`${reference} ${state}`)
    const error = await engine.ensureImages([image, onOther], told, never).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ failure })
    expect(states).toEqual([`${onOther.reference} failed`])
    expect(proxy.mutations).toEqual([expect.stringMatching(/^POST \/images\/create/)])
  } finally {
    await proxy.close()
    await rm(other, { recursive: true })
  }
})

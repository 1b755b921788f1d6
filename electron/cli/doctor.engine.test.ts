import { afterAll, expect, test } from 'vitest'
import { generatorCheckSchema } from '../../shared/domain/generatorCheckSchema.ts'
import { Installation } from './testing/installation.ts'

const palier = new Installation()
afterAll(() => palier.remove())

test('the generator is measured on loopback and on both paths into a container, of which nothing is left', async () => {
  const { code, stdout } = await palier.run('doctor', '--generator', '--json')
  expect(code).toBe(0)
  const { docker, generator } = JSON.parse(stdout) as { docker: { path: string }; generator: unknown }
  const { targets, leftOut } = generatorCheckSchema.parse(generator)
  expect(leftOut).toBeUndefined()
  const paths = docker.path === 'bridge' ? ['loopback', 'bridge', 'published'] : ['loopback', 'published']
  expect(targets.map(({ path, failed }) => [path, failed])).toEqual(paths.map((path) => [path, 0]))
  for (const { ratePerS } of targets) expect(ratePerS).toBeGreaterThan(0)
  expect(await palier.owned()).toEqual([])
})

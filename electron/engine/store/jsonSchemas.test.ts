import { expect, test } from 'vitest'
import { z } from 'zod'
import { toJsonSchemas } from './jsonSchemas.ts'

type Json = { readonly [key: string]: Json }

test('every stored format is published under its own name, with words', () => {
  const schemas = toJsonSchemas() as Json
  expect(Object.keys(schemas)).toEqual(['run', 'result', 'comparison', 'suite', 'generator'])
  for (const [name, schema] of Object.entries(schemas)) {
    expect(schema).toMatchObject({
      $id: `palier.${name}/1`,
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: expect.stringContaining('Palier'),
      description: expect.stringContaining('.json'),
      type: 'object',
      additionalProperties: false,
      properties: { schema: { const: `palier.${name}/1` } },
    })
  }
})

test('the names scripts depend on', () => {
  const { properties } = (toJsonSchemas() as Json).result as Json
  const at = (...path: string[]) => path.reduce<Json | undefined>((node, key) => node?.[key], properties)
  const totals = [
    'requests',
    'ok',
    'failed',
    'aborted',
    'dropped',
    'durationMs',
    'throughputPerS',
    'goodputPerS',
    'errorRate',
  ]
  expect(Object.keys(at('totals', 'properties') ?? {})).toEqual([...totals, 'bytes'])
  expect(Object.keys(at('latencyUs', 'properties') ?? {}).toSorted()).toEqual(['response', 'service'])
  const figures = ['mean', 'p50', 'p90', 'p95', 'p99', 'p99.9', 'max']
  expect(Object.keys(at('latencyUs', 'properties', 'response', 'properties') ?? {})).toEqual(figures)
  expect(Object.keys(at('phases', 'items', 'properties') ?? {})).toEqual(
    expect.arrayContaining(['index', 'fromMs', 'toMs', 'usersFrom', 'usersTo', 'totals', 'latencyUs']),
  )
})

test('formats of other parts are added; a default need not be written', () => {
  const schema = z.strictObject({ stages: z.array(z.number()).default([]) })
  const published = { id: 'palier.profile/1', title: 'Palier profile', description: 'A load profile.', schema }
  expect(toJsonSchemas([published]).profile).toMatchObject({ $id: 'palier.profile/1', title: 'Palier profile' })
  expect(toJsonSchemas([published]).profile).not.toHaveProperty('required')
})

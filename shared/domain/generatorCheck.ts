import type { z } from 'zod'
import type { generatorCheckSchema } from './generatorCheckSchema.ts'

export type GeneratorCheck = z.infer<typeof generatorCheckSchema>
export type GeneratorTarget = GeneratorCheck['targets'][number]

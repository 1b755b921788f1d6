import { z } from 'zod'

const bytes = z.number().int().nonnegative()

/** The server that a topology declares to live on, as it was read back from the engine. */
export const serverSchema = z.strictObject({
  cpus: z.number().int().positive().describe('Cores that all containers share.'),
  memoryBytes: bytes.describe('Of the whole server.'),
  cpuset: z.string().describe('The cores, read back from the engine; the same for every container.'),
  limits: z
    .array(z.strictObject({ container: z.string(), memoryBytes: bytes }))
    .describe('Memory limits, read back from the engine.'),
  limitBytes: bytes.describe('Their sum: at most memoryBytes.'),
})

/** Whether the containers stayed within their server while they were measured. */
export const serverUseSchema = serverSchema.extend({
  mostCores5s: z
    .number()
    .optional()
    .describe('Highest mean of all containers together over any 5 s; absent without readings.'),
  mostMemoryBytes: bytes.optional().describe('Highest sum of all containers in one second.'),
  isKept: z
    .boolean()
    .optional()
    .describe('Cores were never more than 5 % above what the server has, memory never above; absent without readings.'),
})

export type Server = z.infer<typeof serverSchema>
export type ServerUse = z.infer<typeof serverUseSchema>

import { z } from 'zod'
import type { HostRequests } from './window.ts'

/** What each request to the host itself accepts; unknown keys are refused. */
export const hostSchemas: { readonly [N in keyof HostRequests]: z.ZodType<HostRequests[N]['ask']> } = {
  'report.save': z.strictObject({
    id: z.string().min(1),
    language: z.enum(['en', 'fr']),
    format: z.enum(['pdf', 'html']),
  }),
  'suite.show': z.strictObject({ suiteId: z.string().min(1) }),
}

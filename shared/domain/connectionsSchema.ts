import { z } from 'zod'
import { toConnectionsText } from './connections.ts'

/** As in `ConnectionsText`. */
export const connectionsSchema = z
  .union(
    [z.literal('perUser'), z.literal('fresh'), z.templateLiteral(['shared:', z.int()])],
    'perUser, fresh, or shared:N with N connections for all',
  )
  .refine((text) => toConnectionsText(text) !== undefined, 'shared: with a number from 1 to 999999')

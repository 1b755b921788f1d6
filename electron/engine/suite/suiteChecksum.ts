import { createHash } from 'node:crypto'
import type { Suite } from '../../../shared/domain/suite.ts'

/** Of what a suite's file says, in 16 hexadecimal digits; comments and formatting do not count. */
export function suiteChecksum(suite: Suite): string {
  return createHash('sha256').update(JSON.stringify(suite)).digest('hex').slice(0, 16)
}

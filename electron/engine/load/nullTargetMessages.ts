import type { Standstills } from '../ports/nullTarget.ts'

export type FromNullTarget =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'stoodStill'; readonly ms: number }

/** All it can be told. */
export type ToNullTarget = Standstills

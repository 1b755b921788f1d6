import type { NullTarget } from '../ports/nullTarget.ts'

/** Listens nowhere, and stands still in no time. */
export const fakeNullTarget: NullTarget = {
  start: async () => ({
    host: '127.0.0.1',
    port: 1,
    standStill: () => ({ tookMs: [] }),
    close: async () => undefined,
  }),
}

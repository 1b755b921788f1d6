import type { Database } from '../database/database.ts'
import type { CallerOf } from '../http/callerOf.ts'
import { Refusal } from '../http/refusal.ts'
import type { Route } from '../http/route.ts'
import type { Log } from '../logLine.ts'
import { dataSetNames } from './dataSets.ts'
import { loadDataSet } from './loadDataSet.ts'

/** Loading a data set, for the super administrator alone, and one at a time: meanwhile another is 409. */
export function seedRoutes(database: Database, dataSeed: number, callerOf: CallerOf, log: Log): readonly Route[] {
  let isLoading = false
  return [
    {
      method: 'POST',
      path: '/api/v1/seed/:set',
      answer: async (c) => {
        if (callerOf(c).role !== 'super_admin') throw new Refusal(403, 'Only the super administrator may load data.')
        const set = dataSetNames.find((name) => name === c.req.param('set'))
        if (set === undefined)
          throw new Refusal(404, `There is no such data set; there are ${dataSetNames.join(', ')}.`)
        // The second would wait for the first one's connection, and be told that the database does not answer.
        if (isLoading) throw new Refusal(409, 'Data is being loaded; try again when that is done.')
        isLoading = true
        try {
          const counts = await loadDataSet(database, set, dataSeed)
          log('INFO', `data set ${set} loaded: ${JSON.stringify(counts)}`)
          return c.json({ set, counts }, 201)
        } finally {
          isLoading = false
        }
      },
    },
  ]
}

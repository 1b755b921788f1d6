import type { Context } from 'hono'
import type { Queries } from '../database/database.ts'
import type { CallerOf } from '../http/callerOf.ts'
import { readBody } from '../http/readBody.ts'
import { Refusal } from '../http/refusal.ts'
import type { Route } from '../http/route.ts'
import { type Kind, kinds } from './kinds.ts'
import { organizationOf } from './organizationOf.ts'
import { pageOf } from './pageOf.ts'
import { recordsOf } from './records.ts'

/** List, detail and creation of every kind, each for the caller's organisation. */
export function recordRoutes(queries: Queries, callerOf: CallerOf): readonly Route[] {
  return kinds.flatMap((kind): Route[] => {
    const records = recordsOf(kind, queries)
    const path = `/api/v1/${kind.name}`
    const organization = (c: Context) => organizationOf(callerOf(c), c.req.query('organization_id'))
    return [
      {
        method: 'GET',
        path,
        answer: async (c) =>
          c.json(
            await records.list(
              organization(c),
              pageOf((name) => c.req.query(name)),
            ),
          ),
      },
      {
        method: 'GET',
        path: `${path}/:id`,
        answer: async (c) => c.json(await records.find(organization(c), c.req.param('id') ?? '')),
      },
      {
        method: 'POST',
        path,
        answer: async (c) => {
          mustCreate(callerOf(c).role, kind)
          const to = organization(c)
          return c.json(await records.create(to, await readBody(c, kind.body)), 201)
        },
      },
    ]
  })
}

function mustCreate(role: string, { belongs }: Kind): void {
  if (role === 'super_admin' || (role === 'admin' && belongs !== 'isOne')) return
  throw new Refusal(403, 'This account may not create records of this kind.')
}

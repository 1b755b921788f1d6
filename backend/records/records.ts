import type { Queries } from '../database/database.ts'
import { isMissingReference } from '../database/databaseErrors.ts'
import { badRequest, Refusal } from '../http/refusal.ts'
import { toId } from './fields.ts'
import type { Kind } from './kinds.ts'
import type { Page } from './pageOf.ts'
import { statementsOf } from './statements.ts'

type Row = Readonly<Record<string, string | number>>

export interface RowPage extends Page {
  readonly items: readonly Row[]
  readonly has_more: boolean
}

export interface Records {
  readonly kind: Kind
  list(organizationId: number | undefined, page: Page): Promise<RowPage>
  find(organizationId: number | undefined, id: string): Promise<Row>
  create(organizationId: number | undefined, body: Row): Promise<Row>
}

/** The records of one kind in the database. Without an organisation it reads all of them: only super administrators come without. */
export function recordsOf(kind: Kind, queries: Queries): Records {
  const statements = statementsOf(kind)
  return {
    kind,
    list: async (organizationId, { page, size }) => {
      // One more than asked says whether there is more; counting would read all of them.
      const span = [size + 1, (page - 1) * size]
      const rows = await (organizationId === undefined
        ? queries.ask<Row>(statements.listAll, span)
        : queries.ask<Row>(statements.list, [organizationId, ...span]))
      return { items: rows.slice(0, size), page, size, has_more: rows.length > size }
    },
    find: async (organizationId, text) => {
      const id = toId(text)
      if (id === undefined) throw notFound(kind)
      const [row] = await (organizationId === undefined
        ? queries.ask<Row>(statements.findAny, [id])
        : queries.ask<Row>(statements.find, [id, organizationId]))
      if (row === undefined) throw notFound(kind)
      return row
    },
    create: async (organizationId, body) => {
      const [row] = await queries.ask<Row>(statements.create, valuesOf(kind, organizationId, body)).catch(translate)
      // The same words whether it is nowhere or somebody else's.
      if (row === undefined) throw badRequest([{ field: 'building_id', message: 'no such building' }])
      return row
    },
  }
}

function valuesOf({ belongs, fields }: Kind, organizationId: number | undefined, body: Row): (string | number)[] {
  const columns = [...(belongs === 'byBuilding' ? ['building_id'] : []), ...Object.keys(fields)]
  const values = columns.map((column) => body[column] ?? '')
  if (belongs === 'isOne') return values
  if (organizationId === undefined) {
    throw badRequest([{ field: 'organization_id', message: 'name the organisation: ?organization_id=1' }])
  }
  return [organizationId, ...values]
}

function translate(error: unknown): never {
  if (isMissingReference(error)) throw badRequest([{ field: 'organization_id', message: 'no such organisation' }])
  throw error
}

function notFound({ singular }: Kind): Refusal {
  return new Refusal(404, `There is no such ${singular}.`)
}

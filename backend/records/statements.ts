import type { Statement } from '../database/database.ts'
import type { Kind } from './kinds.ts'

export interface Statements {
  /** Of one organisation: its id, rows, rows to leave out. */
  readonly list: Statement
  /** Of all: rows, rows to leave out. */
  readonly listAll: Statement
  /** The record's id, the organisation's. */
  readonly find: Statement
  /** The record's id. */
  readonly findAny: Statement
  /** The organisation's id (unless it is one), the building's (if it has one), the fields. No row: no such building there. */
  readonly create: Statement
}

/** The five statements of a kind: fixed texts, so that each is prepared once per connection. Who may see a row is part of each text. */
export function statementsOf(kind: Kind): Statements {
  const { name, belongs, order } = kind
  const owner = belongs === 'isOne' ? 'id' : 'organization_id'
  const columns = columnsOf(kind).join(', ')
  const select = `SELECT ${columns} FROM ${name}`
  return {
    list: {
      name: `${name}.list`,
      text: `${select} WHERE ${owner} = $1 ORDER BY ${order} LIMIT $2 OFFSET $3`,
    },
    listAll: { name: `${name}.listAll`, text: `${select} ORDER BY ${order} LIMIT $1 OFFSET $2` },
    find: { name: `${name}.find`, text: `${select} WHERE id = $1 AND ${owner} = $2` },
    findAny: { name: `${name}.findAny`, text: `${select} WHERE id = $1` },
    create: { name: `${name}.create`, text: `${creation(kind)} RETURNING ${columns}` },
  }
}

function columnsOf({ belongs, fields }: Kind): string[] {
  const before = { isOne: [], directly: ['organization_id'], byBuilding: ['organization_id', 'building_id'] }[belongs]
  return ['id', ...before, ...Object.keys(fields)]
}

function creation(kind: Kind): string {
  const [, ...columns] = columnsOf(kind)
  const given = Object.values(kind.fields)
  const firstField = columns.length - given.length + 1
  const values = given.map((type, index) => `$${firstField + index}::${type}`).join(', ')
  const into = `INSERT INTO ${kind.name} (${columns.join(', ')})`
  switch (kind.belongs) {
    case 'isOne':
      return `${into} VALUES (${values})`
    case 'directly':
      return `${into} VALUES ($1, ${values})`
    // The building is looked for in the organisation by the same statement that writes.
    case 'byBuilding':
      return `${into} SELECT organization_id, id, ${values} FROM buildings WHERE organization_id = $1 AND id = $2`
  }
}

import { afterAll, beforeAll, expect, test } from 'vitest'
import { seededRandom } from '../shared/load/seededRandom.ts'
import { type Answer, apiClient, seed, signIn } from './testing/apiClient.ts'
import { hostileRequest } from './testing/hostileRequest.ts'
import { type LiveBackend, liveBackend } from './testing/liveBackend.ts'
import { rawRequest } from './testing/rawRequest.ts'

const requests = 10_000
const clients = 8
const holders = [
  { email: 'admin@small.be', organization: 1 },
  { email: 'admin@medium.be', organization: 2 },
  { email: 'reader@small.be', organization: 1 },
]
let backend: LiveBackend

beforeAll(async () => {
  backend = await liveBackend()
})
afterAll(async () => {
  expect(await backend?.end()).toEqual([])
})

// Every text of every row says whose it is, so that a leak shows in any answer, in whatever shape.
const mark = (table: string, column: string) =>
  `UPDATE ${table} SET ${column} = ${column} || ' of-org-' || organization_id;`
const marking = [
  mark('buildings', 'name'),
  mark('units', 'unit_number'),
  mark('owners', 'last_name'),
  mark('expenses', 'description'),
  "UPDATE organizations SET name = name || ' of-org-' || id;",
].join('\n')

/** Everything that no holder may touch: the third organisation, all accounts, and which organisations there are. */
const fingerprint = `SELECT md5(string_agg(t, ',' ORDER BY t)) FROM (
  SELECT b::text FROM buildings b WHERE organization_id = 3 UNION ALL SELECT u::text FROM units u WHERE organization_id = 3
  UNION ALL SELECT o::text FROM owners o WHERE organization_id = 3 UNION ALL SELECT e::text FROM expenses e WHERE organization_id = 3
  UNION ALL SELECT o::text FROM organizations o UNION ALL SELECT u::text FROM users u) AS rows (t)`

/** What an answer to a member of that organisation must not be; `undefined` when it is fine. */
function wrongWith({ status, headers, text }: Answer, organization: number): string | undefined {
  if (status >= 500) return `status ${status}`
  if (status < 400 && !/json|text\/plain/.test(String(headers['content-type'] ?? 'json')))
    return 'neither JSON nor metrics'
  const foreign = [...text.matchAll(/of-org-(\d+)|"organization_id":(\d+)/g)].map(([, mark, id]) => Number(mark ?? id))
  if (foreign.some((id) => id !== organization)) return 'a row of another organisation'
  // Stored texts come back as they were sent; refusals are words of the server's own.
  if (status >= 400 && /postgres|select |node:|\.js:|syntax error|ECONN/i.test(text)) return 'words from inside'
  return undefined
}

test(`${requests} hostile requests: no crash, no 5xx, no row of another organisation`, async () => {
  const ask = apiClient(backend.address, clients)
  await seed(ask, 'realistic')
  await backend.psql(marking)
  const before = await backend.psql(fingerprint)
  const tokens = await Promise.all(holders.map(async ({ email }) => (await signIn(ask, email)).access_token))
  const statuses = new Map<number, number>()
  const wrong: string[] = []
  let next = 0
  const client = async () => {
    for (let index = next++; index < requests; index = next++) {
      const random = seededRandom(20_260_101, index)
      if (random() < 0.02) {
        const answer = await rawRequest(random, backend.address)
        if (/^HTTP\/1.1 5/.test(answer) || answer.includes('of-org-'))
          wrong.push(`${index}: raw: ${answer.slice(0, 200)}`)
        continue
      }
      const { asked, holder } = hostileRequest(random, tokens)
      const answer = await ask(asked)
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      const why = wrongWith(answer, holders[holder]?.organization ?? 0)
      if (why !== undefined)
        wrong.push(`${index}: ${why}: ${asked.method} ${asked.path.slice(0, 200)}: ${answer.text.slice(0, 200)}`)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  expect(wrong).toEqual([])
  // Otherwise it would only have knocked at the door.
  for (const [status, least] of [
    [200, 1000],
    [201, 100],
    [400, 1500],
    [401, 500],
    [403, 200],
    [404, 300],
    [405, 100],
    [413, 10],
    [415, 100],
  ] as const) {
    expect(statuses.get(status) ?? 0, `answers ${status}`).toBeGreaterThanOrEqual(least)
  }
  expect(await backend.psql(fingerprint)).toBe(before)
  expect((await ask({ method: 'GET', path: '/health' })).status).toBe(200)
  ask.close()
})

test('the process is still the first one, and has written no error', async () => {
  const [api] = (await backend.stack.examine(new AbortController().signal)).filter(
    ({ container }) => container === 'api',
  )
  expect(api).toMatchObject({ running: true, restarts: 0, oomKilled: false })
  const log = await backend.log()
  expect(log.match(/listening on/g)).toHaveLength(1)
  expect(log).not.toMatch(/^ERROR|database does not answer/m)
})

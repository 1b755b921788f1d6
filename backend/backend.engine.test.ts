import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Ask, apiClient, jsonAsk, seed, signIn } from './testing/apiClient.ts'
import { type LiveBackend, liveBackend } from './testing/liveBackend.ts'

const api = '/api/v1'
const never = new AbortController().signal
const patiently = { timeout: 30_000 }
let backend: LiveBackend
let ask: Ask & { close(): void }

beforeAll(async () => {
  backend = await liveBackend()
  ask = apiClient(backend.address)
})
afterAll(async () => {
  ask?.close()
  expect(await backend?.end()).toEqual([])
})

const body = (answer: { text: string }) => JSON.parse(answer.text)
const token = async (email: string) => (await signIn(ask, email)).access_token
const kinds = ['organizations', 'buildings', 'units', 'owners', 'expenses']
const rowsPerKind = async () =>
  Object.fromEntries(
    (await backend.psql(kinds.map((kind) => `SELECT '${kind}', count(*) FROM ${kind}`).join(' UNION ALL ')))
      .split('\n')
      .map((line) => line.split('|'))
      .map(([kind = '', count]) => [kind, Number(count)]),
  )

test.each([
  ['minimal', { organizations: 3, buildings: 4, units: 10, owners: 7, expenses: 5 }],
  ['large', { organizations: 300, buildings: 2300, units: 19_000, owners: 12_700, expenses: 6000 }],
  ['realistic', { organizations: 3, buildings: 23, units: 190, owners: 127, expenses: 60 }],
])('%s replaces what is there by exactly the study’s numbers', async (set, counts) => {
  const before = await token('admin@koprogo.com')
  expect(await seed(ask, set)).toEqual({ set, counts })
  expect(await rowsPerKind()).toEqual(counts)
  expect((await ask(jsonAsk(`${api}/units/1`, before))).status).toBe(200)
  expect(await backend.psql('SELECT min(id), max(id) FROM units')).toBe(`1|${counts.units}`)
})

test('only the super administrator loads data', async () => {
  const headers = (access: string) => ({ authorization: `Bearer ${access}` })
  const tried = async (more: object, set = 'minimal') =>
    (await ask({ method: 'POST', path: `${api}/seed/${set}`, ...more })).status
  const before = await rowsPerKind()
  for (const email of ['admin@small.be', 'admin@medium.be', 'admin@large.be', 'reader@small.be']) {
    expect(await tried({ headers: headers(await token(email)) }), email).toBe(403)
  }
  expect(await tried({})).toBe(401)
  expect(await tried({ headers: headers(await token('admin@koprogo.com')) }, 'huge')).toBe(404)
  expect(await rowsPerKind()).toEqual(before)
})

test('while data is loaded a second set is refused, and the first one is whole', async () => {
  const headers = { authorization: `Bearer ${await token('admin@koprogo.com')}` }
  const asked = () => ask({ method: 'POST', path: `${api}/seed/large`, headers })
  const answers = await Promise.all([asked(), asked()])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(body(answers.find(({ status }) => status === 409) ?? { text: '{}' }).error).toMatch(/^Data is being loaded/)
  expect(await rowsPerKind()).toMatchObject({ units: 19_000, expenses: 6000 })
  expect(await seed(ask, 'realistic')).toMatchObject({ counts: { units: 190 } })
})

test('a list is ordered, in pages that neither repeat nor leave out, and of one organisation only', async () => {
  const access = await token('admin@large.be')
  const numbers: string[] = []
  for (let page = 1, more = true; more; page += 1) {
    const list = body(await ask(jsonAsk(`${api}/units?page=${page}&size=50`, access)))
    expect(list).toMatchObject({ page, size: 50 })
    expect(list.items.every((item: { organization_id: number }) => item.organization_id === 3)).toBe(true)
    numbers.push(...list.items.map((item: { id: number; unit_number: string }) => `${item.unit_number} ${item.id}`))
    more = list.has_more
  }
  expect(new Set(numbers).size).toBe(120)
  const ordered = await backend.psql(
    `SELECT string_agg(unit_number || ' ' || id, ',' ORDER BY unit_number, id) FROM units WHERE organization_id = 3`,
  )
  expect(numbers.join(',')).toBe(ordered)
})

test('nothing of another organisation: not seen, not written to, not told apart from nothing', async () => {
  const access = await token('admin@small.be')
  const theirs = await backend.psql('SELECT min(id) FROM buildings WHERE organization_id = 2')
  const foreign = await ask(jsonAsk(`${api}/buildings/${theirs}`, access))
  const missing = await ask(jsonAsk(`${api}/buildings/999999`, access))
  expect([foreign.status, foreign.text]).toEqual([404, missing.text])
  expect((await ask(jsonAsk(`${api}/buildings?organization_id=2`, access))).status).toBe(403)
  expect(body(await ask(jsonAsk(`${api}/organizations`, access))).items.map(({ id }: { id: number }) => id)).toEqual([
    1,
  ])

  const unit = (building_id: number) => ({ building_id, unit_number: 'X', floor: 0, surface_m2: 50 })
  const there = await ask(jsonAsk(`${api}/units`, access, unit(Number(theirs))))
  const nowhere = await ask(jsonAsk(`${api}/units`, access, unit(999_999)))
  expect([there.status, there.text]).toEqual([400, nowhere.text])
  const own = await ask(jsonAsk(`${api}/units`, access, unit(1)))
  expect([own.status, body(own).organization_id, body(own).building_id]).toEqual([201, 1, 1])
})

test('every kind is created, and read back as it was answered', async () => {
  const access = await token('admin@medium.be')
  const building_id = Number(await backend.psql('SELECT min(id) FROM buildings WHERE organization_id = 2'))
  const created: Record<string, object> = {
    buildings: {
      name: 'Résidence “L’Été”',
      address: 'Rue Haute 1',
      city: 'Liège',
      postal_code: '4000',
      total_units: 3,
    },
    units: { building_id, unit_number: 'Z9', floor: -1, surface_m2: 33.25 },
    owners: { first_name: 'Zoë', last_name: "O'Brien", email: 'zoe@example.org', phone: '+32 470 00 00 00' },
    expenses: {
      building_id,
      description: 'Façade; DROP',
      amount_cents: 125,
      expense_date: '2024-02-29',
      category: 'works',
    },
  }
  for (const [kind, given] of Object.entries(created)) {
    const answer = await ask(jsonAsk(`${api}/${kind}`, access, given))
    expect(answer.status, kind).toBe(201)
    expect(body(answer)).toEqual({ ...given, id: expect.any(Number), organization_id: 2 })
    expect(body(await ask(jsonAsk(`${api}/${kind}/${body(answer).id}`, access)))).toEqual(body(answer))
  }
})

test('a reader reads, and writes nothing; an administrator founds no organisation', async () => {
  const reader = await token('reader@small.be')
  const owner = { first_name: 'A', last_name: 'B', email: 'a@example.org', phone: '0470000000' }
  expect((await ask(jsonAsk(`${api}/owners`, reader))).status).toBe(200)
  expect((await ask(jsonAsk(`${api}/owners`, reader, owner))).status).toBe(403)
  const founded = { name: 'Neuve', contact_email: 'neuve@example.org' }
  expect((await ask(jsonAsk(`${api}/organizations`, await token('admin@small.be'), founded))).status).toBe(403)
  expect((await ask(jsonAsk(`${api}/organizations`, await token('admin@koprogo.com'), founded))).status).toBe(201)
})

test('the super administrator sees all, or the organisation that is named, and writes where it is named', async () => {
  const access = await token('admin@koprogo.com')
  const all = body(await ask(jsonAsk(`${api}/buildings?size=100`, access))).items as { organization_id: number }[]
  expect(new Set(all.map(({ organization_id }) => organization_id))).toEqual(new Set([1, 2, 3]))
  const one = body(await ask(jsonAsk(`${api}/buildings?size=100&organization_id=1`, access))).items
  expect(new Set(one.map((row: { organization_id: number }) => row.organization_id))).toEqual(new Set([1]))
  const owner = { first_name: 'A', last_name: 'B', email: 'a@example.org', phone: '0470000000' }
  expect(body(await ask(jsonAsk(`${api}/owners`, access, owner))).problems[0].field).toBe('organization_id')
  expect(body(await ask(jsonAsk(`${api}/owners?organization_id=9999`, access, owner))).problems[0].field).toBe(
    'organization_id',
  )
  expect((await ask(jsonAsk(`${api}/owners?organization_id=3`, access, owner))).status).toBe(201)
})

test('a refresh token is good once; using it again ends its login, and no other one', async () => {
  const refresh = async (refresh_token: string) => ask(jsonAsk(`${api}/auth/refresh`, undefined, { refresh_token }))
  const [one, other] = [await signIn(ask, 'admin@small.be'), await signIn(ask, 'admin@small.be')]
  const first = await refresh(one.refresh_token)
  expect(first.status).toBe(200)
  const next = body(first).refresh_token
  expect(next).not.toBe(one.refresh_token)
  expect((await ask(jsonAsk(`${api}/units`, body(first).access_token))).status).toBe(200)
  expect((await refresh(one.refresh_token)).status).toBe(401)
  expect((await refresh(next)).status).toBe(401)
  expect((await refresh(other.refresh_token)).status).toBe(200)
  expect(
    await backend.psql(`SELECT count(*) FROM refresh_tokens WHERE encode(token_hash, 'escape') LIKE '%${next}%'`),
  ).toBe('0')
  expect(await backend.log()).toMatch(/WARN a refresh token was used twice/)
})

test('of ten requests with the same refresh token at once, one gets the next', async () => {
  const { refresh_token } = await signIn(ask, 'admin@medium.be')
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => ask(jsonAsk(`${api}/auth/refresh`, undefined, { refresh_token }))),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 401)])
})

test('wrong passwords and unknown addresses are answered alike', async () => {
  const login = (given: object) => ask(jsonAsk(`${api}/auth/login`, undefined, given))
  const wrong = await login({ email: 'admin@small.be', password: 'admin124' })
  const unknown = await login({ email: 'nobody@small.be', password: 'admin123' })
  expect([wrong.status, wrong.text]).toEqual([401, unknown.text])
  expect((await login({ email: ' ADMIN@small.be', password: 'admin123' })).status).toBe(200)
})

test('every answer names its instance; requests are counted, probes are not', async () => {
  const metrics = async () => (await ask({ method: 'GET', path: '/metrics' })).text
  const counted = async () =>
    (await metrics())
      .match(/^http_requests_total.* (\d+)$/gm)
      ?.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0) ?? 0
  const before = await counted()
  for (const path of ['/health', `${api}/units`, '/nowhere']) {
    expect((await ask({ method: 'GET', path })).headers['x-instance-id']).toBe('api')
  }
  expect((await counted()) - before).toBe(2)
})

test('a database that goes away while data is loaded keeps the rows from before', async () => {
  const before = await rowsPerKind()
  const headers = { authorization: `Bearer ${await token('admin@koprogo.com')}` }
  // The accounts come last: whoever holds them stops the loading when all rows are written and none is there yet.
  const held = backend.psql('BEGIN; LOCK TABLE users IN SHARE MODE; SELECT pg_sleep(60)').catch(() => 'ended')
  const locks = (granted: string) =>
    backend.psql(`SELECT count(*) FROM pg_locks WHERE relation = 'users'::regclass AND ${granted}`)
  await expect.poll(() => locks("mode = 'ShareLock'"), patiently).not.toBe('0')
  const loading = ask({ method: 'POST', path: `${api}/seed/large`, headers })
  await expect.poll(() => locks('NOT granted'), patiently).not.toBe('0')
  // Killed at once: a database that is told to stop ends its sessions one by one, and the loading may get the lock before its turn comes.
  const fault = await backend.stack.inject({ kind: 'crash', container: 'db' }, never)
  expect(await held).toBe('ended')
  expect((await loading).status).toBe(503)
  await fault.undo(never)
  await expect.poll(async () => (await ask({ method: 'GET', path: '/health' })).status, patiently).toBe(200)
  expect(await rowsPerKind()).toEqual(before)
  expect(await seed(ask, 'minimal')).toMatchObject({ counts: { units: 10 } })
})

test('while the database stands still or is gone it is 503 and a warning, and well again without a restart', async () => {
  const access = await token('admin@small.be')
  const status = async (path: string) => (await ask(jsonAsk(path, access))).status
  const units = `${api}/units`
  for (const kind of ['pause', 'stop'] as const) {
    const fault = await backend.stack.inject({ kind, container: 'db' }, never)
    expect(await Promise.all([status(units), status('/health'), status('/nowhere')])).toEqual([503, 503, 404])
    await fault.undo(never)
    await expect.poll(() => status(units), patiently).toBe(200)
  }
  const log = await backend.log()
  expect(log).toMatch(/^WARN database does not answer: \/api\/v1\/units: /m)
  expect(log).not.toMatch(/^ERROR/m)
  expect(log.match(/listening on/g)).toHaveLength(1)
})

import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** What scrypt (RFC 7914) costs: 2^logN blocks of 128 · r bytes, p times. */
interface Cost {
  readonly logN: number
  readonly r: number
  readonly p: number
}

/**
 * 8 MB and about 25 ms on one slow core. With this memory OWASP's cheat sheet on storing passwords has p = 10: a tenth of what is advised
 * for accounts of people. These are test accounts, and three hundred users who sign in before a run share one core.
 */
const cost: Cost = { logN: 13, r: 8, p: 1 }
/** What a stored hash may ask for, 32 MB ten times over: of these the four that Node works at together fit into the container. */
const most: Cost = { logN: 15, r: 8, p: 10 }
/** The blocks, and as much again as they need beside them. */
const mostMemoryBytes = 2 * 128 * most.r * 2 ** most.logN
const keyBytes = 32
const form = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([\w-]+)\$([\w-]+)$/

/** `scrypt$logN$r$p$salt$key`, the last two base64url; each call takes a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.logN, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/**
 * At the cost the hash was stored with. Takes as long as a new hash for an account that is not there (`undefined`), and for what is no
 * hash or asks for too much: no password matches those.
 */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const { stored, salt, expected } = readHash(hash ?? '') ?? nothing
  const derived = await derive(password, salt, stored)
  return expected.length === keyBytes && timingSafeEqual(expected, derived)
}

const nothing = { stored: cost, salt: Buffer.alloc(0), expected: Buffer.alloc(0) }

function readHash(hash: string): typeof nothing | undefined {
  const [, logN, r, p, salt = '', key = ''] = form.exec(hash) ?? []
  const stored = { logN: Number(logN), r: Number(r), p: Number(p) }
  const isAffordable = (['logN', 'r', 'p'] as const).every((name) => stored[name] >= 1 && stored[name] <= most[name])
  if (!isAffordable) return undefined
  return { stored, salt: Buffer.from(salt, 'base64url'), expected: Buffer.from(key, 'base64url') }
}

function derive(password: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> {
  const options = { N: 2 ** logN, r, p, maxmem: mostMemoryBytes }
  return new Promise((done, fail) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) =>
      error === null ? done(key) : fail(error),
    )
  })
}

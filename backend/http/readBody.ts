import type { Context } from 'hono'
import type { z } from 'zod'
import { badRequest, Refusal } from './refusal.ts'

/** Far above anything that is valid here. */
export const mostBytes = 16 * 1024

/** The checked body of a request; refuses what is no JSON, too large or not valid, the last with all problems at once. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type))
    throw new Refusal(415, 'The body must be JSON (content-type: application/json).')
  const parsed = schema.safeParse(parseJson(await readText(c)))
  if (parsed.success) return parsed.data
  throw badRequest(parsed.error.issues.flatMap(toProblems))
}

async function readText(c: Context): Promise<string> {
  const length = c.req.header('content-length')
  if (length !== undefined) {
    if (!(Number(length) <= mostBytes)) throw tooLarge()
    return c.req.text().catch(cutShort)
  }
  return c.req.header('transfer-encoding') === undefined ? '' : readChunks(c.req.raw.body)
}

async function readChunks(body: ReadableStream<Uint8Array> | null): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for (const reader = body?.getReader(); reader !== undefined; ) {
    const { done, value } = await reader.read().catch(cutShort)
    if (done) break
    bytes += value.length
    if (bytes > mostBytes) throw tooLarge()
    chunks.push(value)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest([{ field: '', message: 'the body is not valid JSON' }])
  }
}

function toProblems(issue: z.core.$ZodIssue): { field: string; message: string }[] {
  const field = issue.path.join('.')
  if (issue.code !== 'unrecognized_keys') return [{ field, message: issue.message }]
  // Names that somebody made up are not sent back at any length.
  return issue.keys.slice(0, 10).map((key) => ({ field: key.slice(0, 50), message: 'not a field of this resource' }))
}

function tooLarge(): Refusal {
  return new Refusal(413, `The body is larger than ${mostBytes} bytes.`)
}

function cutShort(): never {
  throw badRequest([{ field: '', message: 'the body did not arrive as a whole' }])
}

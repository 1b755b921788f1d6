import type { RequestTemplate } from '../domain/scenario.ts'
import { atPointer, pointerSteps } from './jsonPointer.ts'

/** An answer with the expected status. */
export interface ReadableAnswer {
  /** By name in lower case. */
  header(name: string): string | undefined
  text(): string
}

export type AnswerRead =
  | { readonly kind: 'fit'; readonly taken: readonly (readonly [name: string, value: string])[] }
  /** A check that failed, or a value that is not there, in words. */
  | { readonly kind: 'unfit'; readonly why: string }

export interface AnswerReader {
  readonly readsHeaders: boolean
  readonly readsBody: boolean
  /** All values or none: an answer that fails a check is not taken from. */
  read(answer: ReadableAnswer): AnswerRead
}

/** Prepares a request's checks and takes once; undefined when it has none, and its answers need not be kept. */
export function answerReader({ take = {}, checks = {} }: RequestTemplate): AnswerReader | undefined {
  const takes = Object.entries(take)
  const fromJson = takes.flatMap(([name, source]) =>
    source.kind === 'json' ? [{ name, pointer: source.pointer, steps: pointerSteps(source.pointer) }] : [],
  )
  const fromHeaders = takes.flatMap(([name, source]) =>
    source.kind === 'header' ? [{ name, header: source.name.toLowerCase() }] : [],
  )
  const expected = Object.entries(checks.json ?? {}).map(([pointer, value]) => {
    return { pointer, steps: pointerSteps(pointer), value }
  })
  const { contains } = checks
  const readsJson = fromJson.length + expected.length > 0
  const readsBody = readsJson || contains !== undefined
  if (!readsBody && fromHeaders.length === 0) return undefined

  const read = (answer: ReadableAnswer): AnswerRead => {
    const text = readsBody ? answer.text() : ''
    if (contains !== undefined && !text.includes(contains)) return unfit(`the body does not contain "${contains}"`)
    const document = readsJson ? parsed(text) : undefined
    if (document === notJson) return unfit('the body is not JSON')
    for (const { pointer, steps, value } of expected) {
      const found = atPointer(document, steps)
      if (found !== value) return unfit(`${pointer} is ${shown(found)}, expected ${shown(value)}`)
    }
    const taken: [string, string][] = []
    for (const { name, pointer, steps } of fromJson) {
      const found = atPointer(document, steps)
      if (!isScalar(found)) return unfit(`${pointer}, for {${name}}, is ${shown(found)}, expected a text or a number`)
      taken.push([name, String(found)])
    }
    for (const { name, header } of fromHeaders) {
      const found = answer.header(header)
      if (found === undefined) return unfit(`the header ${header}, for {${name}}, is missing`)
      taken.push([name, found])
    }
    return { kind: 'fit', taken }
  }
  return { readsHeaders: fromHeaders.length > 0, readsBody, read }
}

const notJson = Symbol('not JSON')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return notJson
  }
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function unfit(why: string): AnswerRead {
  return { kind: 'unfit', why }
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value).slice(0, 60)
}

import type { DatabaseFacts } from '../domain/databaseSchema.ts'
import type { Comparison } from '../domain/runResult.ts'
import type { ComparedConfiguration } from './comparedConfigurations.ts'

/** A configuration with what its database said of itself, in the run that stands for it. */
export interface LookedInto extends ComparedConfiguration {
  readonly facts: DatabaseFacts
}

export interface DatabasePair {
  readonly before: LookedInto
  readonly after: LookedInto
}

/** Those whose database said anything, in their order. */
export function lookedInto(compared: readonly ComparedConfiguration[]): readonly LookedInto[] {
  return compared.flatMap((one) => {
    const facts = one.typical?.database
    const saysAnything = facts !== undefined && facts.statements.length + facts.plans.length > 0
    return saysAnything ? [{ ...one, facts }] : []
  })
}

/**
 * The two that are put side by side: what the topology declares as before and after, else the baseline (or the first) and the first
 * other one; `other` chooses the second. Undefined with fewer than two.
 */
export function databasePair(
  { beforeAfter, baseline }: Pick<Comparison, 'beforeAfter' | 'baseline'>,
  compared: readonly ComparedConfiguration[],
  other?: string,
): DatabasePair | undefined {
  const all = lookedInto(compared)
  const find = (id: string | undefined) => all.find((one) => one.id === id)
  const before = find(beforeAfter?.before) ?? find(baseline) ?? all[0]
  const isOther = (one: LookedInto | undefined) => one !== undefined && one !== before
  const after = [find(other), find(beforeAfter?.after), ...all].find(isOther)
  return before === undefined || after === undefined ? undefined : { before, after }
}

type Statement = DatabaseFacts['statements'][number]

export interface ComparedStatement {
  readonly query: string
  /** Absent when it is not among the ten of that configuration. */
  readonly before?: Statement
  readonly after?: Statement
  /** Mean after by mean before, of those that have both. */
  readonly factor?: number
}

/** Statements of either, matched by their text but for its white space; what took most time in one of them first. */
export function comparedStatements({ before, after }: DatabasePair): readonly ComparedStatement[] {
  const byText = (facts: DatabaseFacts) => new Map(facts.statements.map((one) => [inOneLine(one.query), one]))
  const [then, now] = [byText(before.facts), byText(after.facts)]
  const most = ({ before: one, after: other }: ComparedStatement) => Math.max(one?.totalMs ?? 0, other?.totalMs ?? 0)
  return [...new Set([...then.keys(), ...now.keys()])]
    .map((query) => toCompared(query, then.get(query), now.get(query)))
    .toSorted((one, other) => most(other) - most(one))
}

function toCompared(query: string, before: Statement | undefined, after: Statement | undefined): ComparedStatement {
  const isBoth = before !== undefined && after !== undefined && before.meanMs > 0
  return {
    query,
    ...(before && { before }),
    ...(after && { after }),
    ...(isBoth && { factor: after.meanMs / before.meanMs }),
  }
}

function inOneLine(query: string): string {
  return query.replaceAll(/\s+/g, ' ').trim()
}

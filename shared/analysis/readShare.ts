import type { RunResult } from '../domain/runResult.ts'

/** Shares of requests that change nothing (GET, HEAD, OPTIONS: safe by RFC 9110 §9.2.1), of all requests of the mix, 0…1; the rest are writes. */
export interface ReadShare {
  readonly achieved: number
  readonly intended: number
}

/** Undefined where methods were not kept, nothing was asked for, and where a scenario only reads or only writes. */
export function readShare({ scenario, endpoints }: Pick<RunResult, 'scenario' | 'endpoints'>): ReadShare | undefined {
  const { methods } = scenario
  if (methods === undefined || new Set(Object.values(methods).map(isRead)).size < 2) return undefined
  const read = endpoints.filter(({ name }) => isRead(methods[name] ?? ''))
  const sum = (share: (endpoint: RunResult['endpoints'][number]) => number | undefined): number =>
    read.reduce((all, endpoint) => all + (share(endpoint) ?? 0), 0)
  if (endpoints.every(({ share = 0 }) => share === 0)) return undefined
  return { achieved: sum(({ share }) => share), intended: sum(({ intendedShare }) => intendedShare) }
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
}

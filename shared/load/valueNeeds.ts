import { loginRequests, type RequestTemplate, type Scenario, userName } from '../domain/scenario.ts'
import { toTemplate } from './placeholders.ts'

/** Every placeholder of a request, each once, in the order of path, headers and body. */
export function placeholdersOf({
  path,
  headers,
  body = '',
}: Pick<RequestTemplate, 'path' | 'headers' | 'body'>): string[] {
  return [...new Set([path, ...Object.values(headers), body].flatMap((text) => toTemplate(text).names))]
}

/** What a user must have taken from earlier answers before a request can be made. */
export interface ValueNeeds {
  /** Of each request, in their order: values that no source and no login gives. */
  readonly needs: readonly (readonly string[])[]
  /** The request that gives each of them: one whose own needs were met without it, so that following them comes to an end. */
  readonly givers: ReadonlyMap<string, number>
  /** Requests that can never be made: what they need, nobody gives. */
  readonly impossible: readonly number[]
}

/** Weighs out which request has to come before which. A source stands in for a value until it has been taken. */
export function valueNeeds(scenario: Pick<Scenario, 'values' | 'requests' | 'login'>): ValueNeeds {
  const { values, requests } = scenario
  const ofLogin = loginRequests(scenario).flatMap(({ take = {} }) => Object.keys(take))
  const given = new Set([userName, ...Object.keys(values), ...ofLogin])
  const needs = requests.map((request) => placeholdersOf(request).filter((name) => !given.has(name)))
  const givers = new Map<string, number>()
  const isPossible = (index: number) => (needs[index] ?? []).every((name) => givers.has(name))
  for (let before = -1; before < givers.size; ) {
    before = givers.size
    // Those that were found in this round count from the next: a value's giver never needs it itself.
    const possible = requests.flatMap(({ weight, take = {} }, index) =>
      weight > 0 && isPossible(index) ? [{ index, names: Object.keys(take) }] : [],
    )
    for (const { index, names } of possible) {
      for (const name of names) if (!given.has(name) && !givers.has(name)) givers.set(name, index)
    }
  }
  return { needs, givers, impossible: requests.flatMap((_, index) => (isPossible(index) ? [] : [index])) }
}

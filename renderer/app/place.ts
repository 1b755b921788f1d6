import { create } from 'zustand'

export const screens = ['bench', 'live', 'result', 'history', 'setup'] as const
export type Screen = (typeof screens)[number]

/** Where the person is: a screen, and what is shown on it (a comparison or a run, and within a comparison a run). */
export interface Place {
  readonly screen: Screen
  readonly id?: string
  readonly runId?: string
}

/** `#/result/<id>/<runId>`; anything unknown is the bench. Kept in the address, so that a reload and Back do what they do everywhere. */
export function toPlace(hash: string): Place {
  const [screen, id, runId] = hash.replace(/^#\/?/, '').split('/').map(decoded)
  const known = screens.find((one) => one === screen)
  if (known === undefined) return { screen: 'bench' }
  return { screen: known, ...(id ? { id } : {}), ...(runId ? { runId } : {}) }
}

export function toHash({ screen, id, runId }: Place): string {
  return `#/${[screen, id, runId]
    .filter((part) => part !== undefined)
    .map(encodeURIComponent)
    .join('/')}`
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}

export const usePlace = create<Place>(() => toPlace(location.hash))

/** Where the person was last on each screen, so that the rail leads back to the same result. */
export const useLastPlaces = create<Partial<Record<Screen, Place>>>(() => remembered(toPlace(location.hash)))

function remembered(place: Place): Partial<Record<Screen, Place>> {
  return { [place.screen]: place }
}

addEventListener('hashchange', () => {
  const place = toPlace(location.hash)
  usePlace.setState(place, true)
  useLastPlaces.setState(remembered(place))
})

export function go(place: Place): void {
  location.hash = toHash(place)
}

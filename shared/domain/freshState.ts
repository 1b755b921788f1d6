/** First line of every state policy: what every run begins with; the topology's own commands follow. */
export const freshState = 'fresh containers, data as baked into the images'

/** The same where a data set is loaded through the API. */
export const emptyState = 'fresh containers, empty but for what their images bring'

/** Last line of the state policy of a run that was warmed up: what is filled by requests (caches, statistics) is empty again, what was started by them (code, pools, the database's buffers) is not. */
export const warmedState = 'warmed up with a light load, then the same commands once more'

/** The same where a data set is loaded through the API: what the warm-up has written is gone. */
export const warmedDataState = 'warmed up with a light load, then the data set and the same commands once more'

/** Before the topology's commands: the data set as it is whenever measuring begins. */
export function loadedState(set: string): string {
  return `data set ${set} loaded through the API`
}

/** The data set of such a line; undefined for every other line. */
export function setOfState(line: string): string | undefined {
  return /^data set (.+) loaded through the API$/.exec(line)?.[1]
}

/** First line of every state policy: what every run begins with; the topology's own commands follow. */
export const freshState = 'fresh containers, data as baked into the images'

/** Last line of the state policy of a run that was warmed up: what is filled by requests (caches, statistics) is empty again, what was started by them (code, pools, the database's buffers) is not. */
export const warmedState = 'warmed up with a light load, then the same commands once more'

/** First line of every state policy: what every run begins with; the topology's own commands follow. */
export const freshState = 'fresh containers, data as baked into the images'

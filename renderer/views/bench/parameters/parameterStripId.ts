/** There is one at a time. */
export const parameterStripId = 'bench-parameters'

/** So many are compared at once: there are letters and line styles for no more. */
export const mostConfigurations = 8

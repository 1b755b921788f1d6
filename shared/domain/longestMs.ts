/**
 * A week: the longest that anything here takes, of a plan after its time scale. Timers of Node and browsers end at 2^31 − 1 ms (24.8 days);
 * what is set for longer fires at once.
 */
export const longestMs = 7 * 24 * 3_600_000

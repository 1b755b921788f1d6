import { build, encodeIntoCompressedBase64 } from 'hdr-histogram-js'
import { type SparseCounts, valueOfCell } from './latencyCounts.ts'

/**
 * Gives an encoder into the standard V2 compressed base64 form (3 digits, whole microseconds), which any HdrHistogram
 * library reads. It keeps one histogram and uses it again.
 */
export function createEncoder(): (counts: readonly SparseCounts[]) => string {
  const histogram = build({ highestTrackableValue: 2 ** 32 - 1, numberOfSignificantValueDigits: 3, autoResize: false })
  return (counts) => {
    histogram.reset()
    for (const sparse of counts) {
      for (let at = 0; at < sparse.length; at += 2) {
        histogram.recordValueWithCount(valueOfCell(sparse[at] ?? 0), sparse[at + 1] ?? 0)
      }
    }
    return encodeIntoCompressedBase64(histogram)
  }
}

/** `0-2,5` as 0, 1, 2, 5; empty: none named. */
export function cpusetCores(cpuset: string): number[] {
  return cpuset.split(',').flatMap((part) => {
    const [first = Number.NaN, last = first] = part.split('-').map(Number)
    return part === '' || Number.isNaN(first)
      ? []
      : Array.from({ length: last - first + 1 }, (_, index) => first + index)
  })
}

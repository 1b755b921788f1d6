/** The first command that an advice names: what stands between backticks. Undefined when there is none. */
export function commandIn(advice: string): string | undefined {
  return /`([^`]+)`/.exec(advice)?.[1]
}

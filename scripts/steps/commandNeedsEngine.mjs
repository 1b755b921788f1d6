/**
 * Whether a command line runs containers, so that Docker and the images must be there first.
 * `doctor`, `clean`, `serve`, lists and help must work without, and report on Docker themselves.
 *
 * @param {readonly string[]} args
 */
export function commandNeedsEngine(args) {
  const command = args.find((arg) => !arg.startsWith('-'))
  const asksForHelp = args.includes('--help') || args.includes('-h')
  return !asksForHelp && ['compare', 'run', 'suite'].includes(command ?? '')
}

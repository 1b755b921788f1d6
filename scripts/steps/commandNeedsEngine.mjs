const running = ['compare', 'before-after', 'run', 'seed', 'suite']

/** Options that stand before the command. */
const takingValues = ['--out', '--trust']

/**
 * Whether a command line runs containers, so that Docker and the images must be there first.
 * `doctor`, `clean`, `serve`, lists and help must work without, and report on Docker themselves.
 *
 * @param {readonly string[]} args
 */
export function commandNeedsEngine(args) {
  const command = args.find((arg, at) => !arg.startsWith('-') && !takingValues.includes(args[at - 1] ?? ''))
  const asksForHelp = args.includes('--help') || args.includes('-h')
  const isElsewhere = command === 'seed' && args.some((arg) => arg.startsWith('--url'))
  return !asksForHelp && !isElsewhere && running.includes(command ?? '')
}

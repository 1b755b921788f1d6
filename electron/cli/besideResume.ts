import type { Command } from 'commander'
import type { Problem } from '../../shared/domain/problem.ts'

/** What is resumed has the very same inputs: any other option that would change them is a misunderstanding. */
export function besideResume(
  what: 'comparison' | 'suite',
  written: readonly string[],
  command: Command,
  allowed: readonly string[],
): readonly Problem[] {
  const chosen = command.options
    .filter((option) => command.getOptionValueSource(option.attributeName()) === 'cli')
    .filter((option) => !allowed.includes(option.attributeName()))
    .map(({ long }) => long ?? '')
  const others = [...written, ...chosen]
  if (others.length === 0) return []
  const expected = `nothing: a ${what} is resumed with the inputs it was started with`
  return [{ where: '--resume', field: '', found: `${others.join(', ')} beside it`, expected }]
}

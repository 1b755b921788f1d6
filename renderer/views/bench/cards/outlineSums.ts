import type { ConfigurationOutline } from '../../../../shared/contract/configurationOutline.ts'
import type { UiTexts } from '../../../../shared/text/ui/uiTexts.ts'

/** `4 containers · 4 cores · 2.8 GiB`; with containers that have no limit, `≥`. */
export function outlineSums({ containers }: ConfigurationOutline, { t, figures }: UiTexts): string {
  const count = containers.length
  const cpus = containers.flatMap((one) => one.cpus ?? [])
  const memory = containers.flatMap((one) => one.memoryBytes ?? [])
  const cores = total(cpus)
  const limits = [
    [cpus, t('bench.cores', { count: cores, cores: figures.plain(cores) })],
    [memory, t('bench.gibibytes', { value: figures.gibibytes(total(memory)) })],
  ] as const
  const said = limits.flatMap(([those, value]) => {
    if (those.length === 0) return []
    return those.length < count ? t('bench.atLeast', { value }) : value
  })
  return [t('bench.containers', { count }), ...(said.length === 0 ? [t('bench.noLimits')] : said)].join(' · ')
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

import type { LinesStrip } from '../../charts/linesStrip.ts'
import { logClasses } from '../../domain/logLine.ts'
import type { ReportTexts } from '../report/reportTexts.ts'

/** The drawing in a sentence for each lane: `Lines of db: 6,518 error, 2 slow.` */
export function stripLabel({ lanes }: Pick<LinesStrip, 'lanes'>, { t, figures }: ReportTexts): string {
  return lanes
    .map(({ container, counts }) => {
      const told = logClasses
        .filter((one) => counts[one] > 0)
        .map((one) => `${figures.count(counts[one])} ${t(`lines.${one}`)}`)
      return t('lines.strip', { name: container, list: figures.list(told) })
    })
    .join(' ')
}

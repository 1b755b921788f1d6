import { type CapacityLevels, capacityLevels, plateauLevel } from '../../analysis/capacityLevels.ts'
import type { ComparedConfiguration } from '../../analysis/comparedConfigurations.ts'
import { mostCapable } from '../../analysis/mostCapable.ts'
import { rowVerdict } from '../../analysis/rowVerdict.ts'
import type { ReportTexts } from './reportTexts.ts'
import { crashPlace, crashSentence, wasMeasured } from './valueText.ts'

type Judged = Pick<ComparedConfiguration, 'id' | 'row' | 'results'>

/**
 * The result in a few sentences, each with the figure it rests on; what is invalid is said to be so and put into no order. `**` marks names.
 */
export function conclusion(shown: readonly Judged[], texts: ReportTexts): string[] {
  const measured = shown.filter(({ results }) => results.some(wasMeasured))
  const missing = shown
    .filter((one) => !measured.includes(one))
    .map(({ id }) => texts.t('lead.notMeasured', { name: id }))
  const [first, ...others] = measured
  if (first === undefined) return [texts.t('lead.nothing')]
  const judged = others.length === 0 ? ofOne(first, texts) : ofSeveral(measured, texts)
  return [...judged, ...missing]
}

function ofOne(shown: Judged, texts: ReportTexts): string[] {
  const { t, figures } = texts
  const { throughputPerS, p95Us, errorRate } = shown.row.figures
  const whole =
    throughputPerS && p95Us && errorRate
      ? [
          t('lead.figures', {
            rate: figures.rate(throughputPerS.median),
            p95: figures.ms(p95Us.median),
            errors: figures.percent(errorRate.median),
          }),
        ]
      : []
  return [
    ...doubt([shown], texts),
    ...holds(shown, texts),
    ...whole,
    shown.row.crash.observed ? broke(shown, texts) : t('lead.notBroken'),
  ]
}

function holds(shown: Judged, { t, figures }: ReportTexts): string[] {
  const { id, row } = shown
  const levels = capacityLevels(row.capacity)
  const lead = leadOf(levels)
  const atLeast = figures.plain(levels.atLeast ?? 0)
  const below = figures.plain(levels.below ?? 0)
  if (levels.atLeast !== undefined && levels.below !== undefined)
    return [t(`${lead}.holdsInterval`, { name: id, atLeast, below })]
  if (levels.atLeast !== undefined) {
    return [t(wentHigher(shown) ? `${lead}.holdsJudged` : `${lead}.holdsAll`, { name: id, atLeast })]
  }
  return levels.below === undefined ? [] : [t(`${lead}.holdsNone`, { name: id, below })]
}

/** Plateaus above what held were tried, and could not be judged: the generator was the limit, or the run came no further. */
function wentHigher({ row, results }: Judged): boolean {
  const { atLeast = 0 } = capacityLevels(row.capacity)
  return results.some(({ capacity }) => capacity?.plateaus.some((plateau) => plateauLevel(plateau) > atLeast))
}

/** Users are held, a rate is carried. */
function leadOf({ unit }: Pick<CapacityLevels, 'unit'>): 'lead' | 'lead.rate' {
  return unit === 'users' ? 'lead' : 'lead.rate'
}

function ofSeveral(measured: readonly Judged[], texts: ReportTexts): string[] {
  const { t, figures } = texts
  const broken = measured.filter(({ row }) => row.crash.observed)
  const [one] = broken
  const end =
    one === undefined
      ? t('lead.noneBroke')
      : broken.length === 1
        ? broke(one, texts)
        : t('lead.brokeMany', {
            names: figures.list(broken.map((shown) => `**${shown.id}** (${crashPlace(shown.row.crash, texts)})`)),
          })
  const believed = measured.filter(isBelieved)
  const unbelieved = measured.filter((shown) => !isBelieved(shown))
  const [only, ...more] = believed
  if (only === undefined) return [...doubt(measured, texts), end]
  const order = more.length === 0 ? holds(only, texts) : whoHoldsMost(believed, texts)
  return [...order, end, ...unranked(unbelieved, texts)]
}

function isBelieved({ row }: Judged): boolean {
  return rowVerdict(row).kind !== 'invalid'
}

/** In front of figures of which none can be believed. */
function doubt(shown: readonly Judged[], { t }: ReportTexts): string[] {
  return shown.some(isBelieved) ? [] : [t('lead.invalid')]
}

function unranked(unbelieved: readonly Judged[], texts: ReportTexts): string[] {
  return unbelieved.length === 0 ? [] : [texts.t('lead.unranked', { names: names(unbelieved, texts) })]
}

/** By capacity; where no plateau was judged, by what was answered. */
function whoHoldsMost(measured: readonly Judged[], texts: ReportTexts): string[] {
  const { t, figures } = texts
  const found = mostCapable(measured)
  const [first] = found?.best ?? []
  if (found === undefined || first === undefined) return withoutCapacity(measured, texts)
  const { best, others, level } = found
  const lead = leadOf(found)
  const atLeast = figures.plain(level)
  if (best.length > 1) return [t(`${lead}.tie`, { names: names(best, texts), atLeast }), ...fastest(best, texts)]
  const { below } = capacityLevels(first.row.capacity)
  const most =
    below === undefined
      ? t(wentHigher(first) ? `${lead}.mostJudged` : `${lead}.mostAll`, { name: first.id, atLeast })
      : t(`${lead}.mostInterval`, { name: first.id, atLeast, below: figures.plain(below) })
  return [most, ...next(others, texts)]
}

function withoutCapacity(measured: readonly Judged[], { t, figures }: ReportTexts): string[] {
  const judged = measured.map(({ row }) => capacityLevels(row.capacity))
  const lowest = judged.flatMap(({ below }) => below ?? [])
  const [first] = judged
  if (first !== undefined && lowest.length === measured.length) {
    const lead = leadOf(first)
    return [t(`${lead}.noneHolds`, { below: figures.plain(Math.min(...lowest)) })]
  }
  const goodput = ({ row }: Judged) => row.figures.goodputPerS?.median ?? 0
  const [most] = measured.toSorted((a, b) => goodput(b) - goodput(a))
  return most === undefined ? [] : [t('lead.mostAnswers', { name: most.id, rate: figures.rate(goodput(most)) })]
}

function next(others: readonly Judged[], texts: ReportTexts): string[] {
  const { t, figures } = texts
  const found = mostCapable(others)
  const [first] = found?.best ?? []
  if (found === undefined || first === undefined) return []
  const atLeast = figures.plain(found.level)
  return [
    found.best.length === 1
      ? t('lead.next', { name: first.id, atLeast })
      : t('lead.nextTie', { names: names(found.best, texts), atLeast }),
  ]
}

/** Only where the ranges of the repeats do not touch: anything else may be chance. */
function fastest(tied: readonly Judged[], { t, figures }: ReportTexts): string[] {
  const known = tied.flatMap(({ id, row }) => (row.figures.p95Us === undefined ? [] : [{ id, p95: row.figures.p95Us }]))
  const [first, ...others] = known.toSorted((a, b) => a.p95.median - b.p95.median)
  const nearest = others[0]
  if (first === undefined || nearest === undefined || nearest.p95.min <= first.p95.max) return []
  const against = figures.list(others.map(({ p95 }) => figures.ms(p95.median)))
  return [t('lead.fastest', { name: first.id, p95: figures.ms(first.p95.median), others: `${against}\u00a0ms` })]
}

function broke({ id, row, results }: Judged, texts: ReportTexts): string {
  const { t, figures } = texts
  const values = { name: id, time: figures.runTime(row.crash.atMs ?? 0), what: crashSentence(row.crash, texts) }
  const { users } = row.crash
  if (users === undefined) return t('lead.broke', values)
  const isOpen = results[0]?.model === 'open'
  return t(isOpen ? 'lead.brokeWithInFlight' : 'lead.brokeWithUsers', { ...values, users: figures.count(users) })
}

function names(shown: readonly Judged[], { figures }: ReportTexts): string {
  return figures.list(shown.map(({ id }) => `**${id}**`))
}

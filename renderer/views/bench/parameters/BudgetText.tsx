import type { ConfigurationOutline } from '../../../../shared/contract/configurationOutline.ts'
import { useText } from '../../../text/useText.ts'
import { ConfigurationKey } from '../../../ui/ConfigurationKey.tsx'
import { VerdictMark } from '../../../ui/VerdictMark.tsx'
import classes from './BudgetText.module.css'

type Budget = ConfigurationOutline['budgets'][number]

/** `3 × 8 × 4 = 96 of 97`, with the letter when there are several columns; too much is marked. */
export function BudgetText({ budget, index }: { readonly budget: Budget; readonly index: number | undefined }) {
  const { t, figures } = useText()
  const { factors, needed, available } = budget
  const product = factors.map(({ value }) => figures.count(value)).join(' × ')
  const values = {
    factors: factors.length > 1 ? `${product} = ${figures.count(needed)}` : product,
    available: figures.count(available),
  }
  const isExceeded = needed > available
  return (
    <span className={classes.budget}>
      {index !== undefined && (
        <span className={classes.fixed}>
          <ConfigurationKey index={index} />
        </span>
      )}
      {isExceeded && <VerdictMark verdict="suspect" size={12} />}
      <span>{t(isExceeded ? 'bench.budgetExceeded' : 'bench.budget', values)}</span>
    </span>
  )
}

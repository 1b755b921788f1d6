import type { ScenarioRequest } from '../../../../shared/domain/scenario.ts'
import { useText } from '../../../text/useText.ts'
import classes from './RequestMix.module.css'

/** How much of the load each request is: as a bar, and in words. Shades fade in the order of the list. */
export function RequestMix({ requests }: { readonly requests: readonly ScenarioRequest[] }) {
  const { t, figures } = useText()
  const sum = requests.reduce((all, { weight }) => all + weight, 0)
  return (
    <>
      <div className={classes.bar} aria-hidden>
        {requests.map(({ name, weight }, index) => (
          <span key={name} className={classes.part} style={{ flexGrow: weight, background: shade(index) }} />
        ))}
      </div>
      <ul className={classes.list} aria-label={t('bench.mix')}>
        {requests.map(({ name, weight, method, path }) => (
          <li key={name} className={classes.item}>
            <span className={classes.path} title={`${method} ${path}`}>
              {method} {name}
            </span>
            <span className={classes.share}>
              {t('bench.unit.percent', { value: figures.plain(Math.round((weight / sum) * 1000) / 10) })}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function shade(index: number): string {
  return `color-mix(in srgb, var(--ink3) ${Math.round(62 * 0.74 ** index)}%, var(--paper))`
}

import { IconAdjustmentsHorizontal, IconClock, IconStairsUp, IconTable, IconWaveSawTool } from '@tabler/icons-react'
import { useText } from '../text/useText.ts'
import { type Screen, toHash } from './place.ts'
import classes from './Rail.module.css'

const icons: Readonly<Record<Screen, typeof IconClock>> = {
  bench: IconStairsUp,
  live: IconWaveSawTool,
  result: IconTable,
  history: IconClock,
  setup: IconAdjustmentsHorizontal,
}

/** The screens, in the order of their keys; setup stands apart at the bottom. */
export function Rail({ screen }: { readonly screen: Screen }) {
  const { t } = useText()
  const item = (name: Screen) => {
    const Icon = icons[name]
    return (
      <a
        key={name}
        href={toHash({ screen: name })}
        className={classes.item}
        aria-current={name === screen ? 'page' : undefined}
      >
        <Icon size={18} stroke={1.4} aria-hidden />
        {t(`frame.${name}`)}
      </a>
    )
  }
  return (
    <nav className={classes.rail} aria-label={t('frame.screens')}>
      {(['bench', 'live', 'result', 'history'] as const).map(item)}
      <span className={classes.gap} />
      {item('setup')}
    </nav>
  )
}

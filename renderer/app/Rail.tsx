import { IconAdjustmentsHorizontal, IconClock, IconStairsUp, IconTable, IconWaveSawTool } from '@tabler/icons-react'
import { useComparisonOn } from '../stores/current.ts'
import { useText } from '../text/useText.ts'
import { Logo } from './Logo.tsx'
import { type Screen, toHash, useLastPlaces } from './place.ts'
import classes from './Rail.module.css'
import { screenWords } from './screenWords.ts'

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
  const isOn = useComparisonOn() !== undefined
  const result = useLastPlaces((last) => last.result)
  const item = (name: Screen) => {
    const Icon = icons[name]
    const place = name === 'result' && name !== screen && result !== undefined ? result : { screen: name }
    return (
      <a key={name} href={toHash(place)} className={classes.item} aria-current={name === screen ? 'page' : undefined}>
        <span className={classes.icon}>
          <Icon size={18} stroke={1.4} aria-hidden />
          {name === 'live' && isOn && <span className={classes.on} />}
        </span>
        {t(screenWords[name])}
        {name === 'live' && isOn && <span className="unseen">{t('frame.isOn')}</span>}
      </a>
    )
  }
  return (
    <nav className={classes.rail} aria-label={t('frame.screens')}>
      <span className={classes.logo}>
        <Logo />
      </span>
      {(['bench', 'live', 'result', 'history'] as const).map(item)}
      <span className={classes.gap} />
      {item('setup')}
    </nav>
  )
}

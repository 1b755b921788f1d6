import { useEffect, useState } from 'react'
import { hear } from '../bridge.ts'
import { loadSettings } from '../stores/settings.ts'
import { useText } from '../text/useText.ts'
import classes from './ConnectionBanner.module.css'

/** Says that the program behind the window is gone, and what to do; goes by itself when it is back. */
export function ConnectionBanner() {
  const { t } = useText()
  const [isLost, setLost] = useState(false)
  useEffect(
    () =>
      hear['window.connection']((state) => {
        setLost(state === 'lost')
        if (state === 'back') void loadSettings()
      }),
    [],
  )
  return (
    <div role="status" className={classes.place}>
      {isLost && (
        <p className={classes.banner}>
          <strong>{t('frame.connectionLost')}</strong> {t('frame.connectionAdvice')}
        </p>
      )}
    </div>
  )
}

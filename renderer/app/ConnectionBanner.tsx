import { useEffect, useState } from 'react'
import type { WindowAnnouncements } from '../../shared/contract/window.ts'
import { hear } from '../bridge.ts'
import { loadSettings } from '../stores/settings.ts'
import { useText } from '../text/useText.ts'
import classes from './ConnectionBanner.module.css'

/** Says that the program behind the window is gone, or another one, and what to do; goes by itself when it is back. */
export function ConnectionBanner() {
  const { t } = useText()
  const [connection, setConnection] = useState<WindowAnnouncements['window.connection']>('back')
  useEffect(
    () =>
      hear['window.connection']((state) => {
        setConnection(state)
        if (state === 'back') void loadSettings()
      }),
    [],
  )
  return (
    <div role="status" className={classes.place}>
      {connection === 'lost' && (
        <p className={classes.banner}>
          <strong>{t('frame.connectionLost')}</strong> {t('frame.connectionAdvice')}
        </p>
      )}
      {connection === 'refused' && (
        <p className={classes.banner}>
          <strong>{t('frame.connectionRefused')}</strong> {t('frame.connectionRefusedAdvice')}
        </p>
      )}
    </div>
  )
}

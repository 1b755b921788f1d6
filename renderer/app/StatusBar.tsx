import { useText } from '../text/useText.ts'
import classes from './StatusBar.module.css'

/** What holds for every screen: Docker, the machine, what is on, and how to reach the commands. */
export function StatusBar() {
  const { t } = useText()
  return (
    <footer className={classes.bar}>
      <span>{t('frame.commands')}</span>
    </footer>
  )
}

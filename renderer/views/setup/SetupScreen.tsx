import { useText } from '../../text/useText.ts'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { AboutRows } from './AboutRows.tsx'
import { CleanRow } from './CleanRow.tsx'
import { DockerRow } from './DockerRow.tsx'
import { ImagesRow } from './ImagesRow.tsx'
import { PrinterRow } from './PrinterRow.tsx'
import { LanguageRow, SingleKeysRow, ThemeRow } from './SettingsRows.tsx'
import classes from './SetupScreen.module.css'

/** What measuring needs on this machine, with the fix for what is wrong; and how the windows look and speak. */
export function SetupScreen() {
  const { t } = useText()
  return (
    <div className={classes.screen}>
      <ScreenHead title={t('frame.setup')} />
      <div className={classes.rows}>
        <h2 className={classes.group}>{t('setup.machine')}</h2>
        <DockerRow />
        <ImagesRow />
        <PrinterRow />
        <CleanRow />
        <h2 className={classes.group}>{t('setup.window')}</h2>
        <LanguageRow />
        <ThemeRow />
        <SingleKeysRow />
        <h2 className={classes.group}>{t('setup.product')}</h2>
        <AboutRows />
      </div>
    </div>
  )
}

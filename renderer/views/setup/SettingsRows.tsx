import { SegmentedControl, Switch } from '@mantine/core'
import type { Settings } from '../../../shared/contract/settings.ts'
import { changeSettings, useSettings } from '../../stores/settings.ts'
import { useText } from '../../text/useText.ts'
import { SetupRow } from './SetupRow.tsx'

/** Languages by their own names, so that they are found whatever is spoken now. */
export function LanguageRow() {
  const { t } = useText()
  const language = useSettings(({ settings }) => settings.language)
  return (
    <SetupRow label={t('setup.language')} note={t('setup.languageNote')}>
      <SegmentedControl<Settings['language']>
        aria-label={t('setup.language')}
        value={language}
        onChange={(chosen) => void changeSettings({ language: chosen })}
        data={[
          { value: 'system', label: t('setup.asSystem') },
          { value: 'en', label: <span lang="en">English</span> },
          { value: 'fr', label: <span lang="fr">Français</span> },
        ]}
      />
    </SetupRow>
  )
}

export function ThemeRow() {
  const { t } = useText()
  const theme = useSettings(({ settings }) => settings.theme)
  return (
    <SetupRow label={t('setup.theme')} note={t('setup.themeNote')}>
      <SegmentedControl<Settings['theme']>
        aria-label={t('setup.theme')}
        value={theme}
        onChange={(chosen) => void changeSettings({ theme: chosen })}
        data={[
          { value: 'system', label: t('setup.asSystem') },
          { value: 'light', label: t('setup.light') },
          { value: 'dark', label: t('setup.dark') },
        ]}
      />
    </SetupRow>
  )
}

export function SingleKeysRow() {
  const { t } = useText()
  const singleKeys = useSettings(({ settings }) => settings.singleKeys)
  return (
    <SetupRow label={t('setup.singleKeys')} note={t('setup.singleKeysNote')}>
      <Switch
        checked={singleKeys}
        onChange={({ currentTarget }) => void changeSettings({ singleKeys: currentTarget.checked })}
        label={t(singleKeys ? 'setup.on' : 'setup.off')}
        aria-label={t('setup.singleKeys')}
      />
    </SetupRow>
  )
}

import { useEffect } from 'react'
import { hear } from '../bridge.ts'
import { useComparisonOn } from '../stores/current.ts'
import { changeSettings } from '../stores/settings.ts'
import { useText } from '../text/useText.ts'
import { type Command, runCommand, runWhenThere, useCommands } from './commands.ts'
import { palette } from './paletteStore.ts'
import { go, type Screen, screens, useLastPlaces } from './place.ts'
import { screenWords } from './screenWords.ts'

const screenKeys: Readonly<Record<Screen, readonly string[]>> = {
  bench: ['1'],
  live: ['2'],
  result: ['3'],
  history: ['4'],
  setup: ['mod+,', '5'],
}

/** What can be done on every screen, and what the desktop's menu asks for. */
export function useFrameCommands(showKeys: () => void): void {
  const { t } = useText()
  const isOn = useComparisonOn() !== undefined
  const places = screens.map(
    (screen): Command => ({
      id: `go.${screen}`,
      title: t('frame.goTo', { screen: t(screenWords[screen]) }),
      keys: screenKeys[screen],
      run: () => go((screen === 'result' && useLastPlaces.getState().result) || { screen }),
    }),
  )
  const themes = (['system', 'light', 'dark'] as const).map(
    (theme): Command => ({
      id: `theme.${theme}`,
      title: t('frame.useTheme', { theme: t(`frame.theme.${theme}`) }),
      run: () => void changeSettings({ theme }),
    }),
  )
  useCommands([
    {
      id: 'compare',
      title: t('frame.compare'),
      keys: ['mod+Enter'],
      isFallback: true,
      run: () => go({ screen: 'bench' }),
    },
    {
      id: 'stop',
      title: t('frame.stop'),
      keys: ['mod+.'],
      isFallback: true,
      ...(!isOn && { disabledBecause: t('frame.nothingOn') }),
      run: () => {
        runWhenThere('stop')
        go({ screen: 'live' })
      },
    },
    {
      id: 'export',
      title: t('frame.export'),
      keys: ['mod+e'],
      isFallback: true,
      disabledBecause: t('frame.noResult'),
      run: () => {},
    },
    ...places,
    ...themes,
    { id: 'keys', title: t('frame.keys'), keys: ['?'], run: showKeys },
    { id: 'palette', title: t('frame.commands'), keys: ['mod+k', 'F1'], isHidden: true, run: palette.toggle },
  ])
  useEffect(() => hear['window.command']((id) => void runCommand(id)), [])
}

import { MantineProvider } from '@mantine/core'
import { useEffect } from 'react'
import { useSettings } from '../stores/settings.ts'
import { Frame } from './Frame.tsx'
import { mantineVariables } from './mantineVariables.ts'
import { theme } from './theme.ts'

export function App() {
  const { settings, shown } = useSettings()
  useEffect(() => {
    document.documentElement.lang = shown.language
  }, [shown.language])
  const scheme = settings.theme === 'system' ? {} : { forceColorScheme: settings.theme }
  return (
    <MantineProvider theme={theme} cssVariablesResolver={mantineVariables} defaultColorScheme="auto" {...scheme}>
      <Frame />
    </MantineProvider>
  )
}

import { MantineProvider } from '@mantine/core'
import { useEffect } from 'react'
import { useSettings } from '../stores/settings.ts'
import { Frame } from './Frame.tsx'
import { mantineVariables } from './mantineVariables.ts'
import { ShutOut } from './ShutOut.tsx'
import { theme } from './theme.ts'

/** `isShutOut`: the host has refused this page from the start, so that there is nothing to show. */
export function App({ isShutOut }: { readonly isShutOut: boolean }) {
  const { settings, shown } = useSettings()
  useEffect(() => {
    document.documentElement.lang = shown.language
  }, [shown.language])
  const scheme = settings.theme === 'system' ? {} : { forceColorScheme: settings.theme }
  return (
    <MantineProvider theme={theme} cssVariablesResolver={mantineVariables} defaultColorScheme="auto" {...scheme}>
      {isShutOut ? <ShutOut /> : <Frame />}
    </MantineProvider>
  )
}

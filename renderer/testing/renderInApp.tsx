import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { type RenderResult, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { theme } from '../app/theme.ts'

/** With what every screen finds around it, without animations. */
export function renderInApp(content: ReactNode): RenderResult {
  return render(
    <MantineProvider theme={theme} env="test">
      <Notifications />
      {content}
    </MantineProvider>,
  )
}

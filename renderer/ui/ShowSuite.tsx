import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Failure } from '../../shared/domain/failure.ts'
import { ask, bridge } from '../bridge.ts'
import { useText } from '../text/useText.ts'
import { FailureBox } from './FailureBox.tsx'

/** Leads to the page about all comparisons of a suite: in a browser to a tab of its own, on the desktop to its file. */
export function ShowSuite({
  suiteId,
  of,
}: {
  readonly suiteId: string
  /** Which one, for those who only hear the button, where it is one of several. */
  readonly of?: string
}) {
  const { t } = useText()
  const [failure, setFailure] = useState<Failure>()
  const show = async () => {
    const answer = await ask['suite.show']({ suiteId })
    setFailure(answer.ok ? undefined : answer.failure)
  }
  const words = t(bridge.host === 'shell' ? 'suites.showFile' : 'suites.openPage')
  return (
    <>
      <Button size="xs" {...(of !== undefined && { 'aria-label': `${words}, ${of}` })} onClick={() => void show()}>
        {words}
      </Button>
      {failure !== undefined && <FailureBox failure={failure} />}
    </>
  )
}

import { Button } from '@mantine/core'
import { IconPlayerStopFilled } from '@tabler/icons-react'
import { useState } from 'react'
import type { Failure } from '../../../shared/domain/failure.ts'
import { useCommand } from '../../app/commands.ts'
import { ariaKeysHere } from '../../app/keysHere.ts'
import { ask } from '../../bridge.ts'
import { useText } from '../../text/useText.ts'
import { FailureBox } from '../../ui/FailureBox.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { StopDialog } from './StopDialog.tsx'

/** Stops the comparison. Its keys ask, and pressed again while the question is open they answer it. */
export function StopButton({ comparisonId }: { readonly comparisonId: string }) {
  const { t } = useText()
  const [at, setAt] = useState<'idle' | 'asking' | 'stopping'>('idle')
  const [failure, setFailure] = useState<Failure>()
  const stop = async (): Promise<void> => {
    setAt('stopping')
    const answer = await ask['comparison.stop']({ comparisonId })
    if (answer.ok) return
    setFailure(answer.failure)
    setAt('idle')
  }
  useCommand({
    id: 'stop',
    title: t('frame.stop'),
    keys: ['mod+.'],
    ...(at === 'stopping' && { disabledBecause: t('live.stopping') }),
    run: () => (at === 'asking' ? void stop() : setAt('asking')),
  })
  return (
    <>
      {failure !== undefined && <FailureBox failure={failure} />}
      <Button
        variant="outline"
        color="red"
        disabled={at === 'stopping'}
        onClick={() => setAt('asking')}
        aria-keyshortcuts={ariaKeysHere('mod+.')}
        leftSection={<IconPlayerStopFilled size={12} aria-hidden />}
        rightSection={<Kbd keys="mod+." isDecoration />}
      >
        {at === 'stopping' ? t('live.stopping') : t('live.stop')}
      </Button>
      <StopDialog isOpen={at === 'asking'} onKeep={() => setAt('idle')} onStop={() => void stop()} />
    </>
  )
}

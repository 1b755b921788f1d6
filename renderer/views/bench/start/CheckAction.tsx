import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Announcements } from '../../../../shared/contract/announcements.ts'
import type { StartCheck } from '../../../../shared/contract/comparisonAsk.ts'
import type { Ask } from '../../../../shared/contract/requests.ts'
import type { Failure } from '../../../../shared/domain/failure.ts'
import { ask, hear } from '../../../bridge.ts'
import { useText } from '../../../text/useText.ts'
import { CopyCommand } from '../../../ui/CopyCommand.tsx'
import { FailureBox } from '../../../ui/FailureBox.tsx'
import classes from './StartChecks.module.css'

type Action = NonNullable<StartCheck['action']>

/** What can be done about a check from here: a command to copy, or something the engine does. */
export function CheckAction({
  action,
  images,
  onDone,
}: {
  readonly action: Action
  /** Those of what is chosen, with its values. */
  readonly images: Ask<'image.build'>
  readonly onDone: () => void
}) {
  if (action.kind === 'command') return <CopyCommand command={action.command} />
  return <RequestAction name={action.name} images={images} onDone={onDone} />
}

function RequestAction({
  name,
  images,
  onDone,
}: {
  readonly name: Extract<Action, { kind: 'request' }>['name']
  /** Those of what is chosen, with its values. */
  readonly images: Ask<'image.build'>
  readonly onDone: () => void
}) {
  const { t } = useText()
  const [isOn, setOn] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const [progress, setProgress] = useState<Announcements['image.progress']>()
  useEffect(() => hear['image.progress'](setProgress), [])
  const act = async () => {
    setOn(true)
    setFailure(undefined)
    const answer = name === 'image.build' ? await ask['image.build'](images) : await ask['engine.clean']({})
    setOn(false)
    if (!answer.ok) setFailure(answer.failure)
    onDone()
  }
  return (
    <div className={classes.action}>
      <Button size="xs" disabled={isOn} onClick={() => void act()}>
        {t(name === 'image.build' ? 'bench.buildImages' : 'bench.clean')}
      </Button>
      <span className={classes.progress} aria-live="polite">
        {isOn && progress !== undefined && t('bench.building', { image: progress.image, message: progress.message })}
      </span>
      {failure !== undefined && <FailureBox failure={failure} />}
    </div>
  )
}

import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useText } from '../../text/useText.ts'
import classes from './CopyAsCommand.module.css'
import type { DraftCommand } from './draft/draftCommand.ts'

const SAID_MS = 2000

/** The same comparison for the terminal; where it cannot be written there, the reason stands beside the button. */
export function CopyAsCommand({ command }: { readonly command: DraftCommand }) {
  const { t, figures } = useText()
  const [said, setSaid] = useState<'nothing' | 'copied' | 'refused'>('nothing')
  useEffect(() => {
    if (said !== 'copied') return
    const timer = setTimeout(() => setSaid('nothing'), SAID_MS)
    return () => clearTimeout(timer)
  }, [said])
  const copy = () =>
    command.kind === 'command' &&
    navigator.clipboard.writeText(command.command).then(
      () => setSaid('copied'),
      () => setSaid('refused'),
    )
  return (
    <>
      <span className={classes.note} aria-live="polite">
        {command.kind === 'inexpressible' && t('bench.inexpressible', { names: figures.list(command.parameters) })}
        {command.kind === 'command' && said === 'refused' && t('bench.copyRefused', { command: command.command })}
      </span>
      <Button variant="subtle" disabled={command.kind !== 'command'} onClick={() => void copy()}>
        {t(said === 'copied' ? 'bench.copied' : 'bench.copyCommand')}
      </Button>
    </>
  )
}

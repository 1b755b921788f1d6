import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useText } from '../../text/useText.ts'
import classes from './CopyAsCommand.module.css'

const SAID_MS = 2000

/** The same comparison for the terminal. */
export function CopyAsCommand({ command }: { readonly command: string }) {
  const { t } = useText()
  const [said, setSaid] = useState<'nothing' | 'copied' | 'refused'>('nothing')
  useEffect(() => {
    if (said !== 'copied') return
    const timer = setTimeout(() => setSaid('nothing'), SAID_MS)
    return () => clearTimeout(timer)
  }, [said])
  const copy = () =>
    navigator.clipboard.writeText(command).then(
      () => setSaid('copied'),
      () => setSaid('refused'),
    )
  return (
    <>
      <span className={classes.note} aria-live="polite">
        {said === 'refused' && t('bench.copyRefused', { command })}
      </span>
      <Button variant="subtle" className={classes.copy} onClick={() => void copy()}>
        {t(said === 'copied' ? 'bench.copied' : 'bench.copyCommand')}
      </Button>
    </>
  )
}

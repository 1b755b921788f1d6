import { useState } from 'react'
import { useText } from '../text/useText.ts'
import classes from './CopyCommand.module.css'

/** To type into a terminal; selectable, and copied by its button. */
export function CopyCommand({ command }: { readonly command: string }) {
  const { t } = useText()
  const [copied, setCopied] = useState<'not' | 'yes' | 'refused'>('not')
  const copy = () =>
    navigator.clipboard.writeText(command).then(
      () => setCopied('yes'),
      () => setCopied('refused'),
    )
  return (
    <div className={classes.row}>
      <code className={classes.command}>{command}</code>
      <button type="button" className={classes.copy} onClick={copy} aria-label={t('frame.copyCommand', { command })}>
        {t(copied === 'yes' ? 'frame.copied' : copied === 'refused' ? 'frame.notCopied' : 'frame.copy')}
      </button>
      <span className="unseen" aria-live="polite">
        {copied === 'yes' && t('frame.copied')}
      </span>
    </div>
  )
}

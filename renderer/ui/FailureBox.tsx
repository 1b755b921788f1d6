import type { ReactNode } from 'react'
import type { Failure } from '../../shared/domain/failure.ts'
import { failureText } from '../../shared/text/failureText.ts'
import type { FailureText } from '../../shared/text/failureWords.ts'
import { bridge } from '../bridge.ts'
import { useText } from '../text/useText.ts'
import { CopyCommand } from './CopyCommand.tsx'
import classes from './FailureBox.module.css'
import { WrittenText } from './WrittenText.tsx'

/** A failure in the place where its cause is: what is, what was found, what to do; below it the buttons. */
export function FailureBox({ failure, children }: { readonly failure: Failure; readonly children?: ReactNode }) {
  const { language } = useText()
  return <FailureWords {...failureText(failure, bridge.platform, language)}>{children}</FailureWords>
}

/** The same, of words that are known already. */
export function FailureWords({ title, details, fix, log, children }: FailureText & { readonly children?: ReactNode }) {
  const { t } = useText()
  return (
    <div className={classes.box} role="alert">
      <div className={classes.message}>
        <p className={classes.title}>
          <WrittenText text={title} />
        </p>
        {details.map((detail) => (
          <p key={detail} className={classes.detail}>
            <WrittenText text={detail} />
          </p>
        ))}
        {fix !== undefined && (
          <p className={classes.detail}>
            <WrittenText text={fix} />
          </p>
        )}
      </div>
      {commandsIn(fix).map((command) => (
        <CopyCommand key={command} command={command} />
      ))}
      {log !== undefined && (
        <details className={classes.log}>
          <summary>{t('frame.log')}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <pre tabIndex={0}>{log.join('\n')}</pre>
        </details>
      )}
      {children !== undefined && <div className={classes.actions}>{children}</div>}
    </div>
  )
}

/** What is worth copying: whole commands, not single names. */
export function commandsIn(fix: string | undefined): readonly string[] {
  return [...(fix ?? '').matchAll(/`([^`]+ [^`]+)`/g)].flatMap(([, command]) => command ?? [])
}

import { UnstyledButton } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { StartCheck } from '../../../../shared/contract/comparisonAsk.ts'
import type { Ask } from '../../../../shared/contract/requests.ts'
import { toHash } from '../../../app/place.ts'
import { useText } from '../../../text/useText.ts'
import { VerdictMark } from '../../../ui/VerdictMark.tsx'
import { WrittenText } from '../../../ui/WrittenText.tsx'
import { CheckAction } from './CheckAction.tsx'
import classes from './StartChecks.module.css'

interface Props {
  readonly checks: readonly StartCheck[]
  /** What is chosen, with its values. */
  readonly images: Ask<'image.build'>
  readonly onDone: () => void
  /** Failures that belong here too. */
  readonly children?: ReactNode
}

/** What is in the way, in full, and what to know before it starts, two lines each until it is opened. Nothing where all is well. */
export function StartChecks({ checks, images, onDone, children }: Props) {
  const { t } = useText()
  const told = [
    ...checks.filter(({ state }) => state === 'problem'),
    ...checks.filter(({ state }) => state === 'warning'),
  ]
  // A failure that is not there is `false`.
  if (told.length === 0 && !children) return null
  return (
    <section className={classes.checks} aria-label={t('bench.checks')}>
      {children}
      <ul className={classes.list}>
        {told.map((check) => (
          <Check key={check.id} {...check} images={images} onDone={onDone} />
        ))}
      </ul>
    </section>
  )
}

function Check({
  id,
  state,
  message,
  fix,
  action,
  images,
  onDone,
}: StartCheck & { readonly images: Ask<'image.build'>; readonly onDone: () => void }) {
  const { t, local } = useText()
  const isProblem = state === 'problem'
  const [first = '', ...rest] = local(message).split('\n')
  const [isOpen, setOpen] = useState(false)
  const words = (
    <>
      <span className={classes.message}>
        <WrittenText text={first} />
      </span>
      <WrittenText text={rest.map((line) => `\n${line}`).join('')} />{' '}
      {fix !== undefined && (
        <span className={classes.fix}>
          <WrittenText text={local(fix)} />
        </span>
      )}
    </>
  )
  return (
    <li className={classes.check} data-problem={isProblem || undefined}>
      <VerdictMark verdict={isProblem ? 'fail' : 'suspect'} label={t(isProblem ? 'bench.problem' : 'bench.warning')} />
      {isProblem ? (
        <div className={classes.words}>{words}</div>
      ) : (
        <UnstyledButton
          className={`${classes.words} ${classes.warning}`}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <span>{words}</span>
          <span className={classes.more} aria-hidden>
            {isOpen ? '▴' : '▾'}
          </span>
        </UnstyledButton>
      )}
      {id === 'docker' && isProblem && (
        <a className={classes.link} href={toHash({ screen: 'setup' })}>
          {t('bench.openSetup')}
        </a>
      )}
      {action !== undefined && <CheckAction action={action} images={images} onDone={onDone} />}
    </li>
  )
}

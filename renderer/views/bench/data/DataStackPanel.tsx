import { Button } from '@mantine/core'
import { assertNever } from '../../../../shared/assertNever.ts'
import type { CurrentData, DataStack, DataStep } from '../../../../shared/contract/dataRequests.ts'
import { dataText } from '../../../../shared/text/dataText.ts'
import { serverText } from '../../../../shared/text/server/serverText.ts'
import { forgetDataFailure, releaseData, useDataStack } from '../../../stores/dataStack.ts'
import { useText } from '../../../text/useText.ts'
import { CopyCommand } from '../../../ui/CopyCommand.tsx'
import { FailureBox, FailureWords } from '../../../ui/FailureBox.tsx'
import { AccountList } from './AccountList.tsx'
import classes from './DataStackPanel.module.css'

/** The stack that is up with its data, or how far it is; what went wrong with it. Nothing while there is none. */
export function DataStackPanel() {
  const { t } = useText()
  const { current, failure, leftBehind } = useDataStack()
  const close = <Button onClick={forgetDataFailure}>{t('bench.data.close')}</Button>
  return (
    <>
      {failure !== undefined && (
        <div className={classes.failure}>
          <FailureBox failure={failure}>{close}</FailureBox>
        </div>
      )}
      {leftBehind.length > 0 && (
        <div className={classes.failure}>
          <FailureWords title={t('bench.data.left')} details={leftBehind} fix={t('bench.data.leftFix')}>
            {close}
          </FailureWords>
        </div>
      )}
      {/* Always there, so that what comes into it is read out. */}
      <div role="status">{current.kind !== 'none' && <Current {...current} />}</div>
    </>
  )
}

function Current(current: Exclude<CurrentData, { kind: 'none' }>) {
  const { t } = useText()
  if (current.kind === 'loaded') return <Loaded {...current.stack} />
  const { stackId, configuration, set } = current
  return (
    <section className={classes.panel} aria-label={t('bench.data.title')}>
      <p className={classes.text}>
        <b className={classes.name}>{configuration}</b>{' '}
        {current.kind === 'loading' ? <Step step={current.step} set={set} /> : t('bench.data.removing')}
      </p>
      {current.kind === 'loading' && (
        <Button variant="default" onClick={() => void releaseData(stackId)}>
          {t('bench.data.cancel')}
        </Button>
      )}
    </section>
  )
}

function Step({ step, set }: { readonly step: DataStep; readonly set: string }) {
  const { t } = useText()
  switch (step.at) {
    case 'building':
      return step.image === undefined ? t('bench.data.images') : t('bench.data.image', { image: step.image })
    case 'starting':
      return t('bench.data.starting', { ready: step.ready, total: step.total })
    case 'loading':
      return t('bench.data.loading', { set })
    default:
      return assertNever(step, 'step')
  }
}

function Loaded(stack: DataStack) {
  const { t, language } = useText()
  const { stackId, configuration, address, server, accounts = [] } = stack
  return (
    <section className={classes.panel} aria-label={t('bench.data.title')}>
      <p className={classes.text}>
        <b className={classes.name}>{configuration}</b> {t('bench.data.up', { data: dataText(stack, language) })}
        {server !== undefined && ` ${t('bench.data.server', { server: serverText(server, language) })}`}
      </p>
      <CopyCommand command={address} />
      <Button variant="default" onClick={() => void releaseData(stackId)}>
        {t('bench.data.remove')}
      </Button>
      {accounts.length > 0 && <AccountList accounts={accounts} />}
    </section>
  )
}

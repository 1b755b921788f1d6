import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { FaultAction } from '../../../shared/domain/fault.ts'
import { faultsOn } from '../../../shared/live/faultsOn.ts'
import type { LiveRun } from '../../../shared/live/liveRun.ts'
import { useText } from '../../text/useText.ts'
import { FailureBox } from '../../ui/FailureBox.tsx'
import classes from './FaultPanel.module.css'
import { goneKinds, moreFaults, quickFaults } from './faultChoices.ts'
import { faultWords } from './faultWords.ts'
import { type FaultAsking, useFaults } from './useFaults.ts'

/** What can be done to the selected container on purpose. Nothing is asked; the run is marked, and the same button takes it back. */
export function FaultPanel({ run, container }: { readonly run: LiveRun; readonly container: string }) {
  const { t } = useText()
  const asking = useFaults(run.head.id)
  const on = faultsOn(run, container)
  const isGone = on.some(({ kind }) => goneKinds.includes(kind))
  return (
    <section className={classes.panel} aria-label={t('live.faultOn', { container })}>
      <div className={classes.head}>
        <h3>{t('live.faultOn', { container })}</h3>
        <span>{t('live.faultNote')}</span>
      </div>
      <div className={classes.buttons}>
        {quickFaults.map((kind) => {
          const active = on.find((one) => one.kind === kind)
          return (
            <Button
              key={kind}
              variant="default"
              h={24}
              px={4}
              fz={12}
              disabled={asking.isBusy || (isGone && active === undefined)}
              data-on={active !== undefined || undefined}
              onClick={() => (active ? asking.undo(active) : asking.inject({ kind, container }))}
            >
              {t(active === undefined ? `live.fault.${kind}` : `live.faultUndo.${kind}`)}
            </Button>
          )
        })}
        <MoreFaults container={container} on={on} asking={asking} isDisabled={asking.isBusy || isGone} />
      </div>
      {asking.failure !== undefined && <FailureBox failure={asking.failure} />}
    </section>
  )
}

function MoreFaults({
  container,
  on,
  asking,
  isDisabled,
}: {
  readonly container: string
  readonly on: readonly FaultAction[]
  readonly asking: FaultAsking
  readonly isDisabled: boolean
}) {
  const text = useText()
  const { t } = text
  const choices = moreFaults(container)
  const isSame = (a: FaultAction) => (b: FaultAction) => a.kind === b.kind
  const count = choices.filter((one) => on.some(isSame(one))).length
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }} shadow="md">
      <Menu.Target>
        <Button
          variant="default"
          h={24}
          px={4}
          fz={12}
          disabled={isDisabled}
          data-on={count > 0 || undefined}
          rightSection={<IconChevronDown size={12} stroke={1.4} aria-hidden />}
        >
          {count === 0 ? t('live.faultMore') : t('live.faultMoreOn', { count })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((action) => {
          const active = on.find(isSame(action))
          return (
            <Menu.Item key={action.kind} onClick={() => (active ? asking.undo(active) : asking.inject(action))}>
              {active === undefined
                ? faultWords(action, text)
                : t('live.faultTakeBack', { fault: faultWords(active, text) })}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}

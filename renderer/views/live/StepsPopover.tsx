import { Button, Popover } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { LiveRun } from '../../../shared/live/liveRun.ts'
import { toPhases } from '../../../shared/load/toPhases.ts'
import { useText } from '../../text/useText.ts'
import classes from './StepsPopover.module.css'

/** Where there is no room for the steps: the present one in a line, the others behind it. */
export function StepsPopover({ run, children }: { readonly run: LiveRun | undefined; readonly children: ReactNode }) {
  const { t } = useText()
  const phases = run === undefined ? [] : toPhases(run.head.profile.stages)
  const phase = phases.find(({ fromMs, toMs }) => (run?.atMs ?? -1) >= fromMs && (run?.atMs ?? -1) < toMs)
  const words = [
    run?.head.configuration.id,
    run && t(`live.at.${run.at}`).toLowerCase(),
    run?.at === 'measuring' && phase && t('live.phaseOf', { number: phase.index + 1, all: phases.length }),
  ].filter(Boolean)
  return (
    <Popover position="bottom-end" width={300} trapFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          classNames={{ root: classes.target, label: classes.label }}
          rightSection={<IconChevronDown size={14} stroke={1.4} aria-hidden />}
        >
          {words.length === 0 ? t('live.steps') : words.join(', ')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown ?? ''} aria-label={t('live.steps')}>
        {children}
      </Popover.Dropdown>
    </Popover>
  )
}

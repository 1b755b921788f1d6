import { Button, Modal } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { LiveRun } from '../../../shared/live/liveRun.ts'
import { useText } from '../../text/useText.ts'
import { LogLineList } from '../../ui/LogLineList.tsx'

/** What the selected container has complained of so far, by its own log; nothing while it has not. */
export function NodeLog({ lines, container }: { readonly lines: LiveRun['lines']; readonly container: string }) {
  const { t } = useText()
  const [isOpen, setOpen] = useState(false)
  const own = useMemo(
    () =>
      lines
        .filter((one) => one.container === container)
        .map(({ atMs, class: of, line, count }) => ({ atMs, text: line === '' ? of : line, count })),
    [lines, container],
  )
  if (own.length === 0) return null
  const count = own.reduce((sum, one) => sum + one.count, 0)
  return (
    <>
      <Button variant="default" h={24} px={7} fz={12} m="0 12px 8px" onClick={() => setOpen(true)}>
        {t('log.soFar', { count })}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        size="min(1100px, 92vw)"
        title={t('log.title', { container })}
        closeButtonProps={{ 'aria-label': t('log.close') }}
      >
        <LogLineList lines={own} label={t('log.lines')} atMs={own.at(-1)?.atMs} />
        <p>{t('log.soFarNote')}</p>
      </Modal>
    </>
  )
}

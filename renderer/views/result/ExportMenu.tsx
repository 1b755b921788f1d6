import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useText } from '../../text/useText.ts'
import { FailureBox } from '../../ui/FailureBox.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import classes from './ExportMenu.module.css'
import type { Exporting } from './useExport.ts'

/** The report as a file. While it is written the button says so. */
export function ExportMenu({ state, save }: Exporting) {
  const { t } = useText()
  if (state.at === 'writing') {
    return (
      <Button variant="default" data-disabled aria-disabled aria-live="polite">
        {t(state.format === 'pdf' ? 'result.printing' : 'result.writing')} …
      </Button>
    )
  }
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }} shadow="md">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} stroke={1.4} aria-hidden />}>
          {t('result.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => save('pdf')} rightSection={<Kbd keys="mod+e" isDecoration />}>
          {t('result.exportPdf')}
        </Menu.Item>
        <Menu.Item onClick={() => save('html')}>{t('result.exportHtml')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Under the head: where the file is, or why there is none. */
export function ExportAnswer({ state, close }: Exporting) {
  const { t } = useText()
  if (state.at !== 'saved' && state.at !== 'failed') return null
  return (
    <div className={classes.answer} role={state.at === 'saved' ? 'status' : undefined}>
      {state.at === 'saved' ? (
        <p className={classes.saved}>{t('result.saved', { file: state.file })}</p>
      ) : (
        <FailureBox failure={state.failure} />
      )}
      <button type="button" className={classes.close} onClick={close}>
        {t('result.close')}
      </button>
    </div>
  )
}

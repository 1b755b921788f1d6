import { Button } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '../../../app/commands.ts'
import { useText } from '../../../text/useText.ts'
import { SuitesDialog } from './SuitesDialog.tsx'

/** Opens the list of suites; nothing is read before. */
export function SuitesButton() {
  const { t } = useText()
  const [isOpen, setOpen] = useState(false)
  const open = () => setOpen(true)
  useCommand({ id: 'suites', title: t('suites.open'), run: open })
  return (
    <>
      <Button variant="subtle" onClick={open}>
        {t('suites.open')}
      </Button>
      <SuitesDialog isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}

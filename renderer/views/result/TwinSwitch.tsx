import { Button } from '@mantine/core'
import { useText } from '../../text/useText.ts'

/** The chart, or the table of the same series. */
export function TwinSwitch({
  isTable,
  show,
}: {
  readonly isTable: boolean
  readonly show: (isTable: boolean) => void
}) {
  const { t } = useText()
  return (
    <Button variant="default" h={24} fz={12} onClick={() => show(!isTable)}>
      {t(isTable ? 'curves.showChart' : 'curves.showTable')}
    </Button>
  )
}

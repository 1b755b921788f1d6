import { NativeSelect } from '@mantine/core'
import { useText } from '../../../text/useText.ts'
import classes from './SuitesDialog.module.css'

const scales = [1, 0.5, 0.2, 0.1, 0.05]

/** How much of every stage's time is taken. */
export function TimeScaleChoice({
  timeScale,
  onChoose,
}: {
  readonly timeScale: number
  readonly onChoose: (scale: number) => void
}) {
  const { t, figures } = useText()
  const choices = scales.map((scale) => ({
    value: String(scale),
    label: scale === 1 ? t('suites.scaleWhole') : t('suites.scaleText', { scale: figures.plain(scale) }),
  }))
  return (
    <NativeSelect
      className={classes.scale}
      label={t('suites.timeScale')}
      data={choices}
      value={String(timeScale)}
      onChange={({ currentTarget }) => onChoose(Number(currentTarget.value))}
    />
  )
}

import { NumberInput, Select, TextInput } from '@mantine/core'
import type { Parameter } from '../../../../shared/domain/topology.ts'
import { useText } from '../../../text/useText.ts'
import { fits } from '../draft/parameterDraft.ts'
import classes from './ParameterField.module.css'
import { badValueText } from './parameterWords.ts'

interface Props {
  readonly parameter: Parameter
  /** For those who cannot see row and column. */
  readonly label: string
  readonly written: string
  readonly isChanged: boolean
  readonly onChange: (written: string) => void
}

/** One value of one configuration, as its type wants it; a value that does not fit is told where it stands. */
export function ParameterField({ parameter, label, written, isChanged, onChange }: Props) {
  const texts = useText()
  const error = fits(parameter, written) ? undefined : badValueText(parameter, written, texts)
  const same = {
    'aria-label': label,
    classNames: { root: classes.root, wrapper: classes.wrapper, input: classes.input, error: classes.error },
    'data-changed': isChanged || undefined,
    ...(error !== undefined && { error }),
  }
  switch (parameter.type) {
    case 'integer':
    case 'number':
      return (
        <NumberInput
          {...same}
          value={written}
          onChange={(value) => onChange(String(value))}
          clampBehavior="none"
          allowDecimal={parameter.type === 'number'}
          allowNegative={(parameter.min ?? -1) < 0}
        />
      )
    case 'choice':
      return (
        <Select
          {...same}
          classNames={{ ...same.classNames, root: `${classes.root} ${classes.choice}` }}
          data={[...parameter.values]}
          value={written}
          onChange={(value) => onChange(value ?? written)}
          comboboxProps={{ width: 'max-content', position: 'bottom-end' }}
        />
      )
    case 'size':
    case 'text':
      return <TextInput {...same} value={written} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
  }
}

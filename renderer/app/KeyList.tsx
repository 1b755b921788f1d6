import { Modal } from '@mantine/core'
import { useSettings } from '../stores/settings.ts'
import { useText } from '../text/useText.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { useCurrentCommands } from './commands.ts'
import classes from './KeyList.module.css'
import { isSingleKey, type Key } from './keys.ts'

/** Keys that controls have by themselves, on every screen that has the control. */
const others: readonly (readonly [
  word: `frame.keyList.${'card' | 'step' | 'jump' | 'remove'}`,
  keys: readonly Key[],
])[] = [
  ['frame.keyList.card', ['Space']],
  ['frame.keyList.step', ['ArrowLeft', 'ArrowRight']],
  ['frame.keyList.jump', ['Home', 'End']],
  ['frame.keyList.remove', ['Delete']],
]

export function KeyList({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useText()
  const areSingleKeysOn = useSettings(({ settings }) => settings.singleKeys)
  const commands = useCurrentCommands().filter(({ keys = [] }) => keys.length > 0)
  const row = (title: string, keys: readonly Key[]) => (
    <tr key={title}>
      <td className={classes.keys}>
        {keys.map((key) => (
          <Kbd key={key} keys={key} />
        ))}
      </td>
      <td>{title}</td>
    </tr>
  )
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('frame.keys')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <table className={classes.table}>
        <tbody>
          {commands.map(({ title, keys = [] }) =>
            row(
              title,
              keys.filter((key) => areSingleKeysOn || !isSingleKey(key)),
            ),
          )}
          {others.map(([word, keys]) => row(t(word), keys))}
        </tbody>
      </table>
      <p className={classes.note}>{t(areSingleKeysOn ? 'frame.singleKeysOn' : 'frame.singleKeysOff')}</p>
    </Modal>
  )
}

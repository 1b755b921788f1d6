import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import type { DataTable } from '../../../shared/tables/dataTable.ts'
import { toMarkdown, toTabbed } from '../../../shared/tables/tableText.ts'
import { useText } from '../../text/useText.ts'
import classes from './CopyTable.module.css'

/** The table as text, for notes or for a spreadsheet. */
export function CopyTable({ table }: { readonly table: DataTable }) {
  const { t } = useText()
  const [said, setSaid] = useState<'result.copied' | 'result.notCopied'>()
  const copy = (text: string) =>
    void navigator.clipboard.writeText(text).then(
      () => setSaid('result.copied'),
      () => setSaid('result.notCopied'),
    )
  return (
    <>
      <span className={classes.said} role="status">
        {said !== undefined && t(said)}
      </span>
      <Menu position="bottom-end" transitionProps={{ duration: 0 }} shadow="md">
        <Menu.Target>
          <button type="button" className={classes.copy} aria-label={t('result.copyTable', { title: table.title })}>
            {t('result.copy')}
            <IconChevronDown size={12} stroke={1.4} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => copy(toMarkdown(table))}>{t('result.copyMarkdown')}</Menu.Item>
          <Menu.Item onClick={() => copy(toTabbed(table))}>{t('result.copyCells')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

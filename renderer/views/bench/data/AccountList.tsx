import type { DataAccount } from '../../../../shared/contract/dataRequests.ts'
import { useText } from '../../../text/useText.ts'
import classes from './AccountList.module.css'

/** Who can log in to a stack with its data, folded: what `curl` and a browser need. */
export function AccountList({ accounts }: { readonly accounts: readonly DataAccount[] }) {
  const { t, language } = useText()
  return (
    <details className={classes.accounts}>
      <summary>{t('bench.data.accounts')}</summary>
      <ul>
        {accounts.map(({ name, password, role }) => (
          <li key={name}>
            <code>{name}</code>
            {password !== undefined && <code>{password}</code>}
            <span>{role[language]}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

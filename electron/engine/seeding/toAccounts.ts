import type { DataAccount } from '../../../shared/contract/dataRequests.ts'
import type { DataPlan } from '../../../shared/domain/stackPlan.ts'
import { fillTemplate, toTemplate } from '../../../shared/load/placeholders.ts'
import type { DataValues } from '../run/loadData.ts'

/** Who can log in now. A password that is a secret is left out: whoever gave it knows it. */
export function toAccounts({ accounts = [] }: DataPlan, { texts, secrets }: DataValues): readonly DataAccount[] {
  const filled = (text: string) =>
    fillTemplate(
      toTemplate(text),
      (name) => texts[name] ?? '',
      (value) => value,
    )
  return accounts.map(({ name, password, role }) => {
    const isSecret = toTemplate(password).names.some((one) => Object.hasOwn(secrets, one))
    return { name: filled(name), ...(!isSecret && { password: filled(password) }), role }
  })
}

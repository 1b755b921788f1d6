import type { ReportTexts } from './reportTexts.ts'

const roles = ['api', 'balancer', 'cache', 'database', 'proxy', 'other'] as const

export function roleText(role: string, { t }: ReportTexts): string {
  const known = roles.find((one) => one === role)
  return known === undefined ? role : t(`role.${known}`)
}

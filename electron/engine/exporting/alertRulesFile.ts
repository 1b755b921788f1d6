import { Document } from 'yaml'
import { type AlertGroup, type AlertRule, noLimits, toAlertGroups } from '../../../shared/analysis/alertRules.ts'
import type { Language } from '../../../shared/domain/language.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import { alertNames, alertText } from '../../../shared/text/alertText.ts'

/** A Prometheus rule file with the thresholds of a comparison; YAML as `promtool check rules` takes it. */
export function alertRulesFile(comparison: Comparison, language: Language): string {
  const groups = toAlertGroups(comparison)
  const document = new Document({
    groups: groups.map((group) => ({
      name: `palier ${group.configuration}`,
      rules: group.rules.map((rule) => toRule(rule, group, language)),
    })),
  })
  document.commentBefore = head(comparison, groups, language)
  return document.toString({ lineWidth: 0 })
}

function toRule(rule: AlertRule, group: AlertGroup, language: Language): object {
  const { summary, description } = alertText(rule, group, language)
  return {
    alert: alertNames[rule.kind],
    expr: rule.expr,
    ...(rule.forSeconds > 0 && { for: `${rule.forSeconds}s` }),
    labels: { severity: rule.severity, configuration: group.configuration },
    annotations: { summary, description },
  }
}

/** Where the thresholds come from, and what Prometheus has to scrape. */
function head({ id, profile, createdAt }: Comparison, groups: readonly AlertGroup[], language: Language): string {
  const jobs = [...new Set(groups.map(({ topologyId }) => topologyId))].join(', ')
  const origin = `${id}, ${profile.id} × ${profile.timeScale}, ${createdAt}`
  const lines =
    language === 'en'
      ? [
          `Thresholds of comparison ${origin}.`,
          `palier_…: scrape /metrics of \`palier serve --metrics\` while a run is on.`,
          `Everything else: scrape every instance's own metrics with the topology as job name (${jobs}).`,
        ]
      : [
          `Seuils de la comparaison ${origin}.`,
          `palier_… : collecter /metrics de \`palier serve --metrics\` pendant un essai.`,
          `Le reste : collecter les métriques de chaque instance, avec la topologie comme nom de job (${jobs}).`,
        ]
  const without = groups.filter(({ limits }) => limits === undefined)
  return [...lines, ...without.map(({ configuration }) => `${configuration}: ${noLimits[language]}.`)]
    .map((line) => ` ${line}`)
    .join('\n')
}

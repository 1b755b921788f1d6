import type { z } from 'zod'
import type {
  componentStates,
  crashKinds,
  diagnosisSchema,
  evidenceSchema,
  failoverSchema,
  findingRules,
  findingSchema,
  laneSchema,
  markSchema,
  markSigns,
  phaseStorySchema,
} from './diagnosisSchema.ts'

export type Diagnosis = z.infer<typeof diagnosisSchema>
export type Lane = z.infer<typeof laneSchema>
export type Mark = z.infer<typeof markSchema>
export type Evidence = z.infer<typeof evidenceSchema>
export type Finding = z.infer<typeof findingSchema>
export type PhaseStory = z.infer<typeof phaseStorySchema>
export type Failover = z.infer<typeof failoverSchema>
export type ComponentState = (typeof componentStates)[number]
export type MarkSign = (typeof markSigns)[number]
export type FindingRule = (typeof findingRules)[number]
export type CrashKind = (typeof crashKinds)[number]

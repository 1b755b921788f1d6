/** Why something cannot be done to a container on purpose, here or now. The words for people are in `shared/text/faultRefusalText.ts`. */
export type FaultRefusal =
  /** Before the first and after the last request of the plan, and of runs that are not on. */
  | { readonly kind: 'notMeasuring'; readonly runId: string }
  | { readonly kind: 'unknownContainer'; readonly container: string; readonly known: readonly string[] }
  | { readonly kind: 'notRunning' | 'paused' | 'offNetwork' | 'noMemoryLimit'; readonly container: string }
  /** Its image has no program that this needs, or it may not be run. */
  | { readonly kind: 'noProgram'; readonly container: string; readonly program: string; readonly message: string }
  /** Rules for packets are set by root on the machine of the containers. */
  | { readonly kind: 'notRoot' | 'elsewhere' }
  | { readonly kind: 'noTool'; readonly tool: string }
  /** The kernel lacks what the rule needs: `sch_netem`, `xt_statistic`. */
  | { readonly kind: 'noKernelPart'; readonly part: string; readonly message: string }

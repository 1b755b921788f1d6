import type { z } from 'zod'
import type { faultActionSchema, faultSchema } from './faultSchema.ts'

/**
 * What is done to a container on purpose.
 *
 * | kind | what happens | when it is over |
 * |---|---|---|
 * | kill | its processes are killed; its address goes silent: packets vanish | started again |
 * | crash | its processes are killed; its address refuses connections, as a host does whose program is gone | started again |
 * | stop | asked to end, killed after its grace time | started again |
 * | pause | frozen: connections are accepted by the kernel, nothing answers | goes on |
 * | restart | stopped and started again at once | – |
 * | cpu | so many processes inside it burn CPU, within its own limits | they end |
 * | memory | so much memory inside it is filled, within its own limits | it is given back |
 * | delay | every packet it sends takes longer | as before |
 * | loss | so many of its packets are lost | as before |
 * | cut | it is taken off the network | connected again, same address |
 */
export type FaultAction = z.infer<typeof faultActionSchema>

/** A fault with its place in the run. */
export type Fault = z.infer<typeof faultSchema>

export type FaultKind = FaultAction['kind']

/** Of the CPU that an instance’s workers can use: an event loop at this has no pause between two requests. */
export const busyFrom = 0.85

/** Connections that wait to be accepted; a burst is gone within a second. */
export const queuedFrom = 16

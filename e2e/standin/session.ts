import { onlyImitated } from './onlyImitated.ts'

interface Details {
  readonly isMainFrame: boolean
  readonly requestingUrl: string
}
type Decide = (isGranted: boolean) => void
type RequestHandler = (contents: unknown, permission: string, decide: Decide, details: Details) => void
type CheckHandler = (contents: unknown, permission: string, origin: string, details: Details) => boolean
type BeforeRequest = (details: { url: string }, decide: (answer: { cancel?: boolean }) => void) => void

const handlers: {
  request?: RequestHandler | undefined
  check?: CheckHandler | undefined
  device?: (() => boolean) | undefined
  beforeRequest?: BeforeRequest | undefined
} = {}

const webRequest = onlyImitated('session.webRequest', {
  onBeforeRequest: (handler: BeforeRequest) => {
    handlers.beforeRequest = handler
  },
})

export const session = onlyImitated('session', {
  defaultSession: onlyImitated('session.defaultSession', {
    webRequest,
    setPermissionRequestHandler: (handler: RequestHandler) => {
      handlers.request = handler
    },
    setPermissionCheckHandler: (handler: CheckHandler) => {
      handlers.check = handler
    },
    setDevicePermissionHandler: (handler: NonNullable<typeof handlers.device>) => {
      handlers.device = handler
    },
  }),
})

/** Without a handler Electron grants what is asked for. */
export async function permissionOf(
  name: string,
  url: string,
): Promise<{ asked: boolean; inquired: boolean; device: boolean }> {
  const { request } = handlers
  const details = { isMainFrame: true, requestingUrl: url }
  return {
    asked: request === undefined || (await new Promise<boolean>((decide) => request(null, name, decide, details))),
    inquired: handlers.check?.(null, name, url, details) ?? true,
    device: handlers.device?.() ?? true,
  }
}

export async function isCancelled(url: string): Promise<boolean> {
  const { beforeRequest } = handlers
  if (beforeRequest === undefined) return false
  const { cancel = false } = await new Promise<{ cancel?: boolean }>((decide) => beforeRequest({ url }, decide))
  return cancel
}

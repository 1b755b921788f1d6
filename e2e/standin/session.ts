import { onlyImitated } from './onlyImitated.ts'

type RequestHandler = (contents: unknown, permission: string, decide: (isGranted: boolean) => void) => void
type BeforeRequest = (details: { url: string }, decide: (answer: { cancel?: boolean }) => void) => void

const handlers: {
  request?: RequestHandler | undefined
  check?: ((contents: unknown, permission: string) => boolean) | undefined
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
    setPermissionCheckHandler: (handler: NonNullable<typeof handlers.check>) => {
      handlers.check = handler
    },
    setDevicePermissionHandler: (handler: NonNullable<typeof handlers.device>) => {
      handlers.device = handler
    },
  }),
})

/** Without a handler Electron grants what is asked for. */
export async function permissionOf(name: string): Promise<{ asked: boolean; inquired: boolean; device: boolean }> {
  const { request } = handlers
  return {
    asked: request === undefined || (await new Promise<boolean>((decide) => request(null, name, decide))),
    inquired: handlers.check?.(null, name) ?? true,
    device: handlers.device?.() ?? true,
  }
}

export async function isCancelled(url: string): Promise<boolean> {
  const { beforeRequest } = handlers
  if (beforeRequest === undefined) return false
  const { cancel = false } = await new Promise<{ cancel?: boolean }>((decide) => beforeRequest({ url }, decide))
  return cancel
}

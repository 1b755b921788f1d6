import type { RequestTemplate } from '../../../shared/domain/scenario.ts'
import type { UrlTarget } from './urlTarget.ts'

/** A declared request put behind a URL's own path, with the URL's own host name, as it would be sent without us. */
export function behindUrl<T extends Pick<RequestTemplate, 'path' | 'headers'>>(
  request: T,
  { path, host }: Pick<UrlTarget, 'path' | 'host'>,
): T {
  return {
    ...request,
    path: `${path.replace(/\/+$/, '')}${request.path}`,
    headers: { ...request.headers, ...(host === undefined ? {} : { host }) },
  }
}

import { ResponseBodyError, WWWAuthenticateChallengeError } from 'oauth4webapi'

/**
 * No token is to be had. `configuration`: not before somebody changes something, here or at the service.
 * `passing`: to be tried again. The message is one line for whoever runs the installation; it holds no secret.
 */
export class AccessTokenError extends Error {
  override readonly name = 'AccessTokenError'
  readonly kind: 'configuration' | 'passing'

  constructor(kind: 'configuration' | 'passing', message: string) {
    super(message)
    this.kind = kind
  }
}

const PASSING = ['temporarily_unavailable', 'server_error', 'slow_down']
const CERTIFICATE = /CERT|SIGNATURE|HOSTNAME_MISMATCH|ERR_TLS|ERR_SSL/

/** What an error of oauth4webapi, or of the connection below it, means. */
export function readTokenError(error: unknown): AccessTokenError {
  if (error instanceof AccessTokenError) return error
  if (error instanceof ResponseBodyError) {
    const { error: code, error_description: description = '' } = error
    const isPassing = isPassingStatus(error.status) || PASSING.includes(code)
    return answered(isPassing, error.status, `${code} ${description}`)
  }
  if (error instanceof WWWAuthenticateChallengeError)
    return answered(isPassingStatus(error.status), error.status, '')
  const response = responseOf(error)
  if (response !== undefined) return answered(isPassingStatus(response.status), response.status, '')
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return new AccessTokenError('passing', 'The token server did not answer in time.')
  const code = connectionCode(error)
  if (CERTIFICATE.test(code))
    return new AccessTokenError('configuration', `The token server's certificate failed: ${code}.`)
  if (code !== '')
    return new AccessTokenError('passing', `The token server can't be reached: ${code}.`)
  return new AccessTokenError('configuration', 'The token server gave an answer without a token.')
}

function isPassingStatus(status: number): boolean {
  return status >= 500 || status === 429 || status === 408
}

/** The service's own words say most: such as invalid_client, and which secret has run out. */
function answered(isPassing: boolean, status: number, words: string): AccessTokenError {
  const line = words.replace(/\s+/g, ' ').trim().slice(0, 240)
  const said = line === '' ? '' : `: ${line}`
  return new AccessTokenError(
    isPassing ? 'passing' : 'configuration',
    `The token server answered ${status}${said}`,
  )
}

/** An answer that is no token and no error either, as a wrong address gives. */
function responseOf(error: unknown): Response | undefined {
  return error instanceof Error && error.cause instanceof Response ? error.cause : undefined
}

/** Such as ECONNREFUSED, which fetch hides below "fetch failed". */
function connectionCode(error: unknown): string {
  if (!(error instanceof TypeError) || !(error.cause instanceof Error)) return ''
  return 'code' in error.cause && typeof error.cause.code === 'string'
    ? error.cause.code
    : 'no connection'
}

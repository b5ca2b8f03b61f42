import {
  allowInsecureRequests,
  type AuthorizationServer,
  type Client,
  type ClientAuth,
  clientCredentialsGrantRequest,
  ClientSecretPost,
  None,
  processClientCredentialsResponse,
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
  type TokenEndpointResponse,
} from 'oauth4webapi'
import { isLoopbackHost } from '../platform/loopback.ts'
import { Secret } from '../platform/secret.ts'
import { AccessTokenError, readTokenError } from './oauth-token-error.ts'

/**
 * Who gives the tokens that a mail server takes in place of a password. With a refresh token it is exchanged (RFC
 * 6749, 6), without one the client asks for itself (4.4).
 */
export interface OAuthSettings {
  /** Https, but on loopback. */
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: Secret | null
  readonly refreshToken: Secret | null
  readonly scope: string | null
}

export interface AccessTokens {
  /**
   * A token that holds for a while yet. `refused` is one that a server didn't take: unless it was renewed meanwhile,
   * another one is fetched. Throws an AccessTokenError.
   */
  get(refused?: string): Promise<Secret>
}

interface AccessToken {
  readonly token: Secret
  readonly renewAt: Date
  readonly expiresAt: Date
}

const TIMEOUT_MS = 10_000
/** Of a token whose server doesn't say how long it holds. */
const LIFETIME_SECONDS = 300
const RENEW_BEFORE_SECONDS = 300

/** Keeps one token for all who ask, and renews it before it expires. Whoever asks meanwhile waits for the same answer. */
export function accessTokens(
  settings: OAuthSettings,
  { now, timeoutMs = TIMEOUT_MS }: { now: () => Date; timeoutMs?: number },
): AccessTokens {
  let current: AccessToken | undefined
  let renewal: Promise<AccessToken> | undefined
  // Some servers give another refresh token with each answer (RFC 6749, 6).
  let refreshToken = settings.refreshToken

  async function fetchToken(): Promise<AccessToken> {
    const askedAt = now()
    const answer = await requestToken({ ...settings, refreshToken }, timeoutMs)
    if (refreshToken !== null && answer.refresh_token !== undefined)
      refreshToken = new Secret(answer.refresh_token)
    return fromAnswer(answer, askedAt)
  }

  async function renew(): Promise<Secret> {
    renewal ??= fetchToken().finally(() => {
      renewal = undefined
    })
    current = await renewal
    return current.token
  }

  return {
    async get(refused) {
      if (current !== undefined && current.token.expose() === refused) current = undefined
      const held = current
      if (held === undefined || held.expiresAt <= now()) return await renew()
      if (held.renewAt > now()) return held.token
      // It still holds: a token server that is away for a minute hurts nobody.
      return await renew().catch(() => held.token)
    },
  }
}

/** It is renewed five minutes before its end, or after four fifths of a short life. */
function fromAnswer(answer: TokenEndpointResponse, askedAt: Date): AccessToken {
  const seconds = answer.expires_in ?? LIFETIME_SECONDS
  const early = Math.min(RENEW_BEFORE_SECONDS, seconds / 5)
  return {
    token: new Secret(answer.access_token),
    renewAt: new Date(askedAt.getTime() + (seconds - early) * 1000),
    expiresAt: new Date(askedAt.getTime() + seconds * 1000),
  }
}

async function requestToken(
  { tokenUrl, clientId, clientSecret, refreshToken, scope }: OAuthSettings,
  timeoutMs: number,
): Promise<TokenEndpointResponse> {
  const { origin, hostname } = new URL(tokenUrl)
  const server: AuthorizationServer = { issuer: origin, token_endpoint: tokenUrl }
  const client: Client = { client_id: clientId }
  const proof: ClientAuth = clientSecret === null ? None() : ClientSecretPost(clientSecret.expose())
  const parameters: Record<string, string> = scope === null ? {} : { scope }
  const options = {
    signal: AbortSignal.timeout(timeoutMs),
    [allowInsecureRequests]: isLoopbackHost(hostname),
  }
  try {
    if (refreshToken === null) {
      const response = await clientCredentialsGrantRequest(
        server,
        client,
        proof,
        parameters,
        options,
      )
      return requireBearer(await processClientCredentialsResponse(server, client, response))
    }
    const response = await refreshTokenGrantRequest(server, client, proof, refreshToken.expose(), {
      ...options,
      additionalParameters: parameters,
    })
    return requireBearer(await processRefreshTokenResponse(server, client, response))
  } catch (error) {
    throw readTokenError(error)
  }
}

/** Of the kinds of tokens only this one is one that a mail server takes. */
function requireBearer(answer: TokenEndpointResponse): TokenEndpointResponse {
  if (answer.token_type === 'bearer') return answer
  throw new AccessTokenError('configuration', 'The token server gives no bearer tokens.')
}

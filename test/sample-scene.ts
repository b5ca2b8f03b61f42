import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { OTHER_PASSWORD } from './flows.ts'
import type { TestApp, TestUser } from './test-app.ts'
import type { TestClient } from './test-client.ts'

type Response = Promise<LightMyRequestResponse>

/** What a sample works with. Whatever secret comes up is kept, so that answers and log can be searched for it. */
export interface Scene {
  readonly kvittens: TestApp
  readonly keep: (secret: string) => void
}

/** Makes all that the call needs, and answers the call: one real, valid use of the route. */
export type Sample = (scene: Scene) => Promise<() => Response>

export async function operator({
  kvittens,
  keep,
}: Scene): Promise<{ client: TestClient; user: TestUser }> {
  const signedIn = await kvittens.signedIn(['GlobalAdministrator'], { password: OTHER_PASSWORD })
  keep(signedIn.client.cookies.get('__Host-kvittens-session') ?? '')
  return signedIn
}

/** One call that needs nothing but an operator, and a user to act on. */
export const call =
  (method: InjectOptions['method'], url: (user: TestUser) => string, payload?: object): Sample =>
  async (scene) => {
    const { client } = await operator(scene)
    const user = await scene.kvittens.addUser({ password: OTHER_PASSWORD })
    const headers = payload === undefined ? {} : { 'content-type': 'application/json' }
    return () =>
      client.request({
        method: method ?? 'GET',
        url: url(user),
        headers,
        ...(payload !== undefined && { payload }),
      })
  }

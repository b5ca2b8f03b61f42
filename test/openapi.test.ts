import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from './test-app.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

interface OpenApi {
  openapi: string
  paths: Record<string, Record<string, { responses: Record<string, unknown> }>>
}

test('the API describes itself as OpenAPI 3.1, every route of it and nothing else', async () => {
  const { client } = await kvittens.signedIn([])
  const answer = await client.get('/api/openapi.json')
  const { openapi, paths } = answer.json<OpenApi>()
  expect(openapi).toBe('3.1.0')

  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const served = kvittens.app.routeTable
    .filter(({ url, method }) => url.startsWith('/api/') && method !== 'HEAD')
    .filter(({ url }) => url !== '/api/openapi.json')
    .map(({ url, method }) => `${String(method)} ${url.replace(/:(\w+)/g, '{$1}')}`)
  expect(described.toSorted()).toEqual(served.toSorted())
})

test('every described route says what it answers', async () => {
  const { client } = await kvittens.signedIn([])
  const { paths } = (await client.get('/api/openapi.json')).json<OpenApi>()
  const silent = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { responses }]) =>
      Object.keys(responses).some((status) => status.startsWith('2')) ? [] : [`${method} ${path}`],
    ),
  )
  expect(silent).toEqual([])
})

import { createRequire } from 'node:module'
import type { SchemaCompilers } from '../src/app.ts'

/** What Fastify asks for a function: the schema stands in a route's description. */
type Compile = (route: { readonly schema?: unknown }) => unknown
type Build = (externalSchemas: unknown, options: unknown) => Compile

// Those that Fastify takes itself unless it is given others.
const requireLikeFastify = createRequire(createRequire(import.meta.url).resolve('fastify'))
const validators = requireLikeFastify('@fastify/ajv-compiler') as () => Build
const serialisers = requireLikeFastify('@fastify/fast-json-stringify-compiler') as () => Build

/**
 * Compiles each schema once for all the apps of a process, with Fastify's own compilers: that is most of what starting
 * an app costs, and nearly every test starts one. The first app of a process compiles all, as the product does.
 */
export const sharedCompilers = {
  buildValidator: shared(validators()),
  buildSerializer: shared(serialisers()),
} as SchemaCompilers

function shared(build: Build): Build {
  const compiled = new Map<string, unknown>()
  return (externalSchemas, options) => {
    const compile = build(externalSchemas, options)
    const prefix = JSON.stringify([externalSchemas, options])
    return (route) => {
      const key = `${prefix}${JSON.stringify(route.schema)}`
      const known = compiled.get(key) ?? compile(route)
      compiled.set(key, known)
      return known
    }
  }
}

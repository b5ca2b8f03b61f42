import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Context } from './context.ts'

/** A plugin that declares routes of one room. */
export type Routes = FastifyPluginAsyncTypebox

/**
 * Who may call a route. `app.ts` checks it before the handler; what depends on the target is checked
 * by the command, on the target as it is then (S17).
 */
export type Access =
  | { readonly to: 'everybody' }
  /** Whoever is signed in, also with a password that must be changed. */
  | { readonly to: 'signedIn'; readonly mustChangeAllowed?: true }
  /** Holders of an ability (`roles/data/role-abilities.json`). */
  | { readonly to: 'ability'; readonly ability: string }

declare module 'fastify' {
  interface FastifyRequest {
    context: Context
  }
  interface FastifyContextConfig {
    access?: Access
    /** How many audit events one successful call writes: 1 for what changes something. */
    audits?: 0 | 1
    /** Why a response of this route holds a secret. Everything else must not. */
    discloses?: string
    /** Answers under any host name: for load balancers. */
    anyHost?: true
    /** A file that is the same for everybody: needs neither session nor organisation. */
    asset?: true
    /** A machine tells what it saw: kept as such, and no act of anybody for the audit log. */
    machine?: true
    /** Answers without end, until its caller leaves. */
    stream?: true
    /** A form that is posted so that what is typed stands in no address: it only leads on. */
    changesNothing?: true
    /** A page for people rather than JSON: refusals are pages too. */
    page?: true
  }
}

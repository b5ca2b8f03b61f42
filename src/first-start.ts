import type { Config } from './config.ts'
import { insertDemo } from './demo/insert-demo.ts'
import { demoPeople } from './demo/people.ts'
import { sealCanary } from './organisation/key-canary.ts'
import { findOrganisation, insertOrganisation } from './organisation/queries.ts'
import type { Context } from './platform/context.ts'
import { Problem } from './platform/problem.ts'
import { lockGlobalAdministrators } from './roles/queries.ts'
import { createDemoLink } from './sign-in/invite-administrator.ts'

type Services = Omit<Context, 'actor' | 'network'>
type Print = (line: string) => void

/** The demo's data, at its first start; a real installation is never turned into a demo or back. */
export async function prepareDemo(services: Services): Promise<void> {
  const organisation = await findOrganisation(services.db)
  if (organisation === undefined) return await insertDemo(services)
  if (organisation.kind === 'real')
    throw new Problem(
      'conflict',
      'not-a-demo',
      'This data belongs to a real installation. Start it with `kvittens serve` and its configuration.',
    )
}

export async function prepareReal(services: Services, config: Config): Promise<void> {
  const organisation = await findOrganisation(services.db)
  if (organisation?.kind === 'demo')
    throw new Problem(
      'conflict',
      'is-a-demo',
      'This data belongs to a demo, which stays one. Set KVITTENS_DATA or DATABASE_URL to another place.',
    )
  if (organisation !== undefined) return
  const hostname = new URL(services.publicUrl).hostname
  await services.db.transaction().execute(
    async (db) =>
      await insertOrganisation(db, {
        kind: 'real',
        name: hostname,
        supportContact: '-',
        defaultLanguage: config.languages[0] ?? 'en',
        languages: [...config.languages],
        domains: [hostname],
        keyCanary: sealCanary(services.keys),
        createdAt: services.now(),
        setUpAt: null,
      }),
  )
}

export async function printDemo(services: Services, print: Print): Promise<void> {
  const [administrator] = demoPeople()
  if (administrator === undefined) throw new Error('The demo has no people.')
  const ctx: Context = { ...services, network: '', actor: { kind: 'command', name: 'kvittens' } }
  const link = await createDemoLink(ctx, administrator.userPrincipalName)
  print('')
  print(`  Kvittens is running: ${services.publicUrl}`)
  print('')
  print(`  Sign in as ${administrator.displayName}, global administrator (works once):`)
  print(`    ${services.publicUrl}${link}`)
  print('  As a password administrator, for example (prints another link):')
  print('    npm run --silent kvittens -- demo link petra.palm@contoso.example')
  print(`  All mail of the demo is caught here: ${services.publicUrl}/mailbox`)
  print('  Stop with Ctrl-C.')
  print('')
}

export async function printReal(services: Services, print: Print): Promise<void> {
  print(`Kvittens is running: ${services.publicUrl}`)
  const administrators = await lockGlobalAdministrators(services.db)
  if (administrators.length === 0)
    print(
      'There is no administrator yet. Run: npm run --silent kvittens -- admin invite you@example.org',
    )
}

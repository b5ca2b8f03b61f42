// better-auth with its admin plugin behind Node's own HTTP server, as its documentation sets it up. It is copied
// to where its packages are installed, and started there by `start-better-auth.ts`.
import { createServer } from 'node:http'
import process from 'node:process'
import { hash, verify } from '@node-rs/argon2'
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { toNodeHandler } from 'better-auth/node'
import { admin } from 'better-auth/plugins'
import pg from 'pg'

const { DATABASE_URL, PORT, BETTER_AUTH_SECRET, ARGON2 } = process.env
const parameters = JSON.parse(ARGON2)
const auth = betterAuth({
  baseURL: `http://localhost:${PORT}`,
  secret: BETTER_AUTH_SECRET,
  database: new pg.Pool({ connectionString: DATABASE_URL, max: 10 }),
  emailAndPassword: {
    enabled: true,
    password: {
      hash: (password) => hash(password, parameters),
      verify: ({ hash: stored, password }) => verify(stored, password),
    },
  },
  plugins: [admin()],
  // Its recommendation for speed: the session of who asks is read from a signed cookie for five minutes.
  session: { cookieCache: { enabled: true, maxAge: 300 } },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: { level: 'warn' },
})
if (process.argv[2] === 'migrate') {
  const { runMigrations } = await getMigrations(auth.options)
  await runMigrations()
  process.exit(0)
}
createServer(toNodeHandler(auth)).listen(Number(PORT), 'localhost')

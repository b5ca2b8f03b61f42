import type { TestProject } from 'vitest/node'
import { startTestCluster } from './cluster.ts'

/** One PostgreSQL for the whole run, of the version that the project is named after. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTestCluster(project.name === 'postgres-15' ? '15' : '18')
  project.provide('testPostgres', cluster.connection)
  return () => cluster.stop()
}

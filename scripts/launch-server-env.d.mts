export function serverEnv(environment: Readonly<Record<string, string | undefined>>): {
  UV_THREADPOOL_SIZE: string
  NODE_OPTIONS: string
}

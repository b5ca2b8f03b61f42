/** As the host name of an address says it, where IPv6 has brackets. */
const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]']

/** Whether what is said to this host stays on this machine, and so may be said in clear. */
export function isLoopbackHost(hostname: string): boolean {
  return LOOPBACK_HOSTS.includes(hostname)
}

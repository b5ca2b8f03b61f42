const HOST = /^sns\.[a-z]{2,}(?:-[a-z]+)+-\d{1,2}\.amazonaws\.com(?:\.cn)?$/
const CERTIFICATE_PATH = /^\/SimpleNotificationService(?:-[0-9a-f]{1,64})?\.pem$/

/**
 * An address at Amazon SNS in its plain form: https, no port, no credentials. What a parser would have to tidy up first
 * is refused, so that nobody reads it in another way.
 */
function snsUrl(text: string): URL | undefined {
  const url = URL.parse(text)
  if (url === null || url.href !== text || url.protocol !== 'https:') return undefined
  if (url.username !== '' || url.password !== '' || url.port !== '' || url.hash !== '')
    return undefined
  return HOST.test(url.hostname) ? url : undefined
}

export function isCertificateUrl(text: string): boolean {
  const url = snsUrl(text)
  return url !== undefined && url.search === '' && CERTIFICATE_PATH.test(url.pathname)
}

/** The one thing that we may be asked to fetch there: the confirmation of our own topic's subscription. */
export function isConfirmationUrl(text: string, topicArn: string): boolean {
  const url = snsUrl(text)
  if (url === undefined || url.pathname !== '/') return false
  const isOnly = (name: string, value: string): boolean => {
    const values = url.searchParams.getAll(name)
    return values.length === 1 && values[0] === value
  }
  return isOnly('Action', 'ConfirmSubscription') && isOnly('TopicArn', topicArn)
}

import type { DestinationStream, Logger, LoggerOptions } from 'pino'
import { pino, stdSerializers } from 'pino'

export type Log = Logger

/** Tokens stand in paths, never in logs (S5, S9). */
export function redactUrl(url: string): string {
  return (
    url
      .replace(/\/(r|d|invite|confirm-address)\/[^/?#]+/gi, '/$1/…')
      // However the path before it is written: the router decodes more than we could list here.
      .replace(/[\w-]{43,}/g, '…')
      // A letter's code, however it is grouped; ids have other groups.
      .replace(/(?<!\w)(?:\w{28}|\w{4}(?:-\w{4}){6})(?!\w)/g, '…')
      .replace(/\?.*$/s, '?…')
  )
}

/** JSON lines to standard output. Errors keep type and stack; request and response bodies are never logged. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    serializers: {
      err: withoutRow,
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        url: redactUrl(request.url),
      }),
    },
    redact: {
      paths: [
        'password',
        'token',
        'pin',
        '*.password',
        '*.token',
        '*.pin',
        '*.authorization',
        '*.cookie',
        'req.headers',
      ],
      censor: '…',
    },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

/** The database's account of an error quotes the row that it refused, hashes and all (S9). */
function withoutRow(error: Error): object {
  const { detail: _detail, where: _where, hint: _hint, ...rest } = stdSerializers.err(error)
  return rest
}

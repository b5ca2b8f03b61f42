import type { Import } from '../../../src/import/contract.ts'
import { ApiProblem, queryString, toProblem, whereToGo } from '../../api.ts'
import type { ImportStartSearch } from '../import-search.ts'

const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t' } as const

export interface Uploading {
  readonly name: string
  readonly body: Blob
  readonly type: 'application/octet-stream' | 'text/tab-separated-values' | 'text/plain'
  readonly reading: ImportStartSearch
}

/** The browser reads the file from the disk as it sends it: fetch doesn't say how much has left. */
export function upload(
  { name, body, type, reading: { encoding, delimiter, sheet } }: Uploading,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<Import> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const query = queryString({
      name,
      encoding,
      delimiter: delimiter === undefined ? undefined : DELIMITERS[delimiter],
      sheet,
    })
    request.open('POST', `/api/imports${query}`)
    request.responseType = 'json'
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('content-type', type)
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total)
    })
    request.addEventListener('load', () => {
      if (request.status === 201) return resolve(request.response as Import)
      const problem = toProblem(request.status, request.response)
      const elsewhere = whereToGo(problem)
      if (elsewhere === undefined) reject(problem)
      else window.location.assign(elsewhere)
    })
    request.addEventListener('error', () =>
      reject(new ApiProblem('unreachable', 0, { title: 'The server could not be reached.' })),
    )
    request.addEventListener('abort', () => reject(new DOMException('Cancelled.', 'AbortError')))
    signal.addEventListener('abort', () => request.abort())
    request.send(body)
  })
}

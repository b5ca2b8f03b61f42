import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Import } from '../../../src/import/contract.ts'
import { importKey } from '../import-queries.ts'
import { discardEarlier } from './discard-earlier.ts'
import { upload, type Uploading } from './upload.ts'

/** One file on its way, with how far it is, until it is cancelled. */
export function useUpload(onUploaded: (file: Import) => void) {
  const client = useQueryClient()
  const [share, setShare] = useState(0)
  const cancel = useRef<AbortController>(undefined)
  const sending = useMutation({
    mutationFn: (file: Uploading) => {
      setShare(0)
      cancel.current = new AbortController()
      return upload(file, cancel.current.signal, setShare)
    },
    onSuccess: (file, { reading: { instead } }) => {
      client.setQueryData(importKey(file.id), file)
      void client.invalidateQueries({ queryKey: ['imports', 'list'] })
      if (instead !== undefined) void discardEarlier(client, file, instead).catch(() => undefined)
      onUploaded(file)
    },
  })
  const isCancelled = sending.error instanceof DOMException
  return {
    name: sending.isPending ? sending.variables.name : undefined,
    share,
    error: isCancelled ? null : sending.error,
    isCancelled,
    send: sending.mutate,
    cancel: () => cancel.current?.abort(),
  }
}

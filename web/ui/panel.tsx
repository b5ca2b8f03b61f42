import './panel.css'
import type { ReactNode, SubmitEventHandler } from 'react'
import { useEffect, useLayoutEffect, useRef } from 'react'
import {
  Button,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
} from './fluent.ts'
import { returnFocus } from './focus.ts'
import { CloseIcon } from './icons.ts'
import { useT } from './t.tsx'

interface Props {
  readonly open: boolean
  readonly title: string
  readonly subtitle?: ReactNode
  readonly onClose: () => void
  /** With it the panel is a form: Ctrl+Enter submits from anywhere in it. */
  readonly onSubmit?: () => void
  readonly footer?: ReactNode
  readonly wide?: boolean
  readonly children: ReactNode
}

/**
 * Slides in at the side, over the list; a full screen on phones. It stays mounted while it is closed: focus goes
 * back to where it was, also when the panel was opened by its address.
 */
export function Panel(props: Props) {
  const { open, title, subtitle, onClose, onSubmit, footer, wide = false, children } = props
  const t = useT()
  const opener = useRef<Element | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const wasOpen = useRef(false)

  useLayoutEffect(() => {
    if (open && !wasOpen.current) opener.current = document.activeElement
  }, [open])
  useEffect(() => {
    if (wasOpen.current && !open) returnFocus(opener.current, frame.current)
    wasOpen.current = open
  }, [open])

  const handleSubmit: SubmitEventHandler<HTMLFormElement> = (event) => {
    event.preventDefault()
    onSubmit?.()
  }

  const inside = (
    <>
      <DrawerHeader className="panel-header">
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              icon={<CloseIcon />}
              aria-label={t('common.close')}
              onClick={onClose}
            />
          }
        >
          {title}
        </DrawerHeaderTitle>
        {subtitle === undefined ? null : <div className="panel-subtitle">{subtitle}</div>}
      </DrawerHeader>
      <DrawerBody className="panel-body">{children}</DrawerBody>
      {footer === undefined ? null : <DrawerFooter className="panel-footer">{footer}</DrawerFooter>}
    </>
  )

  return (
    <OverlayDrawer
      className={wide ? 'panel panel-wide' : 'panel'}
      open={open}
      position="end"
      unmountOnClose={false}
      onOpenChange={(_, data) => {
        if (!data.open) onClose()
      }}
    >
      <div ref={frame} className="panel-frame">
        {onSubmit === undefined ? (
          inside
        ) : (
          <form
            className="panel-form"
            noValidate
            onSubmit={handleSubmit}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                event.preventDefault()
                event.currentTarget.requestSubmit()
              }
            }}
          >
            {inside}
          </form>
        )}
      </div>
    </OverlayDrawer>
  )
}

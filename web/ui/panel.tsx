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

interface FrameProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly wide?: boolean
  readonly children: ReactNode
}

interface ContentProps {
  readonly title: string
  readonly subtitle?: ReactNode
  readonly onClose: () => void
  /** With it the panel is a form: Ctrl+Enter submits from anywhere in it. */
  readonly onSubmit?: () => void
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/** A frame with its content, for panels that don't begin anew each time they are opened. */
export function Panel({ open, wide = false, ...content }: FrameProps & ContentProps) {
  return (
    <PanelFrame open={open} wide={wide} onClose={content.onClose}>
      <PanelContent {...content} />
    </PanelFrame>
  )
}

/**
 * Slides in at the side, over the list; a full screen on phones. It stays mounted while it is closed: focus goes
 * back to where it was, also when the panel was opened by its address. What is inside may be keyed, the frame not.
 */
export function PanelFrame({ open, onClose, wide = false, children }: FrameProps) {
  const opener = useRef<Element | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const wasOpen = useRef(false)

  useLayoutEffect(() => {
    if (open && !wasOpen.current) opener.current = document.activeElement
  }, [open])
  useEffect(() => {
    // On the title, not on the button that closes: whoever presses Enter at once loses nothing.
    if (!wasOpen.current && open) focusTitle(frame.current)
    if (wasOpen.current && !open) returnFocus(opener.current, frame.current)
    wasOpen.current = open
  }, [open])

  return (
    <OverlayDrawer
      className={`panel${wide ? ' panel-wide' : ''}${open ? '' : ' panel-closed'}`}
      open={open}
      position="end"
      unmountOnClose={false}
      onOpenChange={(_, data) => {
        if (!data.open) onClose()
      }}
    >
      <div ref={frame} className="panel-frame">
        {children}
      </div>
    </OverlayDrawer>
  )
}

export function PanelContent(props: ContentProps) {
  const { title, subtitle, onClose, onSubmit, footer, children } = props
  const t = useT()

  const handleSubmit: SubmitEventHandler<HTMLFormElement> = (event) => {
    event.preventDefault()
    // React hands on what portals within the form submit; theirs isn't ours.
    if (event.target !== event.currentTarget) return
    onSubmit?.()
    focusFirstError(event.currentTarget)
  }

  const inside = (
    <>
      <DrawerHeader className="panel-header">
        <DrawerHeaderTitle
          heading={{ className: 'panel-title', tabIndex: -1 }}
          action={
            <Button
              type="button"
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

  if (onSubmit === undefined) return inside
  return (
    // Ctrl+Enter comes from the fields in the form.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
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
  )
}

function focusTitle(frame: HTMLElement | null): void {
  requestAnimationFrame(() => {
    frame?.querySelector<HTMLElement>('.panel-title')?.focus({ preventScroll: true })
  })
}

/** After the errors are drawn, so that a screen reader reads the first of them with its field. */
function focusFirstError(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  })
}

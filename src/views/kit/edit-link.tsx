import type { PropsWithChildren } from 'hono/jsx'
import { useT } from '#views/i18n/index.ts'
import { useRendering } from './rendering.tsx'

type LinkProps = PropsWithChildren<{
  href: string
  /** The form stands in place of all that its section holds, not of a row or below the others. */
  whole?: boolean
}>

/** Leads to a form on a page of its own; with script the form comes to where the block stands (editing.js). */
export const EditLink = ({ href, whole, children }: LinkProps) => (
  <a href={href} data-edit={whole ? 'whole' : ''}>
    {children}
  </a>
)

type PlaceProps = PropsWithChildren<{
  /** The part that is drawn anew once a form in it was saved; without it saving leads to the page that answers. */
  id?: string
  /** Whether there is a block in it that may be edited. */
  may: boolean
}>

/** A part of a page whose blocks are edited where they stand. */
export const EditedInPlace = ({ id, may, children }: PlaceProps) => {
  const [t, { asset }] = [useT(), useRendering()]
  const script = may ? { 'data-script': asset('edit.js'), 'data-left': t('form.left') } : {}
  return (
    <div id={id} class="in-place" {...script}>
      {children}
    </div>
  )
}

/** What of the form's own page comes to the place of the block. */
export const Editor = ({ children }: PropsWithChildren) => <div data-editor="">{children}</div>

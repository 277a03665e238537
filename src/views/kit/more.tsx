import type { Child } from 'hono/jsx'
import { useT } from '#views/i18n/index.ts'
import { Sheet } from './sheet.tsx'

/**
 * What else can be done: side by side where there is room, on narrow screens behind one button, so that what the page is about
 * stays in sight. Once a page; nothing where nothing can be done.
 */
export const More = ({ children }: { children: readonly Child[] }) => {
  const t = useT()
  if (!children.flat().some(Boolean)) return null
  return (
    <Sheet id="more" label={t('kit.more')}>
      {[...children]}
    </Sheet>
  )
}

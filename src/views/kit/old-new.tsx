import type { Child } from 'hono/jsx'
import { useT } from '#views/i18n/index.ts'

type Side = Child | undefined

const same = (a: Side, b: Side) => a === b

/** A value before and after, in one line. Equal values stand once, in plain. */
export const OldNew = ({ was, now }: { was?: Side; now?: Side }) => {
  const t = useT()
  if (same(was, now)) return <span>{was ?? t('kit.none')}</span>
  return (
    <span class="old-new">
      {was !== undefined && <Was>{was}</Was>}
      {now !== undefined && <Now>{now}</Now>}
    </span>
  )
}

/** The old value alone, for a column of its own. */
export const Was = ({ children }: { children?: Child }) => {
  const t = useT()
  return (
    <del>
      <span class="visually-hidden">
        {t('kit.old')}
        {t('kit.colon')}
      </span>
      {children}
    </del>
  )
}

/** The new value alone. */
export const Now = ({ children }: { children?: Child }) => {
  const t = useT()
  return (
    <ins>
      <span class="visually-hidden">
        {t('kit.new')}
        {t('kit.colon')}
      </span>
      {children}
    </ins>
  )
}

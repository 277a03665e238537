import type { Plan } from '#domain/first-start/plan.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'

/** How far somebody is who is to set a secret of the own: a link waits, or there is none yet. */
export const LinkState = ({ link }: { link: Plan['seats'][number]['link'] | undefined }) => {
  const t = useT()
  if (!link) return <Pill>{t('start.seat.none')}</Pill>
  return (
    <>
      <Pill tone="amber">{t('start.seat.waits')}</Pill> {t('start.seat.until', { at: moment(link.until) })}
    </>
  )
}

/** A link to hand over, or the same page at once for whoever stands at this screen. */
export const LinkButtons = ({ action, again = false }: { action: string; again?: boolean }) => {
  const t = useT()
  return (
    <PostForm action={action}>
      <Button small name="to" value="show">
        {t('start.link.make')}
      </Button>{' '}
      <Button small name="to" value="here">
        {again ? t('start.link.here-again') : t('start.link.here')}
      </Button>
    </PostForm>
  )
}

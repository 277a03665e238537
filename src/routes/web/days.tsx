import { dayOf } from '#domain/time.ts'
import type { AskedDay } from '#domain/typed-date.ts'
import { AsOf } from '#views/kit/as-of.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { page } from './respond.tsx'
import type { WebContext } from './web.ts'

type Kept = [name: string, value: string][]

type Refusal = Extract<AskedDay, { ok: false }>['refusal']

/**
 * A view of a day that does not exist or is still to come: said in a sentence instead of showing another day as if it were
 * that one. Nothing was read, so that it says nothing of whether the thing itself exists.
 */
export function noSuchDay(
  c: WebContext,
  action: string,
  refusal: Refusal,
  kept: Kept = [],
  typed = c.req.query('asOf') ?? '',
) {
  const { app, t } = c.var
  return page(
    c,
    t('frame.as-of.day'),
    <Empty
      text={t(`day.${refusal}`, { typed })}
      action={
        <LinkButton href={kept.length > 0 ? `${action}?${new URLSearchParams(kept)}` : action}>
          {t('frame.as-of.back')}
        </LinkButton>
      }
    />,
    { status: 422, top: <AsOf action={action} today={dayOf(app.now())} kept={kept} /> },
  )
}

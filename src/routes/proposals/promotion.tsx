import { Hono } from 'hono'
import { proposePromotion } from '#actions/proposals/promoting.ts'
import { decide } from '#domain/access/policy.ts'
import { promotion } from '#domain/cases/kinds/promotion.ts'
import { type Problems, readFields, typedValue } from '#domain/dossiers/form.ts'
import { pointingToPosts } from '#domain/dossiers/posts.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { promoting, punishedUntil } from '#domain/proposals/promoting.ts'
import { dayOf, formatPartialDate, type PartialDate } from '#domain/time.ts'
import { type Reading, readDossier } from '#gate/dossiers/reader.ts'
import { inHand } from '#gate/proposals/reader.ts'
import { choicesFor, nameShown, postChoices } from '#routes/dossiers/context.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { type Eligibility, PromotionPage } from '#views/proposals/promotion.tsx'

/** 晋升任职: drawn on a form of its own, then looked at and submitted like every proposal. */
export const promotionRoutes = new Hono<Web>()

promotionRoutes.get('/dossiers/:id/promotion', (c) => promotionPage(c))

promotionRoutes.post('/dossiers/:id/promotion', async (c) => {
  const { app, actor } = c.var
  const [dossier, form] = [idParam<DossierId>(c), await readForm(c)]
  await readable(c)
  const read = readFields(promoting, form.text)
  if (!read.ok) return promotionPage(c, { form, problems: read.problems })
  const typed = pointingToPosts(promoting, read.fields, await postChoices(app))
  const done = await proposePromotion(app, actor, { dossier, typed }, form.command)
  if (!done.ok) return promotionPage(c, { form, problems: {}, refusal: done.refusal })
  return seeOther(c, paths.proposal(dossier, promotion.key), 'promotion.drawn')
})

type Refused = { readonly form: Form; readonly problems: Problems; readonly refusal?: string }

async function promotionPage(c: WebContext, refused?: Refused) {
  const { app, actor, t } = c.var
  const dossier = idParam<DossierId>(c)
  const reading = await readable(c)
  if (!refused && (await inHand(app, actor, dossier, promotion.key)))
    return c.redirect(paths.proposal(dossier, promotion.key), 303)
  const name = nameShown(c, reading)
  const basic = reading.contents['basic']?.[0]?.fields ?? {}
  const begun = { full: typedValue(basic['post']), rank: typedValue(basic['rank']) }
  return page(
    c,
    t('promotion.of', { name }),
    <PromotionPage
      dossier={dossier}
      name={name}
      typed={refused?.form.text ?? ((key) => begun[key as keyof typeof begun] ?? '')}
      problems={refused?.problems ?? {}}
      refusal={refused?.refusal}
      choices={await choicesFor(c)}
      lacks={app.printRoom.coverage.lacks}
      eligibility={eligibilityOf(c, reading)}
    />,
    { status: refused ? (refused.refusal === undefined ? 422 : 409) : 200 },
  )
}

/** The dossier as far as the actor may read it, for whoever may propose on it. */
async function readable(c: WebContext): Promise<Reading> {
  const { app, actor } = c.var
  const reading = await readDossier(app, actor, idParam<DossierId>(c), { act: 'dossier.read' })
  if (!reading) throw new NotFound()
  const may = decide(actor, 'propose', reading.subject, 'who', reading.circumstances).allow
  if (!may || !promotion.draws?.by.some((duty) => actor.duties.some((held) => held.duty === duty)))
    throw new Forbidden()
  return reading
}

/** What the dossier says for and against it, line by line with its source (docs/decisions/0035). */
function eligibilityOf({ var: { app, t } }: WebContext, { contents }: Reading): readonly Eligibility[] {
  const until = punishedUntil(contents, dayOf(app.now()))
  const appraisals = (contents['appraisals'] ?? []).slice(-3)
  const held = (contents['ranks'] ?? []).at(-1)?.fields
  const since = held?.['from'] ? formatPartialDate(held['from'] as PartialDate) : ''
  return [
    {
      key: 'punished',
      says: until ? t('promotion.until', { date: formatPartialDate(until as PartialDate) }) : t('promotion.none'),
      stops: until !== undefined,
      source: t('section.punishments'),
    },
    {
      key: 'rank',
      says: held ? [typedValue(held['rank']), since].filter(Boolean).join(' · ') : t('promotion.unknown'),
      stops: false,
      source: t('section.ranks'),
    },
    {
      key: 'appraisals',
      says:
        appraisals
          .map(({ fields }) => [typedValue(fields['year']), typedValue(fields['result'])].join(' '))
          .join(t('kit.comma')) || t('promotion.unknown'),
      stops: false,
      source: t('section.appraisals'),
    },
  ]
}

import { Hono } from 'hono'
import { proposeByForm } from '#actions/proposals/filling.ts'
import { decide } from '#domain/access/policy.ts'
import type { DrawnForm, Kind } from '#domain/cases/kind.ts'
import { kindDrawnBy, stopsWhilePunished } from '#domain/cases/kinds/drawing.ts'
import { kindNamed } from '#domain/cases/kinds/index.ts'
import { type Problems, readFields, typedValue } from '#domain/dossiers/form.ts'
import { pointingToPosts } from '#domain/dossiers/posts.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { punishedUntil } from '#domain/proposals/appointing.ts'
import { dayOf, formatPartialDate, type PartialDate } from '#domain/time.ts'
import { type Reading, readDossier } from '#gate/dossiers/reader.ts'
import { inHand } from '#gate/proposals/reader.ts'
import { choicesFor, nameShown, postChoices, unitChoices } from '#routes/dossiers/context.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import type { MessageKey } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { DrawingPage, type Eligibility } from '#views/proposals/form.tsx'

/** Kinds of case with a form of their own: filled in, then looked at and submitted like every proposal. */
export const drawingRoutes = new Hono<Web>()

drawingRoutes.get('/dossiers/:id/drawing/:kind', (c) => drawingPage(c))

drawingRoutes.post('/dossiers/:id/drawing/:kind', async (c) => {
  const { app, actor } = c.var
  const [dossier, form] = [idParam<DossierId>(c), await readForm(c)]
  const { kind, form: drawn } = formAsked(c)
  await readable(c, kind)
  const read = readFields(drawn.section, form.text)
  if (!read.ok) return drawingPage(c, { form, problems: read.problems })
  const unit = read.fields['unit']
  if (unit !== undefined && !unitChoices(c).some(({ id }) => id === unit))
    return drawingPage(c, { form, problems: { unit: 'not-in-table' } })
  const typed = pointingToPosts(drawn.section, read.fields, await postChoices(app))
  const done = await proposeByForm(app, actor, { kind, dossier, typed }, form.command)
  if (!done.ok) return drawingPage(c, { form, problems: {}, refusal: done.refusal })
  return seeOther(c, paths.proposal(dossier, kind.key), 'drawing.drawn')
})

type Refused = { readonly form: Form; readonly problems: Problems; readonly refusal?: string }

/** The kind that the address names, if it is drawn on a form. */
function formAsked(c: WebContext): { readonly kind: Kind; readonly form: DrawnForm } {
  const kind = kindNamed(c.req.param('kind') ?? '')
  const form = kind?.draws?.form
  if (!kind || !form) throw new NotFound()
  return { kind, form }
}

async function drawingPage(c: WebContext, refused?: Refused) {
  const { app, actor, t } = c.var
  const dossier = idParam<DossierId>(c)
  const { kind, form } = formAsked(c)
  const reading = await readable(c, kind)
  if (!refused && (await inHand(app, actor, dossier, kind.key)))
    return c.redirect(paths.proposal(dossier, kind.key), 303)
  const name = nameShown(c, reading)
  const basic = reading.contents['basic']?.[0]?.fields ?? {}
  const begun = { full: typedValue(basic['post']), rank: typedValue(basic['rank']) }
  return page(
    c,
    t(`drawing.of.${kind.key}` as MessageKey, { name }),
    <DrawingPage
      kind={kind}
      section={form.section}
      dossier={dossier}
      name={name}
      typed={refused?.form.text ?? ((key) => begun[key as keyof typeof begun] ?? '')}
      problems={refused?.problems ?? {}}
      refusal={refused?.refusal}
      choices={await choicesFor(c)}
      lacks={app.printRoom.coverage.lacks}
      eligibility={eligibilityOf(c, form, reading)}
    />,
    { status: refused ? (refused.refusal === undefined ? 422 : 409) : 200 },
  )
}

/** The dossier as far as the actor may read it, for whoever may propose on it. */
async function readable(c: WebContext, kind: Kind): Promise<Reading> {
  const { app, actor } = c.var
  const reading = await readDossier(app, actor, idParam<DossierId>(c), { act: 'dossier.read' })
  if (!reading) throw new NotFound()
  const may = decide(actor, 'propose', reading.subject, 'who', reading.circumstances).allow
  if (!may || !kindDrawnBy(actor, kind.key)) throw new Forbidden()
  return reading
}

/** What the dossier says for and against it, line by line with its source (docs/decisions/0035). */
function eligibilityOf(
  { var: { app, actor, t } }: WebContext,
  form: DrawnForm,
  { contents }: Reading,
): readonly Eligibility[] {
  const until = punishedUntil(contents, dayOf(app.now()))
  const appraisals = (contents['appraisals'] ?? []).slice(-3)
  const held = (contents['ranks'] ?? []).at(-1)?.fields
  const since = held?.['from'] ? formatPartialDate(held['from'] as PartialDate) : ''
  return [
    {
      key: 'punished',
      says: until ? t('drawing.until', { date: formatPartialDate(until as PartialDate) }) : t('drawing.none'),
      stops: until !== undefined && stopsWhilePunished(actor, form),
      source: t('section.punishments'),
    },
    {
      key: 'rank',
      says: held ? [typedValue(held['rank']), since].filter(Boolean).join(' · ') : t('drawing.unknown'),
      stops: false,
      source: t('section.ranks'),
    },
    {
      key: 'appraisals',
      says:
        appraisals
          .map(({ fields }) => [typedValue(fields['year']), typedValue(fields['result'])].join(' '))
          .join(t('kit.comma')) || t('drawing.unknown'),
      stops: false,
      source: t('section.appraisals'),
    },
  ]
}

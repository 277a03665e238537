import { Hono } from 'hono'
import type { TemplateId } from '#domain/ids.ts'
import { isMeasure } from '#domain/statistics/measures/index.ts'
import type { Clock } from '#domain/statistics/person.ts'
import { type Asked, answersTo, cellAsked, headingsAsked, nextAsked } from '#domain/templates/asking.ts'
import type { Meaning } from '#domain/templates/meaning.ts'
import { meaningIn } from '#domain/templates/meaning-text.ts'
import type { Template, TemplateRefusal } from '#domain/templates/template.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { askedDay } from '#domain/typed-date.ts'
import { offeredTo } from '#gate/statistics/offering.ts'
import { countMeaning, countTemplate } from '#gate/templates/counting.ts'
import { readTemplate } from '#gate/templates/reader.ts'
import { clockOf, scopeOf } from '#routes/statistics/tables.tsx'
import { noSuchDay } from '#routes/web/days.tsx'
import { idParam } from '#routes/web/params.ts'
import { readingFirst } from '#routes/web/reading-first.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { AsOf } from '#views/kit/as-of.tsx'
import { paths } from '#views/paths.ts'
import { TemplatePage } from '#views/templates/page.tsx'
import type { Question } from '#views/templates/question.tsx'

export const templatePageRoutes = new Hono<Web>()

templatePageRoutes.get('/statistics/templates/:id', async (c) => {
  const { app, actor } = c.var
  const template = await readTemplate(app, actor, idParam<TemplateId>(c))
  const asked = askedDay(c.req.query('asOf'), dayOf(app.now()))
  if (!asked.ok) return noSuchDay(c, paths.template(template.id), asked.refusal)
  const sheet = Number(c.req.query('sheet'))
  return (
    readingFirst(c) ?? showTemplate(c, template, { asOf: asked.value, clock: clockOf(c.req.query('clock')), sheet })
  )
})

type Shown = {
  readonly asOf?: Day | undefined
  readonly clock: Clock
  readonly sheet: number
  readonly refusal?: TemplateRefusal
}

/** The page of a workbook: its sheet as it will be, and what is asked about it. */
export async function showTemplate(c: WebContext, template: Template, { asOf, clock, refusal, ...shown }: Shown) {
  const { app, actor } = c.var
  const today = dayOf(app.now())
  const day = asOf ?? today
  const about = { table: 'template', template: template.id, day, clock }
  await app.logRead({ at: app.now(), actor: actor.account, act: 'statistics.read', about })
  const filled = await countTemplate(app, actor, template, { day, clock })
  const offered = await offeredTo(app, actor)
  const units = offered.units.map(({ id }) => ({ id, name: app.directory.unitName(id) }))
  const asks = headingsAsked(template, units)
  const asked = askedAbout(c, template, asks, Math.floor(shown.sheet) || 0)
  const why = refusal ?? (c.req.query('cell') && !asked ? 'template.not-there' : undefined)
  const wanted = template.form.sheets[Math.floor(shown.sheet)] ? Math.floor(shown.sheet) : (asked?.sheet ?? 0)
  const kept: [string, string][] = [
    ['sheet', String(wanted)],
    ...(clock === 'known' ? ([['clock', clock]] satisfies [string, string][]) : []),
  ]
  return page(
    c,
    template.name,
    <TemplatePage
      template={template}
      filled={filled}
      sheet={wanted}
      asks={asks}
      question={asked && (await questionOn(c, asked, { day, clock }))}
      offered={offered}
      unitName={(unit) => app.directory.unitName(unit, asOf)}
      house={scopeOf(app, actor)}
      day={day}
      asOf={asOf}
      clock={clock}
      refusal={why}
      cell={c.req.query('cell')}
      back={c.req.query('back')}
      row={Number(c.req.query('row')) || undefined}
    />,
    {
      ...(why !== undefined && { status: 422 as const }),
      top: <AsOf action={paths.template(template.id)} day={asOf} today={today} kept={kept} />,
    },
  )
}

/** The heading or cell that the address names, else the first that is open. */
function askedAbout(c: WebContext, template: Template, asks: readonly Asked[], sheet: number): Asked | undefined {
  const [cell, number] = [c.req.query('cell'), c.req.query('ask')]
  if (cell) return cellAsked(template, sheet, cell.trim().toUpperCase())
  return number === undefined ? nextAsked(asks) : asks.find((one) => one.number === number)
}

/** The answers that the viewer may count by, each with how many people it is. */
async function questionOn(c: WebContext, asked: Asked, when: { day: Day; clock: Clock }): Promise<Question> {
  const { app, actor } = c.var
  const own = ownMeaning(c)
  const answers: Question['answers'][number][] = []
  for (const answer of answersTo(asked, own)) {
    const number = answer.meaning.is === 'blank' ? undefined : await countMeaning(app, actor, answer.meaning, when)
    if (number !== 'not-theirs') answers.push({ ...answer, number })
  }
  const by = c.req.query('by') ?? ''
  return { asked, answers, own: own ?? asked.now ?? answers[0]?.meaning, ...(isMeasure(by) && { by }) }
}

/** Conditions that somebody put together in the form beside the answers. */
function ownMeaning(c: WebContext): Meaning | undefined {
  const entries = [...new URL(c.req.url).searchParams]
  if (!entries.some(([name]) => name === 'of')) return undefined
  const meaning = meaningIn(entries.filter(([name]) => ['of', 'is', 'under', 'count'].includes(name)))
  return meaning?.is === 'count' ? meaning : undefined
}

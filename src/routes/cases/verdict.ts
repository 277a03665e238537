import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { giveVerdict } from '#actions/cases/verdict.ts'
import { groups } from '#domain/access/groups.ts'
import type { ReturnTo } from '#domain/cases/case.ts'
import type { Ruling } from '#domain/cases/ruling.ts'
import type { CaseId, PersonId } from '#domain/ids.ts'
import { saidWith } from '#domain/wishes/phrases.ts'
import { nextAwaiting } from '#gate/cases/inbox.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { seeOther } from '#routes/web/respond.tsx'
import type { Web } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { again } from './again.ts'
import { pathOf } from './context.ts'

/** A verdict from an open seat: 同意, 不同意, 退回. */
export const verdictRoutes = new Hono<Web>()

verdictRoutes.post('/cases/:id/verdict', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [idParam<CaseId>(c), await readForm(c)]
  const ruling = readRuling(form)
  const typed = { ...ruling, further: readFurther(form) }
  if (form.unread) return again(c, id, 'verdict', { code: 'case.unread' }, typed)

  const done = await giveVerdict(app, actor, id, ruling, form.command)
  if (!done.ok) return again(c, id, 'verdict', done.reason, typed)
  const next = await nextAwaiting(app, actor)
  // A visitor of the demo goes on as whoever has the case now, and that is offered on its page.
  const onwards = app.demo ? paths.case(id) : paths.home()
  return seeOther(c, next ? pathOf(next) : onwards, verdictNotices[ruling.verdict])
})

const verdictNotices = { approve: 'case.approved', reject: 'case.rejected', return: 'case.returned' } as const

/** What a decision form sends; a form that was not drawn by us is no form. */
function readRuling(form: Form): Ruling {
  const verdict = (['approve', 'reject', 'return'] as const).find((known) => known === form.text('verdict'))
  if (!verdict) throw new HTTPException(400)
  return {
    verdict,
    for: (form.text('for') || undefined) as PersonId | undefined,
    run: form.number('run'),
    seat: form.number('seat'),
    content: form.number('content'),
    text: saidWith(form.text('phrase'), form.text('opinion')),
    ticks: readGroups(form.all('tick')),
    to: readTarget(form.text('to')),
    ...(verdict === 'approve' && { further: ticked(readFurther(form)) }),
  }
}

/** What was said of the further seats that the page offered, ticked or not, in the order of the page. */
function readFurther(form: Form) {
  const offered = form.names.flatMap((name) => (name.startsWith('opinion-') ? [name.slice('opinion-'.length)] : []))
  return [...new Set([...offered, ...form.all('further')])].map((stop) => ({
    stop,
    ticked: form.all('further').includes(stop),
    text: form.text(`opinion-${stop}`),
    ticks: readGroups(form.all(`tick-${stop}`)),
  }))
}

const ticked = (all: ReturnType<typeof readFurther>) =>
  all.filter((one) => one.ticked).map(({ ticked: _, ...one }) => one)

const readGroups = (ticks: readonly string[]) => ticks.flatMap((tick) => groups.find((group) => group === tick) ?? [])

const readTarget = (text: string): ReturnTo => (/^\d{1,9}$/.test(text) ? Number(text) : 'START')

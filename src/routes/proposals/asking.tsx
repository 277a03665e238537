import { Hono } from 'hono'
import { changeAsking } from '#actions/organisation/asking.ts'
import { leadsHr } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import { firstTable, tableOf } from '#domain/proposals/asking.ts'
import {
  type AskingRefusal,
  askingLines,
  byLine,
  readAll,
  readAsking,
  type TypedLine,
} from '#domain/proposals/asking-form.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { AskingPage } from '#views/proposals/asking.tsx'

/** 变更审批对照表, kept by the HR lead. */
export const askingRoutes = new Hono<Web>()

askingRoutes.get(paths.asking(), (c) => show(c))

askingRoutes.post(paths.asking(), async (c) => {
  mustLead(c)
  const form = await readForm(c)
  const sent = sentLines(form)
  const done = await changeAsking(c.var.app, c.var.actor, sent, form.command)
  if (!done.ok) return show(c, { sent, problems: done.reason.problems })
  return seeOther(c, paths.asking(), done.value > 0 ? 'asking.changed' : 'asking.same')
})

/** The lines that the form had; one that it did not have stays as it is. */
function sentLines(form: Form): ReadonlyMap<string, TypedLine> {
  const was = readAll(form.text('was'))
  return new Map(
    askingLines
      .filter(({ key }) => form.has(`climb-${key}`))
      .map(({ key }) => [
        key,
        { was: was.get(key) ?? '', typed: readAsking(form.all(key), form.text(`climb-${key}`)) },
      ]),
  )
}

function mustLead({ var: { actor } }: WebContext): void {
  if (!leadsHr(actor)) throw new Forbidden()
}

function show(
  c: WebContext,
  refused?: { readonly sent: ReadonlyMap<string, TypedLine>; readonly problems: AskingRefusal['problems'] },
) {
  mustLead(c)
  const { app, t } = c.var
  const problems = refused ? [...refused.problems.values()] : []
  return page(
    c,
    t('asking.title'),
    <AskingPage
      now={byLine(tableOf(app.directory.settings.asking))}
      first={byLine(firstTable)}
      sent={refused?.sent ?? new Map()}
      problems={refused?.problems ?? new Map()}
    />,
    refused && { status: problems.every((problem) => problem === 'asking.meanwhile') ? 409 : 422 },
  )
}

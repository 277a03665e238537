import { Hono } from 'hono'
import { giveBack, giveOut } from '#actions/readings/visiting.ts'
import { NotFound } from '#domain/errors.ts'
import type { AccountId, CaseId, VisitId } from '#domain/ids.ts'
import { grantState } from '#domain/readings/grant.ts'
import { requestIn } from '#domain/readings/request.ts'
import { readBack, readGiven } from '#domain/readings/visit.ts'
import { deskCase, deskVisit, visitsFor } from '#gate/readings/desk.ts'
import { openedBy } from '#gate/readings/grants.ts'
import { dropPapers, receivingPaper } from '#routes/dossiers/taking-papers.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import { readUpload } from '#routes/web/upload.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import type { MessageKey } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { DeskPage, type Refused } from '#views/readings/desk.tsx'
import { readersOf, unitOfReaders } from './words.ts'

/** 现场查阅: giving a dossier out at the desk, and taking it back. */
export const deskRoutes = new Hono<Web>()

deskRoutes.get('/readings/:id/desk', (c) => desk(c, idParam<CaseId>(c)))

deskRoutes.post('/readings/:id/desk', async (c) => {
  const { app, actor } = c.var
  const { id, dossier, state } = await deskCase(app, actor, idParam<CaseId>(c))
  const of = requestIn(state.content.request)?.of ?? 'outside'
  const place = { dossier, group: 'custody' } as const
  const { form, files } = await readUpload(
    c,
    receivingPaper(app, async () => place),
  )
  try {
    const read = readGiven(form.text, of)
    if (!read.ok) return desk(c, id, { typed: form.text, problems: read.problems })
    const [paper] = files
    const done = await giveOut(app, actor, { case: id, given: read.given, ...(paper && { paper }) }, form.command)
    if (!done.ok) return desk(c, id, { typed: form.text, ...refusedBy(c, done.refusal) })
    return seeOther(c, paths.readingDesk(id), 'reading.given-out')
  } finally {
    await dropPapers(app, files)
  }
})

deskRoutes.post('/readings/visits/:id/return', async (c) => {
  const { app, actor } = c.var
  const form = await readForm(c)
  const visit = await deskVisit(app, actor, idParam<VisitId>(c))
  const read = readBack(form.text)
  if (!read.ok) return desk(c, visit.case, { visit: visit.id, typed: form.text, problems: read.problems })
  const done = await giveBack(app, actor, { visit: visit.id, back: read.back }, form.command)
  if (!done.ok) return desk(c, visit.case, { visit: visit.id, typed: form.text, ...refusedBy(c, done.refusal) }, 409)
  return seeOther(c, paths.readingDesk(visit.case), 'reading.given-back')
})

/** A paper that was refused says why as everywhere else, at its field. */
const refusedBy = ({ var: { t } }: WebContext, code: string): Pick<Refused, 'said' | 'paper'> =>
  code.startsWith('reading.')
    ? { said: t(`refusal.${code}` as MessageKey) }
    : { paper: t(`field.${code}` as MessageKey) }

async function desk(c: WebContext, id: CaseId, refused?: Refused, status: 409 | 422 = 422) {
  const { app, actor, t } = c.var
  const theCase = await deskCase(app, actor, id)
  const request = requestIn(theCase.state.content.request)
  const { grants } = await openedBy(app, theCase)
  const [first] = grants
  const entry = app.roster.entry(theCase.dossier)
  if (!request || !first || !entry) throw new NotFound()
  const { who, custody } = entry.columns
  await app.logRead({
    at: app.now(),
    actor: actor.account,
    act: 'case.read',
    about: { case: id, dossier: theCase.dossier },
  })
  return page(
    c,
    `${who.name} · ${t('readings.at-desk')}`,
    <DeskPage
      id={id}
      number={theCase.number}
      name={who.name}
      filed={who.number ?? ''}
      box={custody.box ?? ''}
      readers={readersOf(app, theCase, request)}
      unit={unitOfReaders(app, theCase, request)}
      of={request.of}
      groups={request.groups}
      copying={request.copying}
      from={request.from}
      until={request.until}
      state={grantState(first, app.now())}
      visits={await visitsFor(app, theCase)}
      clerk={(account: AccountId) => app.directory.nameOf(app.directory.personOf(account))}
      now={app.now()}
      refused={refused}
    />,
    refused && { status },
  )
}

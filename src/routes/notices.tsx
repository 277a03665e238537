import { Hono } from 'hono'
import { readAllNotices } from '#actions/notices.ts'
import type { Range } from '#db/cases/lists.ts'
import type { Notice } from '#db/notices.ts'
import * as notices from '#db/notices.ts'
import type { Actor } from '#domain/access/actor.ts'
import { decide, isBlind, quiet } from '#domain/access/policy.ts'
import type { About, CaseState } from '#domain/cases/case.ts'
import { aboutOf, knownUntil } from '#domain/cases/seeing.ts'
import type { DossierId, NoticeId } from '#domain/ids.ts'
import { titlesOf } from '#gate/batches/reader.ts'
import { mineOf } from '#gate/cases/inbox.ts'
import { findCases } from '#gate/cases/reader.ts'
import { isReadable } from '#gate/followups/followups.ts'
import type { App } from '#house/app.ts'
import { NoticesPage, type ToldLine } from '#views/home/told.tsx'
import { paths } from '#views/paths.ts'
import { logListed } from './cases/context.ts'
import { readForm } from './web/forms.ts'
import { pageAt } from './web/params.ts'
import { page, seeOther } from './web/respond.tsx'
import type { Web, WebContext } from './web/web.ts'

export const noticeRoutes = new Hono<Web>()

noticeRoutes.get('/notices', async (c) => {
  const { app, actor, t } = c.var
  const { at, pages, range } = pageAt(c, isBlind(actor) ? 0 : await notices.countAll(app.db, await mineOf(app, actor)))
  const told = await toldTo(c, range)
  await logListed(c, told.lines.length)
  return page(c, t('notices.title'), <NoticesPage {...told} page={at} pages={pages} now={app.now()} />)
})

noticeRoutes.post('/notices/reading', async (c) => {
  const { app, actor } = c.var
  const { command } = await readForm(c)
  const done = await readAllNotices(app, actor, command)
  return seeOther(c, paths.notices(), done.ok ? 'notices.read' : undefined)
})

/** What this person was told, of cases and dossiers that he or she may still see. */
export async function toldTo(
  { var: { app, actor, t } }: WebContext,
  range: Range,
): Promise<{ readonly lines: readonly ToldLine[]; readonly unread: number }> {
  if (isBlind(actor)) return { lines: [], unread: 0 }
  const mine = await mineOf(app, actor)
  const list = await notices.listFor(app.db, mine, range)
  const about = list.flatMap(({ case: id, at }) => (id ? [{ id, at }] : []))
  const seen = new Map(
    (await findCases(app, actor, about)).map(({ id, route, state }) => [
      id,
      { about: aboutOf(state, knownUntil(state, actor.person)), of: route.key, by: tookBack(app, state) },
    ]),
  )
  const verdicts = await verdictsTold(app, actor, list)
  const batches = await titlesOf(
    app,
    list.flatMap(({ batch }) => (batch ? [batch.id] : [])),
  )
  const lines = list.flatMap(({ id: notice, kind, case: id, batch, dossier, at, readAt }): readonly ToldLine[] => {
    const of = id && seen.get(id)
    const title = of && batch && batches.get(batch.id)?.content.title
    if (batch && title) {
      const name = t('batch.in-inbox', { title, count: batch.cases })
      return [{ kind, href: paths.batch(batch.id), about: { name, unit: '' }, at, unread: !readAt }]
    }
    const about = dossier && dossierTold(app, actor, dossier)
    if (dossier && about)
      return [{ kind, href: verdicts.get(notice) ?? paths.dossier(dossier), about, at, unread: !readAt }]
    return id && of
      ? [
          {
            kind,
            href: paths.case(id),
            about: of.about,
            of: of.of,
            ...(kind === 'withdrawn' && { by: of.by }),
            at,
            unread: !readAt,
          },
        ]
      : []
  })
  return { lines, unread: await notices.countUnread(app.db, mine) }
}

/** Where what a head wrote on confirming somebody can be read, by the notice that tells of it. */
async function verdictsTold(app: App, actor: Actor, list: readonly Notice[]): Promise<ReadonlyMap<NoticeId, string>> {
  const found = new Map<NoticeId, string>()
  for (const { id, task } of list) if (task && (await isReadable(app, actor, task))) found.set(id, paths.followUp(task))
  return found
}

/** Whom a notice without a case is about, for whoever still lists that dossier. */
function dossierTold(app: App, actor: Actor, dossier: DossierId): About | undefined {
  const entry = app.roster.entry(dossier)
  if (!entry || !decide(actor, 'list', entry.subject, 'who', quiet).allow) return undefined
  const { name, unit } = entry.columns.who
  return { name, unit: app.directory.units.get(unit)?.name ?? '' }
}

/**
 * The name of whoever withdrew the case in the place of its applicant: for all who may see it (docs/decisions/0069).
 */
const tookBack = ({ directory }: App, { withdrawal, applicant }: CaseState): string | undefined =>
  withdrawal && withdrawal.by !== applicant ? directory.nameOf(withdrawal.by) : undefined

import { Hono } from 'hono'
import { readAllNotices } from '#actions/notices.ts'
import type { Range } from '#db/cases/lists.ts'
import * as notices from '#db/notices.ts'
import type { Actor } from '#domain/access/actor.ts'
import { decide, isBlind, quiet } from '#domain/access/policy.ts'
import type { About, CaseState } from '#domain/cases/case.ts'
import { aboutOf, knownUntil } from '#domain/cases/seeing.ts'
import type { DossierId } from '#domain/ids.ts'
import { mineOf } from '#gate/cases/inbox.ts'
import { findCases } from '#gate/cases/reader.ts'
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
  const { at, pages, range } = pageAt(c, isBlind(actor) ? 0 : await notices.countAll(app.db, mineOf(app, actor)))
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
  { var: { app, actor } }: WebContext,
  range: Range,
): Promise<{ readonly lines: readonly ToldLine[]; readonly unread: number }> {
  if (isBlind(actor)) return { lines: [], unread: 0 }
  const mine = mineOf(app, actor)
  const list = await notices.listFor(app.db, mine, range)
  const about = list.flatMap(({ case: id, at }) => (id ? [{ id, at }] : []))
  const seen = new Map(
    (await findCases(app, actor, about)).map(({ id, state }) => [
      id,
      { about: aboutOf(state, knownUntil(state, actor.person)), by: tookBack(app, state) },
    ]),
  )
  const lines = list.flatMap(({ kind, case: id, dossier, at, readAt }): readonly ToldLine[] => {
    const of = id && seen.get(id)
    const about = dossier && dossierTold(app, actor, dossier)
    if (dossier && about) return [{ kind, href: paths.dossier(dossier), about, at, unread: !readAt }]
    return id && of
      ? [
          {
            kind,
            href: paths.case(id),
            about: of.about,
            ...(kind === 'withdrawn' && { by: of.by }),
            at,
            unread: !readAt,
          },
        ]
      : []
  })
  return { lines, unread: await notices.countUnread(app.db, mine) }
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

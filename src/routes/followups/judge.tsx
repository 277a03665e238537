import { readNoticesOf } from '#actions/notices.ts'
import { kindsDrawnOnAForm } from '#domain/cases/kinds/drawing.ts'
import { type FollowUp, type FollowUpRefusal, isDecided } from '#domain/followups/followup.ts'
import { dayOf } from '#domain/time.ts'
import { page } from '#routes/web/respond.tsx'
import type { WebContext } from '#routes/web/web.ts'
import { FollowUpJudgePage } from '#views/followups/judge.tsx'
import type { MessageKey } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { isOver, whoOf } from './task.ts'

type Judged = { readonly text: string; readonly refusal: FollowUpRefusal }

/** The page of a task that is decided on: 409 where it ended meanwhile, 422 where something is missing. */
export async function judgePage(c: WebContext, task: FollowUp, judged?: Judged) {
  const { app, actor, t } = c.var
  const { name, unit, post } = whoOf(c, task)
  await app.logRead({ at: app.now(), actor: actor.account, act: 'followup.read', about: { dossier: task.dossier } })
  await readNoticesOf(app, actor, task.dossier)
  const by = task.ended && task.ended.by !== 'system' ? app.directory.nameOf(task.ended.by) : undefined
  const isSaid = isDecided(task.kind) && by !== undefined
  const refusal = judged?.refusal ?? (isOver(c, task) && !isSaid ? 'followups.ended' : undefined)
  return page(
    c,
    t(`followups.of.${task.kind}`, { name }),
    <FollowUpJudgePage
      task={task}
      name={name}
      unit={unit}
      post={post}
      today={dayOf(app.now())}
      text={judged?.text}
      refusal={refusal}
      by={by}
      ways={task.kind === 'let-go' ? waysFor(c, task) : []}
    />,
    judged
      ? { status: judged.refusal === 'followups.no-reason' || judged.refusal === 'followups.no-verdict' ? 422 : 409 }
      : {},
  )
}

/** Departure where the viewer draws it; else the page of the dossier. */
function waysFor({ var: { actor, t } }: WebContext, { dossier }: FollowUp) {
  const departing = kindsDrawnOnAForm(actor).filter(({ key }) => key === 'departure')
  return [
    ...departing.map(({ key }) => ({
      label: t(`drawing.start.${key}` as MessageKey),
      href: paths.drawing(dossier, key),
    })),
    { label: t('case.dossier'), href: paths.dossier(dossier) },
  ]
}

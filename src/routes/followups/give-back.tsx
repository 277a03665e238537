import { giveBack } from '#actions/followups/giving-back.ts'
import { freeOnes } from '#db/resources/resources.ts'
import { NotFound } from '#domain/errors.ts'
import { type FollowUp, type FollowUpRefusal, isGivenBack } from '#domain/followups/followup.ts'
import type { ResourceId } from '#domain/ids.ts'
import type { Resource } from '#domain/resources/resource.ts'
import { dayOf } from '#domain/time.ts'
import { toComeBack } from '#gate/resources/giving-back.ts'
import { holderShown } from '#gate/resources/holders.ts'
import type { Form } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { WebContext } from '#routes/web/web.ts'
import { FollowUpGiveBackPage } from '#views/followups/give-back.tsx'
import { paths } from '#views/paths.ts'
import { isOver, whoOf } from './task.ts'

type Refused = { readonly form: Form; readonly refusal: FollowUpRefusal }

/** What comes back after a case was taken back, and what stood before: 409 where somebody was there first. */
export async function giveBackPage(c: WebContext, task: FollowUp, refused?: Refused) {
  const { app, actor, t } = c.var
  const { dossier, kind } = task
  if (!isGivenBack(kind) || !task.case) throw new NotFound()
  await app.logRead({ at: app.now(), actor: actor.account, act: 'followup.read', about: { dossier } })
  const { due, before } = await toComeBack(app, task, task.case)
  const { name, unit } = whoOf(c, task)
  const person = app.roster.entry(dossier)?.subject.person
  const by = ({ holder }: Resource) => (holder && holderShown(app, actor, holder)?.name) || t('resources.hidden')
  return page(
    c,
    t(`followups.of.${kind}`, { name }),
    <FollowUpGiveBackPage
      task={{ ...task, kind }}
      name={name}
      unit={unit}
      due={due}
      before={before.map((one) => ({ ...one, by: by(one), isOwn: one.holder === person }))}
      free={(await freeOnes(app, 'seat', mostOffered)).map(({ code }) => code)}
      today={dayOf(app.now())}
      isOver={isOver(c, task)}
      typed={refused && { ticked: refused.form.all, text: refused.form.text }}
      refusal={refused?.refusal ?? (isOver(c, task) ? 'followups.ended' : undefined)}
    />,
    refused && { status: refused.refusal === 'followups.unknown-code' ? 422 : 409 },
  )
}

/** As many as anybody looks through; the others are found in the register. */
const mostOffered = 200

/** Takes the form of that page. */
export async function giveBackWith(c: WebContext, task: FollowUp, form: Form) {
  const given = {
    back: form.all('back') as ResourceId[],
    again: form.all('again') as ResourceId[],
    instead: form.text('instead'),
  }
  const done = await giveBack(c.var.app, c.var.actor, task.id, given, form.command)
  if (!done.ok) return giveBackPage(c, task, { form, refusal: done.refusal })
  return seeOther(c, paths.home(), 'followups.given-back')
}

import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as notices from '#db/notices.ts'
import * as samples from '#db/samples/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { NotFound } from '#domain/errors.ts'
import type { CaseId, NoticeId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { mostSampleReason, type Sample, type SampleRefusal, type SampleVerdict } from '#domain/samples/sample.ts'
import { lookingAs } from '#gate/samples/samples.ts'
import type { App } from '#house/app.ts'

export type Looking = { readonly how: SampleVerdict['how']; readonly reason: string }

/**
 * 属实, or 有疑问 with a reason, of which whoever applied the change is told. Throws NotFound for anybody who is not the
 * second person of this sample.
 */
export function judgeSample(
  app: App,
  actor: Actor,
  id: CaseId,
  { how, reason }: Looking,
  command: Command,
): Promise<Result<string, SampleRefusal>> {
  return once<SampleRefusal>(app, actor, command, async (app) => {
    const sample = await theirs(app, actor, id)
    if (sample.ended) return refuse('samples.ended')
    const text = cleanText(reason)
    if (text.length > mostSampleReason || (how === 'doubted' && text === '')) return refuse('samples.no-reason')
    await samples.end(app, sample, { how, by: actor.person, at: app.now(), reason: text })
    if (how === 'doubted') await tell(app, sample)
    const [act, about] = [
      how === 'doubted' ? 'sample.doubted' : 'sample.confirmed',
      { case: id, dossier: sample.dossier },
    ] as const
    await log.record(app.db, { at: app.now(), actor: actor.account, act, about })
    return ok(id)
  })
}

/** A sample that is this actor's to look at, or had been before somebody did. */
async function theirs(app: App, actor: Actor, id: CaseId): Promise<Sample> {
  const sample = await samples.find(app, id)
  const { ended: _, ...open } = sample ?? {}
  if (!sample || !lookingAs(app, actor, open as Sample)) throw new NotFound()
  return sample
}

const tell = (app: App, { by, case: id }: Sample) =>
  notices.add(app.db, [{ id: app.newId<NoticeId>(), person: by, kind: 'doubted', case: id, at: app.now() }])

import { unbatched } from '#db/batches/cases.ts'
import type { Case } from '#db/cases/cases.ts'
import type { Actor } from '#domain/access/actor.ts'
import { isJoinable, joinableKinds } from '#domain/batches/joinable.ts'
import { findCases, keepsCase } from '#gate/cases/reader.ts'
import type { App } from '#house/app.ts'

/** Cases that a meeting may decide on, under way, kept by whoever asks and in no batch. */
export const casesForMeeting = async (app: App, actor: Actor): Promise<readonly Case[]> =>
  (await findCases(app, actor, await unbatched(app.db, joinableKinds()))).filter(
    (theCase) => keepsCase(app, actor, theCase) && isJoinable(theCase),
  )

import type { PaperLaid } from '#actions/dossiers/paper.ts'
import type { Case } from '#db/cases/cases.ts'
import type { Command as Sent } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Command } from '#domain/cases/command.ts'
import { namedIn } from '#domain/cases/naming.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import type { CaseId, PersonId } from '#domain/ids.ts'
import { onlookers } from '#gate/cases/reader.ts'
import type { App } from '#house/app.ts'
import { obey } from './obeying.ts'

/**
 * Says something on the case without deciding, with a paper where one is attached; whoever is called by name, and may
 * see the case, is told so.
 */
export const comment = (
  app: App,
  actor: Actor,
  id: CaseId,
  { text, paper }: { readonly text: string; readonly paper?: PaperLaid | undefined },
  sent: Sent,
) => {
  const make = (by: PersonId, theCase: Case): Command => {
    const known = onlookers(app, theCase).map((person) => ({ person, name: app.directory.nameOf(person) }))
    const said = cleanText(text)
    const named = namedIn(said, known).filter((person) => person !== by)
    return { do: 'comment', by, text: said, named, ...(paper && { papers: [paper.paper] }) }
  }
  const lay = async (app: App) => {
    if (paper) await app.blobs.enter(app.db, paper.row)
    return undefined
  }
  return obey(app, actor, id, sent, { act: 'case.commented', make, unready: lay })
}

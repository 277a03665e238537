import * as followups from '#db/followups/sealed.ts'
import type { DossierId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** Ends what was to be written down and is written down now, by whatever way. Inside the transaction that writes it. */
export async function settleFollowUps(app: App, dossier: DossierId, sections: readonly string[]): Promise<void> {
  const kinds = [sections.includes('pay') && 'pay', sections.includes('contracts') && 'contract']
  if (!kinds.some(Boolean)) return
  for (const one of await followups.waitingOn(app, dossier))
    if (kinds.includes(one.kind as 'pay'))
      await followups.end(app, one, { how: 'gone', by: 'system', at: app.now(), text: '' })
}

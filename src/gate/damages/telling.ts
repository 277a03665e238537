import type { Actor } from '#domain/access/actor.ts'
import { leadsHr } from '#domain/access/duties.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import type { AccountId, CaseId, DossierId, PersonId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import type { Damage } from '#memory/damages.ts'

/** A damage as it is told: by number, and by name to whoever may list the person. */
export type ToldDamage = Damage & { readonly number: string; readonly name?: string }

/** Every damage that this process knows of, for whoever is told. A thing without a readable number is told by the end of its id. */
export async function damagesFor(app: App, actor: Actor): Promise<readonly ToldDamage[]> {
  const all = app.damages.all()
  const ids = all.flatMap(({ of, id }) => (of === 'case' ? [id as CaseId] : []))
  const rows =
    ids.length === 0 ? [] : await app.db.selectFrom('cases').select(['id', 'number']).where('id', 'in', ids).execute()
  const cases = new Map(rows.map(({ id, number }) => [id as string, number]))
  return all.map((damage) => ({
    ...damage,
    number: cases.get(damage.id) ?? numberOf(app, damage) ?? `…${damage.id.slice(-8)}`,
    ...nameFor(app, actor, damage),
  }))
}

function numberOf({ roster, directory }: App, { of, id }: Damage): string | undefined {
  if (of === 'dossier') return roster.entry(id as DossierId)?.columns.who.number
  if (of === 'account') return directory.numberOf(id as AccountId)
  if (of === 'person') return directory.accountOf(id as PersonId)?.staffNumber
  return undefined
}

function nameFor({ roster }: App, actor: Actor, { of, id }: Damage): { readonly name?: string } {
  const entry = of === 'dossier' && leadsHr(actor) ? roster.entry(id as DossierId) : undefined
  const name = entry && decide(actor, 'list', entry.subject, 'who', quiet).allow && entry.columns.who.name
  return name ? { name } : {}
}

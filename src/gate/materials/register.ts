import * as materials from '#db/materials/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { isMaterialGroup } from '#domain/access/groups.ts'
import { groupsFor, quiet } from '#domain/access/policy.ts'
import type { DossierId } from '#domain/ids.ts'
import { type Material, standingOf } from '#domain/materials/material.ts'
import type { App } from '#house/app.ts'
import { mayCatalogue } from './reader.ts'

export type LooseRow = { readonly dossier: DossierId; readonly name: string; readonly material: Material }

/**
 * 散材料登记: so many papers that wait to be filed, of the dossiers whose catalogue this actor keeps, the oldest step first;
 * and where the next page begins. One entry in the log for all that is shown.
 */
export async function readRegister(app: App, actor: Actor, from: number, most: number) {
  const kept: materials.Loose[] = []
  let [at, next]: [number, number | undefined] = [from, undefined]
  while (next === undefined) {
    const some = await materials.looseOnes(app.db, at, most + 1)
    for (const one of some) {
      if (kept.length === most) {
        next = at
        break
      }
      if (mayCatalogue(app, actor, one.dossier)) kept.push(one)
      at += 1
    }
    if (some.length <= most) break
  }
  await app.logRead({
    at: app.now(),
    actor: actor.account,
    act: 'material.register-read',
    about: { rows: kept.length },
  })
  return { rows: await opened(app, actor, kept), next }
}

async function opened(app: App, actor: Actor, kept: readonly materials.Loose[]): Promise<readonly LooseRow[]> {
  const rows: LooseRow[] = []
  for (const dossier of new Set(kept.map((one) => one.dossier))) {
    const entry = app.roster.entry(dossier)
    if (!entry) continue
    const groups = new Set([...groupsFor(actor, 'read', entry.subject, quiet)].filter(isMaterialGroup))
    const wanted = new Set(kept.filter((one) => one.dossier === dossier).map(({ id }) => id))
    for (const material of await materials.openNewest(app, dossier, groups))
      if (wanted.has(material.id) && standingOf(material.kind) === 'loose')
        rows.push({ dossier, name: entry.columns.who.name, material })
  }
  return rows.sort((a, b) => (receivedOf(a.material) < receivedOf(b.material) ? -1 : 1))
}

const receivedOf = ({ entry, at }: Material) => entry.receivedOn ?? at

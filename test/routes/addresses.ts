import * as cases from '#db/cases/cases.ts'
import { inTransaction } from '#db/transaction.ts'
import type { ImageRef } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import type { DemoWorld } from '../demo-world.ts'

/** What stands in an address for its parameters, by name. */
export type Filling = Readonly<Record<string, string>>

/** The address with its parameters filled in. */
export const filled = (pattern: string, filling: Filling): string =>
  pattern.replace(/:(\w+)/g, (_, name: string) => filling[name] ?? `no-${name}`)

/** Nobody's, of the right shape. */
const nobodys = '00000000-0000-7000-8000-00000000dead'

/** The dossiers of the demo that addresses are tried with: whose, and where each stands. */
export const situations = {
  archived: ['王伟', 'LC-SC-ZZ'],
  draft: ['黎佳怡'],
  'at check': ['葛沛然'],
  'at head': ['令狐晨'],
  'at leader': ['吉克阿依'],
  returned: ['乐思远'],
  rejected: ['扎西顿珠'],
  'kept by deputy': ['邹雨桐'],
  'to file': ['丁大有'],
} as const satisfies Record<string, readonly [name: string, unit?: string]>

export type Situation = keyof typeof situations

/** What an address may speak of, read off its first part; anything else speaks of nobody. */
export const kindOf = (
  pattern: string,
): 'dossier' | 'case' | 'filing' | 'import' | 'bringing' | 'other' | 'nothing' => {
  if (!pattern.includes(':')) return 'nothing'
  if (pattern.startsWith('/dossiers/:id')) return 'dossier'
  if (pattern.startsWith('/cases/:id')) return 'case'
  if (pattern.startsWith('/archive/filings/:id')) return 'filing'
  if (pattern.startsWith('/imports/:id')) return 'import'
  if (pattern.startsWith('/bringings/:id')) return 'bringing'
  return 'other'
}

/** The parameters for somebody's dossier, or for the case or filing of it; undefined where there is none. */
export async function fillingFor(demo: DemoWorld, pattern: string, dossier: DossierId): Promise<Filling | undefined> {
  const { app } = demo
  const kind = kindOf(pattern)
  if (kind === 'case') {
    const row = await app.db.selectFrom('cases').select('id').where('dossier_id', '=', dossier).executeTakeFirst()
    const found = row && (await cases.find(app, row.id))
    return found && { id: found.id }
  }
  if (kind === 'filing') {
    const row = await app.db.selectFrom('filings').select('id').where('dossier_id', '=', dossier).executeTakeFirst()
    return row && { id: row.id }
  }
  const { contents } = (await inTransaction(app, (app) => openForWork(app, 'check', dossier))).opened
  const image = contents['photo']?.[0]?.fields['image'] as ImageRef | undefined
  return {
    id: dossier,
    section: 'family',
    record: contents['family']?.[0]?.id ?? nobodys,
    blob: image?.blob ?? nobodys,
    paper: 'appointment',
    kind: 'promotion',
    rule: 'post-differs',
    aside: nobodys,
    material: (await materialOf(demo, dossier)) ?? nobodys,
  }
}

const materialOf = async ({ app }: DemoWorld, dossier: DossierId) =>
  (await app.db.selectFrom('materials').select('material_id').where('dossier_id', '=', dossier).executeTakeFirst())
    ?.material_id

/** The same address for what is not there. */
export const missing: Filling = {
  id: nobodys,
  section: 'family',
  record: nobodys,
  blob: nobodys,
  kind: 'promotion',
  rule: 'post-differs',
  aside: nobodys,
  shelf: nobodys,
  material: nobodys,
  name: 'none',
  file: 'none',
  paper: 'appointment',
  roll: 'staff',
}

/** An answer without what differs from one drawing to the next: nonces, ids, and how much waits for the reader. */
export const plainly = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?:\.[\w-]{22})?/g, 'id')
    .replace(/nonce="[^"]*"/g, 'nonce')
    .replace(/<small[^>]*>.*?<\/small>/g, '')

import type { Group } from '#domain/access/groups.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Parts } from './envelope.ts'

/** Whose key a value is sealed under. */
export type Owner = DossierId | 'organisation'

/** Where a sealed value lies. All of it is authenticated: a value moved elsewhere, or to another version, does not open. */
export type Place = {
  readonly table: string
  readonly group: Group | 'organisation'
  readonly dossier: Owner
  readonly record: string
  readonly version: number
  readonly schema: number
}

/** The place as an envelope authenticates it, part by part. */
export const partsOf = (installation: string, place: Place): Parts => [
  'sealed',
  installation,
  place.table,
  place.group,
  place.dossier,
  place.record,
  String(place.version),
  String(place.schema),
]

import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import * as foundation from './0001-foundation.ts'
import * as series from './0002-series.ts'
import * as house from './0003-house.ts'
import * as lookups from './0004-lookups.ts'
import * as custody from './0005-custody.ts'
import * as asides from './0007-asides.ts'
import * as materials from './0008-materials.ts'
import * as exports from './0009-exports.ts'
import * as proposals from './0010-proposals.ts'
import * as proposalsOfAKind from './0011-proposals-of-a-kind.ts'
import * as samples from './0012-samples.ts'
import * as wishes from './0016-wishes.ts'
import * as swaps from './0020-swaps.ts'
import * as resources from './0021-resources.ts'
import * as batches from './0024-batches.ts'
import * as readings from './0024-readings.ts'
import * as proxies from './0025-proxies.ts'
import * as transfers from './0025-transfers.ts'
import * as payScales from './0026-pay-scales.ts'
import * as followups from './0027-followups.ts'
import * as lookupsOfOwners from './0028-lookups-of-owners.ts'
import * as arrivals from './0030-arrivals.ts'
import * as left from './0031-left.ts'
import * as toldOfDossiers from './0032-told-of-dossiers.ts'
import * as seatsLeft from './0033-seats-left.ts'
import * as presents from './0034-presents.ts'
import * as accountDoors from './0036-account-doors.ts'
import * as accountFactors from './0037-account-factors.ts'
import * as tree from './0038-tree.ts'
import * as toldTogether from './0040-told-together.ts'
import * as bringing from './0042-bringing.ts'
import * as placesSaid from './0043-places-said.ts'
import * as crossTables from './0046-cross-tables.ts'
import * as returns from './0047-returns.ts'
import * as templates from './0048-templates.ts'
import * as sessionPlaces from './0051-session-places.ts'

export type Migration = { readonly name: string; readonly up: (db: Kysely<Schema>) => Promise<void> }

/** Append-only: a migration that has run anywhere is never edited. A newer file refuses an older program (database.ts). */
export const migrations: readonly Migration[] = [
  { name: '0001-foundation', up: foundation.up },
  { name: '0002-series', up: series.up },
  { name: '0003-house', up: house.up },
  { name: '0004-lookups', up: lookups.up },
  { name: '0005-custody', up: custody.up },
  { name: '0007-asides', up: asides.up },
  { name: '0008-materials', up: materials.up },
  { name: '0009-exports', up: exports.up },
  { name: '0010-proposals', up: proposals.up },
  { name: '0011-proposals-of-a-kind', up: proposalsOfAKind.up },
  { name: '0012-samples', up: samples.up },
  { name: '0016-wishes', up: wishes.up },
  { name: '0020-swaps', up: swaps.up },
  { name: '0021-resources', up: resources.up },
  { name: '0024-batches', up: batches.up },
  { name: '0024-readings', up: readings.up },
  { name: '0027-followups', up: followups.up },
  { name: '0025-transfers', up: transfers.up },
  { name: '0025-proxies', up: proxies.up },
  { name: '0026-pay-scales', up: payScales.up },
  { name: '0028-lookups-of-owners', up: lookupsOfOwners.up },
  { name: '0030-arrivals', up: arrivals.up },
  { name: '0031-left', up: left.up },
  { name: '0032-told-of-dossiers', up: toldOfDossiers.up },
  { name: '0033-seats-left', up: seatsLeft.up },
  { name: '0034-presents', up: presents.up },
  { name: '0038-tree', up: tree.up },
  { name: '0036-account-doors', up: accountDoors.up },
  { name: '0037-account-factors', up: accountFactors.up },
  { name: '0040-told-together', up: toldTogether.up },
  { name: '0042-bringing', up: bringing.up },
  { name: '0043-places-said', up: placesSaid.up },
  { name: '0046-cross-tables', up: crossTables.up },
  { name: '0047-returns', up: returns.up },
  { name: '0048-templates', up: templates.up },
  { name: '0051-session-places', up: sessionPlaces.up },
]

/** First schemas of trial versions, rewritten before anybody kept real data in them (docs/decisions/0105). */
export const retired: readonly string[] = ['0001-thread']

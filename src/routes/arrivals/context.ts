import type { ArrivalId } from '#domain/ids.ts'
import { unitsAtDesk } from '#gate/arrivals/handling.ts'
import { idParam } from '#routes/web/params.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { UnitChoice } from '#views/arrivals/slip-fields.tsx'
import type { MessageKey } from '#views/i18n/index.ts'

/** The id of the 转入 in the address. */
export const arrivalId = (c: WebContext) => idParam<ArrivalId>(c)

/** The units whose dossiers whoever looks takes in. */
export const unitsFor = ({ var: { app, actor } }: WebContext): readonly UnitChoice[] =>
  unitsAtDesk(app, actor).map((id) => ({ id, name: app.directory.units.get(id)?.name ?? '' }))

/** The name of the organisation, as it stands on receipts. */
export const houseOf = ({ var: { app } }: WebContext): string =>
  [...app.directory.units.values()].find(({ parent }) => parent === undefined)?.name ?? ''

/** Why it was refused, in the reader's language. */
export const sentence = ({ var: { t } }: WebContext, code: string): string => t(`refusal.${code}` as MessageKey)

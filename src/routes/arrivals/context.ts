import type { ArrivalId } from '#domain/ids.ts'
import { unitsAtDesk } from '#gate/arrivals/arrivals.ts'
import { idParam } from '#routes/web/params.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { UnitChoice } from '#views/arrivals/slip-fields.tsx'
import type { MessageKey } from '#views/i18n/index.ts'

export const arrivalId = (c: WebContext) => idParam<ArrivalId>(c)

export const unitsFor = ({ var: { app, actor } }: WebContext): readonly UnitChoice[] =>
  unitsAtDesk(app, actor).map((id) => ({ id, name: app.directory.units.get(id)?.name ?? '' }))

export const houseOf = ({ var: { app } }: WebContext): string =>
  [...app.directory.units.values()].find(({ parent }) => parent === undefined)?.name ?? ''

export const sentence = ({ var: { t } }: WebContext, code: string): string => t(`refusal.${code}` as MessageKey)

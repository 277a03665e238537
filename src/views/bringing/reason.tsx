import type { BroughtRefusal } from '#domain/bringing/brought.ts'
import { inMegabytes, limits } from '#domain/limits.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Pill } from '#views/kit/pill.tsx'
import { listSizes } from '#views/list-sizes.ts'
import { paths } from '#views/paths.ts'

/** The sentence of a reason, with the size that its file may have: a list another than an exchange file. */
export const reasonOf = (t: ReturnType<typeof useT>, { code, params }: BroughtRefusal): string =>
  t(`refusal.${code}` as MessageKey, { ...(code.startsWith('workbook.') ? listSizes : formSizes), ...params })

const formSizes = { size: inMegabytes(limits.exchangeFile) } as const

/** Where it stands, why, and where to go on. */
export const Reason = ({ refusal }: { refusal: BroughtRefusal }) => {
  const t = useT()
  return (
    <span>
      {refusal.place && <Pill tone="seal">{t('import.place', refusal.place)}</Pill>} {reasonOf(t, refusal)}
      {refusal.import && (
        <>
          {' '}
          <a href={paths.import(refusal.import)}>{t('import.result.open')}</a>
        </>
      )}
    </span>
  )
}

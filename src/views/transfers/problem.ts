import type { TransferField } from '#domain/transfers/transfer.ts'
import { useT } from '#views/i18n/index.ts'
import type { TransferRefused } from './one.tsx'

/** The sentence for what is wrong with a field of a 转出. */
export const useProblem = (refused: TransferRefused | undefined) => {
  const t = useT()
  return (field: TransferField) => {
    const problem = refused?.problems?.[field]
    return problem && t(`transfers.problem.${problem}`)
  }
}

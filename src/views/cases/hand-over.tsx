import type { CaseState } from '#domain/cases/case.ts'
import type { Handable } from '#domain/cases/verbs/hand-over.ts'
import type { CaseId } from '#domain/ids.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { useBlockName } from './legs.tsx'
import { useNames } from './signers.tsx'

type Props = { readonly id: CaseId; readonly seats: readonly Handable[]; readonly state: CaseState }

/** 移交给现任: who sits, who would be asked by now, and one press that moves the seat. */
export const HandOver = ({ id, seats, state }: Props) => {
  const [t, names, block] = [useT(), useNames(), useBlockName()]
  return (
    <>
      {seats.map(({ run, seat, from, to }) => (
        <Banner>
          <p>
            {t('case.hand-over', {
              block: block(state.runs.find((one) => one.run === run)?.block ?? ''),
              from: names(from),
              to: names(to),
            })}
          </p>
          <PostForm action={paths.caseHandOver(id)} label={t('case.hand-over.go')}>
            <input type="hidden" name="run" value={run} />
            <input type="hidden" name="seat" value={seat} />
            <Button small>{t('case.hand-over.go')}</Button>
          </PostForm>
        </Banner>
      ))}
    </>
  )
}

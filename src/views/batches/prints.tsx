import type { Batch } from '#domain/batches/batch.ts'
import type { CasePaper } from '#domain/cases/kind.ts'
import { limits } from '#domain/limits.ts'
import { useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

type Props = {
  readonly batch: Batch
  /** What each of so many cases prints beside its 审批单. */
  readonly sheets: readonly CasePaper[]
  readonly cases: number
}

/** 打印: the lists of a batch at one press, and the forms of its people at another. */
export const PrintsCard = ({ batch, sheets, cases }: Props) => {
  const t = useT()
  const isAppointing = batch.kind === 'appointments'
  return (
    <Card title={t('batch.prints')} aside={t('batch.prints.aside')}>
      <div class="stack">
        <PostForm action={paths.batchPrints(batch.id)} download>
          <p class="hint">{t(isAppointing ? 'batch.prints.appointments' : 'batch.prints.pay')}</p>
          <div class="form-foot">
            <Button name="which" value="lists">
              {t(isAppointing ? 'batch.prints.lists' : 'batch.prints.register')}
            </Button>
            {isAppointing && <LinkButton href={paths.batchLetter(batch.id)}>{t('letter.title')}</LinkButton>}
            {isAppointing && (
              <Button name="which" value="forms">
                {t('batch.prints.forms')}
              </Button>
            )}
          </div>
        </PostForm>
        {sheets.flatMap((sheet) =>
          partsOf(cases).map(([from, until]) => (
            <PostForm action={paths.batchPrints(batch.id)} download>
              <input type="hidden" name="sheet" value={sheet} />
              <input type="hidden" name="from" value={from} />
              <Button>
                {t(from === 0 && until === cases ? 'batch.prints.sheet' : 'batch.prints.sheet.part', {
                  sheet: t(`case.paper.${sheet}`),
                  count: cases,
                  from: from + 1,
                  until,
                })}
              </Button>
            </PostForm>
          )),
        )}
      </div>
    </Card>
  )
}

/** As many sheets as one file holds (docs/decisions/0224), from one and up to another. */
const partsOf = (cases: number): readonly (readonly [from: number, until: number])[] =>
  Array.from({ length: Math.ceil(cases / limits.paperPeople) }, (_, at) => [
    at * limits.paperPeople,
    Math.min(cases, (at + 1) * limits.paperPeople),
  ])

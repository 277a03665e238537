import type { Batch } from '#domain/batches/batch.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

/** 打印: the lists of a batch at one press, and the forms of its people at another. */
export const PrintsCard = ({ batch }: { batch: Batch }) => {
  const t = useT()
  const isAppointing = batch.kind === 'appointments'
  return (
    <Card title={t('batch.prints')} aside={t('batch.prints.aside')}>
      <PostForm action={paths.batchPrints(batch.id)} download>
        <p class="hint">{t(isAppointing ? 'batch.prints.appointments' : 'batch.prints.pay')}</p>
        <div class="form-foot">
          <Button name="which" value="lists">
            {t(isAppointing ? 'batch.prints.lists' : 'batch.prints.register')}
          </Button>
          {isAppointing && (
            <Button name="which" value="forms">
              {t('batch.prints.forms')}
            </Button>
          )}
        </div>
      </PostForm>
    </Card>
  )
}

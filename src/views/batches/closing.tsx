import type { PropsWithChildren } from 'hono/jsx'
import type { Batch } from '#domain/batches/batch.ts'
import { closing } from '#domain/cases/outputs/closing.ts'
import type { Problems } from '#domain/dossiers/form.ts'
import { RecordFields } from '#views/dossiers/record-fields.tsx'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { spanOf } from './notice.tsx'

export type ClosingTyped = { readonly values: (key: string) => string; readonly problems: Problems }

/** 办结: filled in once, for every row that is ticked; a row that needs more is closed on its own page. */
export const ClosingCard = ({
  batch,
  form,
  typed,
  children,
}: PropsWithChildren<{
  readonly batch: Batch
  readonly form: string
  readonly typed?: ClosingTyped | undefined
}>) => {
  const t = useT()
  const { notice } = batch.content
  const known = (key: string) => (key === 'notice' && notice ? `${spanOf(notice)} ${notice.result}` : '')
  return (
    <Card title={t('section.closing')} aside={t('appointments.closing.aside')}>
      <PostForm action={paths.batchClosing(batch.id)} id={form}>
        {children}
        <RecordFields
          section={closing}
          typed={typed?.values ?? known}
          problems={typed?.problems ?? {}}
          choices={{ units: [], persons: [], posts: [], year: 0 }}
          lacks={() => []}
        />
        <div class="form-foot">
          <Button kind="go">{t('appointments.close')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

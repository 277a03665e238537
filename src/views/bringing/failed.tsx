import type { BringingId } from '#domain/ids.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import type { Failed } from './page.tsx'
import { Reason } from './reason.tsx'

/** 读不了: each with its reason; only these come back as a file, to be mended and sent again. */
export const FailedCard = ({ bringing, failed }: { bringing: BringingId; failed: readonly Failed[] }) => {
  const t = useT()
  return (
    <Card
      title={t('bringing.failed')}
      mark={<Pill tone="seal">{t('bringing.pieces', { count: failed.length })}</Pill>}
      id="failed"
      flush
    >
      <DataTable
        label={t('bringing.failed')}
        rows={failed}
        narrow="cards"
        columns={[
          { key: 'name', label: t('import.file'), is: 'name', cell: ({ name }) => name },
          { key: 'why', label: t('bringing.why'), is: 'keep', cell: ({ refusal }) => <Reason refusal={refusal} /> },
        ]}
      />
      <div class="form-foot">
        <PostForm action={paths.bringingStep(bringing, 'failed')} download>
          <Button icon="download">{t('bringing.failed.file')}</Button>
        </PostForm>
        <PostForm action={paths.bringingStep(bringing, 'leaving')}>
          {failed.map(({ row }) => (
            <input type="hidden" name="rows" value={row} />
          ))}
          <Button kind="stop">{t('bringing.failed.leave')}</Button>
        </PostForm>
      </div>
    </Card>
  )
}

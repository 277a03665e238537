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

/** The others come with the file. */
const mostShown = 50

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
        rows={failed.slice(0, mostShown)}
        narrow="cards"
        columns={[
          { key: 'name', label: t('import.file'), is: 'name', cell: ({ name }) => name },
          { key: 'why', label: t('bringing.why'), is: 'keep', cell: ({ refusal }) => <Reason refusal={refusal} /> },
        ]}
      />
      {failed.length > mostShown && (
        <p class="hint card-body">{t('bringing.failed.more', { count: failed.length - mostShown })}</p>
      )}
      <div class="card-body inline-form">
        <PostForm action={paths.bringingStep(bringing, 'failed')} download>
          <Button icon="download">{t('bringing.failed.file')}</Button>
        </PostForm>
        <PostForm action={paths.bringingStep(bringing, 'leaving')}>
          <input type="hidden" name="which" value="failed" />
          <Button kind="stop">{t('bringing.failed.leave')}</Button>
        </PostForm>
      </div>
    </Card>
  )
}

import type { BringingId } from '#domain/ids.ts'
import { useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import type { Double } from './page.tsx'

/** So many at once; the next follow when these are settled. */
const mostShown = 50

/** 同一个人: who may be somebody on file or in the batch: left out, held against the one on file, or somebody else. */
export const DoublesCard = ({ bringing, doubles }: { bringing: BringingId; doubles: readonly Double[] }) => {
  const t = useT()
  return (
    <Card
      title={t('bringing.doubles')}
      mark={<Pill tone="amber">{t('bringing.people', { count: doubles.length })}</Pill>}
      aside={t('bringing.doubles.aside')}
      id="doubles"
      flush
    >
      <DataTable
        label={t('bringing.doubles')}
        rows={doubles.slice(0, mostShown)}
        narrow="cards"
        columns={[
          {
            key: 'name',
            label: t('import.person'),
            is: 'name',
            cell: ({ id, name }) => (id ? <a href={paths.import(id)}>{name}</a> : name),
          },
          { key: 'from', label: t('import.file'), cell: ({ from }) => from },
          {
            key: 'why',
            label: t('bringing.double.why'),
            is: 'keep',
            cell: ({ why, who }) => t(`bringing.double.${why}`, { who: who.join(t('kit.comma')) }),
          },
          { key: 'act', label: '', is: 'keep', cell: (double) => <Acts bringing={bringing} double={double} /> },
        ]}
      />
    </Card>
  )
}

const Acts = ({ bringing, double }: { bringing: BringingId; double: Double }) => {
  const t = useT()
  const { row, why, id, into, dossier, others } = double
  return (
    <div class="inline-form">
      {why === 'number' && id && dossier && (
        <LinkButton small href={paths.importAgainst(id)}>
          {t('bringing.double.against')}
        </LinkButton>
      )}
      {into && (
        <PostForm action={paths.bringingStep(bringing, 'joining')}>
          <input type="hidden" name="row" value={row} />
          <input type="hidden" name="into" value={into} />
          <Button small>{t('bringing.double.join')}</Button>
        </PostForm>
      )}
      {(why === 'namesake' || why === 'account') && (
        <PostForm action={paths.bringingStep(bringing, 'distinction')}>
          <input type="hidden" name="row" value={row} />
          {others.map((other) => (
            <input type="hidden" name="others" value={other} />
          ))}
          {why === 'account' && <input type="hidden" name="nobody" value="yes" />}
          <Button small>{t('bringing.double.another')}</Button>
        </PostForm>
      )}
      <PostForm action={paths.bringingStep(bringing, 'leaving')}>
        <input type="hidden" name="rows" value={row} />
        <Button small kind="quiet">
          {t('bringing.double.leave')}
        </Button>
      </PostForm>
    </div>
  )
}

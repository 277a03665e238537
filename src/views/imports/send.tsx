import type { DossierId, ImportId } from '#domain/ids.ts'
import type { StagedFile } from '#domain/imports/staged-file.ts'
import { inMegabytes, limits } from '#domain/limits.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { FileInput, Select } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pager } from '#views/kit/pager.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Checkbox } from '#views/kit/ticks.tsx'
import { paths } from '#views/paths.ts'
import type { Choice } from './field-input.tsx'
import { OthersTable, type OthersWaiting, type Waiting, WaitingTable } from './waiting.tsx'

/** Of a list: which page is drawn, and how many it has altogether. */
type Paged = { readonly page: number; readonly pages: number; readonly count: number }

type Props = {
  readonly units: readonly Choice[]
  readonly unit: string
  readonly waiting: readonly Waiting[]
  readonly others: readonly OthersWaiting[]
  readonly pages: { readonly own: Paged; readonly others: Paged }
  /** Names of the demo's files; none elsewhere. */
  readonly samples: readonly string[]
  readonly rows?: readonly StagedFile[] | undefined
  readonly problems?: { readonly unit?: string; readonly files?: string } | undefined
}

/** 导入: send files, see what became of each, go on with those that wait. */
export const SendPage = ({ units, unit, waiting, others, pages, samples, rows = [], problems = {} }: Props) => {
  const t = useT()
  const { own } = pages
  const bare = rows.some((row) => !row.ok && row.refusal === 'import.bare-sign')
  return (
    <>
      <PageHead
        title={t('import.title')}
        sub={t('import.sub')}
        actions={<LinkButton href={paths.bringings()}>{t('bringing.open')}</LinkButton>}
      />
      {rows.length > 0 && <Results rows={rows} />}
      <PostForm action={paths.imports()} multipart class="import-form">
        <Card title={t('import.send')}>
          <Select
            label={t('import.unit')}
            name="unit"
            value={unit}
            empty={t('form.choose')}
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
            help={t('import.unit.help')}
            problem={problems.unit && t(`refusal.${problems.unit}` as MessageKey)}
            required
          />
          {/* Before the files: they are read as they come, and this says how. */}
          {bare && <Checkbox label={t('import.mend')} name="mend" value="yes" help={t('import.mend.help')} />}
          <FileInput
            label={t('import.files')}
            name="files"
            accept=".lrmx,.lrm,.docx,.zip,.pic,.jpg,.jpeg,.png,application/xml,text/xml"
            multiple
            help={t('import.files.help', {
              size: inMegabytes(limits.exchangeFile),
              archive: inMegabytes(limits.archive),
              count: limits.batchFiles,
              total: inMegabytes(limits.batchBytes),
            })}
            problem={problems.files && t(`refusal.${problems.files}` as MessageKey, { count: limits.batchFiles })}
          />
          <div class="form-foot">
            <Button kind="go" icon="file-import">
              {t('import.go')}
            </Button>
          </div>
        </Card>
        {samples.length > 0 && <Samples names={samples} />}
      </PostForm>
      <Card
        title={t('import.waiting')}
        aside={own.count > 0 && t('import.waiting.count', { count: own.count })}
        id="waiting"
        flush
      >
        <WaitingTable waiting={waiting} />
        <Pager
          page={own.page}
          pages={own.pages}
          href={(page) => `${paths.imports({ page, others: pages.others.page })}#waiting`}
        />
      </Card>
      {others.length > 0 && (
        <Card
          title={t('import.others')}
          aside={t('import.waiting.count', { count: pages.others.count })}
          id="others"
          flush
        >
          <OthersTable others={others} />
          <Pager
            page={pages.others.page}
            pages={pages.others.pages}
            href={(page) => `${paths.imports({ page: own.page, others: page })}#others`}
          />
        </Card>
      )}
    </>
  )
}

const Results = ({ rows }: { rows: readonly StagedFile[] }) => {
  const t = useT()
  return (
    <Card title={t('import.results')} id="results" flush>
      <ul class="import-results" role="status">
        {rows.map((row) => (
          <li class={row.ok ? 'ok' : 'refused'}>
            <b>{row.name}</b>
            {row.ok ? <TakenIn row={row} /> : <NotTaken row={row} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}

const TakenIn = ({ row }: { row: StagedFile & { ok: true } }) => {
  const t = useT()
  const said =
    row.doubts > 0
      ? t('import.result.staged-doubts', { name: row.person, count: row.doubts })
      : t('import.result.staged', { name: row.person })
  return (
    <>
      <span>{row.isKnown ? t('import.result.known', { name: row.person }) : said}</span>
      <a href={row.isKnown ? paths.importAgainst(row.import) : paths.import(row.import)}>
        {t(row.isKnown ? 'import.result.against' : 'import.result.open')}
      </a>
    </>
  )
}

/** Where it stands, why, and what remained: nothing. */
const NotTaken = ({ row }: { row: StagedFile & { ok: false } }) => {
  const t = useT()
  const reason = t(`refusal.${row.refusal}` as MessageKey, { size: inMegabytes(limits.exchangeFile), ...row.params })
  return (
    <>
      <span>
        {row.place && <Pill tone="seal">{t('import.place', row.place)}</Pill>} {reason}
      </span>
      <Onwards dossier={row.dossier} id={row.import} />
    </>
  )
}

const Onwards = ({ dossier, id }: { dossier: DossierId | undefined; id: ImportId | undefined }) => {
  const t = useT()
  if (dossier) return <a href={paths.dossier(dossier)}>{t('import.result.dossier')}</a>
  if (id) return <a href={paths.import(id)}>{t('import.result.open')}</a>
  return <small>{t('import.result.kept-nothing')}</small>
}

const Samples = ({ names }: { names: readonly string[] }) => {
  const t = useT()
  return (
    <Card title={t('import.samples')} aside={t('import.samples.sub')} flush>
      <ul class="import-results">
        {names.map((name) => (
          <li>
            <span>{t(`import.sample.${name}` as MessageKey)}</span>
            <span class="sample-acts">
              <Button name="sample" value={name} small>
                {t('import.sample.use')}
              </Button>
              <LinkButton href={paths.importSample(`${name}.lrmx`)} kind="quiet" icon="download" download small>
                {t('import.sample.download')}
              </LinkButton>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

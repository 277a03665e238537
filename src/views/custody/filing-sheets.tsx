import type { PageKind } from '#domain/prints/papers/index.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { type Column, DataTable } from '#views/kit/data-table.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { PrintStopped } from '#views/prints/lacking.tsx'
import type { FilingProps } from './filing.tsx'

/** A page of the filing, or a sheet not printed yet. Administration sees names, sizes and codes, never what they say. */
export type SheetRow = {
  readonly sheet: PageKind
  readonly page?: number
  readonly pages?: number
  readonly code?: string
  readonly filed?: { readonly at: Instant; readonly box: string }
}

/** The pages of a filing with their codes and where they lie, and the way to print what is not printed. */
export const Sheets = ({ id, rows, toPrint, swaps, stopped, printRefused, now }: FilingProps) => {
  const t = useT()
  const printed = rows.some(({ code }) => code !== undefined)
  const columns: readonly Column<SheetRow>[] = [
    { key: 'sheet', label: t('filing.column.sheet'), is: 'name', cell: ({ sheet }) => t(`sheet.${sheet}`) },
    {
      key: 'page',
      label: t('filing.column.page'),
      whole: true,
      cell: ({ page, pages }) => (page && pages ? t('filing.page-of', { page, pages }) : ''),
    },
    { key: 'paper', label: t('filing.column.paper'), cell: () => 'A4' },
    {
      key: 'code',
      label: t('filing.column.code'),
      is: 'keep',
      whole: true,
      cell: ({ code }) => code && <CodeLink code={code} />,
    },
    { key: 'state', label: t('filing.column.state'), is: 'keep', cell: (row) => <SheetState row={row} now={now} /> },
  ]
  return (
    <Card title={t('filing.sheets')} aside={t('filing.sheets.hint')}>
      <DataTable label={t('filing.sheets.label')} columns={columns} rows={rows} />
      {stopped && <PrintStopped stopped={stopped} />}
      {printRefused && (
        <Banner tone="seal" alert>
          {printRefused}
        </Banner>
      )}
      {toPrint > 0 && (
        <>
          <p class="hint">
            {t(printed ? 'filing.print.again-hint' : swaps ? 'filing.swap.print-hint' : 'filing.print.hint')}
          </p>
          <PostForm action={paths.filingPrintRuns(id)} download label={t('filing.sheets')}>
            <Button kind={printed ? 'plain' : 'go'} icon="printer">
              {printed ? t('filing.print-again') : t(swaps ? 'filing.swap.print' : 'filing.print', { count: toPrint })}
            </Button>
            {/* With script the page is drawn again by itself (app.js). */}
            <noscript>
              <a href={paths.filing(id)}>{t('filing.print.go-on')}</a>
            </noscript>
          </PostForm>
        </>
      )}
    </Card>
  )
}

/** Old pages that a swap takes out of the volume. */
export const ComingOut = ({ swaps }: { swaps: NonNullable<FilingProps['swaps']> }) => {
  const t = useT()
  return (
    <Card title={t('filing.swap.out')}>
      <DataTable
        label={t('filing.swap.out')}
        rows={swaps}
        rowKey={({ sheet }) => sheet}
        columns={[
          { key: 'sheet', label: t('filing.column.sheet'), is: 'name', cell: ({ sheet }) => t(`sheet.${sheet}`) },
          {
            key: 'codes',
            label: t('filing.column.code'),
            is: 'keep',
            cell: ({ out }) => out.map((code, at) => [at > 0 && t('kit.comma'), <CodeLink code={code} />]),
          },
        ]}
      />
      <p class="hint">{t('filing.swap.hint')}</p>
    </Card>
  )
}

const CodeLink = ({ code }: { code: string }) => <a href={paths.codes(code)}>{code}</a>

const SheetState = ({ row: { code, filed }, now }: { row: SheetRow; now: Instant }) => {
  const t = useT()
  if (filed)
    return <Pill tone="jade">{t('filing.state.filed', { moment: moment(filed.at, now), box: filed.box })}</Pill>
  return code ? <Pill tone="amber">{t('filing.state.printed')}</Pill> : <Pill>{t('filing.state.unprinted')}</Pill>
}

import type { ListAsks } from '#domain/bringing/brought.ts'
import { listColumns, notRead } from '#domain/bringing/list-columns.ts'
import type { BringingId, BroughtId } from '#domain/ids.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { FieldGrid, Select } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Checkbox } from '#views/kit/ticks.tsx'
import { paths } from '#views/paths.ts'

/** A name list that waits to be told what its columns mean. */
export type Listing = {
  readonly row: BroughtId
  readonly version: number
  readonly name: string
  readonly asks: ListAsks
  /** What each heading is taken for; undefined is a question. */
  readonly meant: readonly (string | undefined)[]
  readonly problem: string | undefined
}

/** The columns with a few of their values, each to be given its meaning once: it is remembered for every list after this. */
export const ListingCard = ({ bringing, list }: { bringing: BringingId; list: Listing }) => {
  const t = useT()
  const { row, version, name, asks, meant, problem } = list
  return (
    <Card title={t('bringing.columns', { name })} aside={t('bringing.columns.rows', { count: asks.rows })} id="columns">
      <PostForm action={paths.bringingStep(bringing, 'columns')} label={t('bringing.columns', { name })} class="stack">
        <input type="hidden" name="row" value={row} />
        <input type="hidden" name="version" value={version} />
        {problem && (
          <Banner tone="seal" alert>
            {t(`refusal.${problem}` as MessageKey)}
          </Banner>
        )}
        <p class="hint">{t('bringing.columns.hint')}</p>
        <FieldGrid>
          {asks.headings.map((heading, at) => {
            const values = asks.sample.map((cells) => cells[at] ?? '').filter(Boolean)
            if (heading.trim() === '' && values.length === 0) return null
            return (
              <>
                <input type="hidden" name="heading" value={heading} />
                <Select
                  name="means"
                  id={`means-${row}-${at}`}
                  label={heading || t('tree-table.column', { at: at + 1 })}
                  value={meant[at] ?? notRead}
                  help={values.join(t('kit.comma'))}
                  options={[
                    { value: notRead, label: t('bringing.column.none') },
                    ...listColumns.map(({ key }) => ({ value: key, label: t(`bringing.column.${key}` as MessageKey) })),
                  ]}
                />
              </>
            )
          })}
        </FieldGrid>
        {asks.hidden > 0 && (
          <Checkbox name="hidden" value="yes" label={t('bringing.columns.hidden', { count: asks.hidden })} />
        )}
        {asks.sheets.length > 0 && (
          <Checkbox
            name="sheets"
            value="yes"
            label={t('bringing.columns.sheets', { count: asks.sheets.length, names: asks.sheets.join(t('kit.comma')) })}
          />
        )}
        <div class="form-foot">
          <Button kind="go">{t('bringing.columns.go')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

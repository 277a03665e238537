import type { Child } from 'hono/jsx'
import { type GridColumn, type GridLine, writeLines, writeMark } from '#domain/grid/lines.ts'
import { limits } from '#domain/limits.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { TextArea } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { useRendering } from '#views/kit/rendering.tsx'
import { RefusedLine } from './refused-line.tsx'
import { words } from './words.ts'

export type ShownColumn = GridColumn & {
  readonly required?: boolean | undefined
  /** More than a line may be typed into a cell. */
  readonly long?: boolean | undefined
  /** What may stand here, to pick from while typing. */
  readonly list?: readonly string[] | undefined
  /** The address that answers what else may stand here, as options. */
  readonly suggests?: string | undefined
}

/** What is on file already: the line that it makes, where one page of it is. */
export type ShownRow = { readonly line: GridLine; readonly href?: string | undefined }

/** What is wrong with a typed line. Every text is a sentence in the reader's language. */
export type LineRefusal = {
  /** Which of the typed lines, from 0. */
  readonly at: number
  /** By column. */
  readonly cells: Readonly<Record<string, string>>
  /** Of the line as a whole. */
  readonly line?: string | undefined
  /** By column: what somebody else has written there meanwhile, to be taken instead. */
  readonly theirs?: Readonly<Record<string, string>> | undefined
}

export type GridProps = {
  readonly action: string
  readonly label: string
  readonly columns: readonly ShownColumn[]
  readonly rows: readonly ShownRow[]
  /** The number of the first row. */
  readonly from?: number
  readonly typed: readonly GridLine[]
  readonly refusals: readonly LineRefusal[]
  /** Typed lines that stand on file already, word for word: they are not written twice. */
  readonly same?: readonly number[]
  /** Typed lines that name a person and say nothing more: they are not saved. */
  readonly blank?: readonly number[]
  /** It has been looked through: what is not refused is right. */
  readonly checked: boolean
  /** What the page was drawn from, sent along unseen. */
  readonly hidden?: Readonly<Record<string, string>>
  /** False where it can be looked at only: what was typed stays in sight. */
  readonly open?: boolean
  /** Headings of what was pasted that are no column here. */
  readonly unknown?: readonly string[]
  /** Further fields of the form, above the table, and what its button says. */
  readonly above?: Child
  readonly go?: string
}

/** So many refused lines are drawn without script; a long list of them is mended in pieces. */
const most = 100

/**
 * A table that is typed and pasted into. Without script: what is on file, a field to paste into, and after looking
 * through it each refused line with its reasons. With script (public/app/grid.js) the cells themselves are written in;
 * the field then holds what is typed, so that it is kept, sent and refused like every other field.
 */
export const Grid = (props: GridProps) => {
  const {
    action,
    label,
    columns,
    rows,
    from = 1,
    typed,
    refusals,
    same = [],
    blank = [],
    checked,
    unknown = [],
    hidden = {},
    open = true,
  } = props
  const [t, { asset }] = [useT(), useRendering()]
  const isWritten = open || typed.length > 0
  const right = typed.length - refusals.length - same.length - blank.length
  return (
    <PostForm action={action} multipart class="grid-form" label={label}>
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {props.above}
      {unknown.length > 0 && <Banner>{t('grid.unknown', { names: unknown.join(t('kit.comma')) })}</Banner>}
      {checked && typed.length > 0 && (
        <Banner tone={refusals.length > 0 ? 'seal' : 'jade'} alert={refusals.length > 0}>
          {t(refusals.length > 0 ? 'grid.to-mend' : 'grid.all-right', { right, wrong: refusals.length })}
          {same.length > 0 && ` ${t('grid.same', { count: same.length })}`}
          {blank.length > 0 && ` ${t('grid.blank', { count: blank.length })}`}
        </Banner>
      )}
      <section
        class="table grid"
        aria-label={label}
        data-grid={isWritten || undefined}
        tabindex={isWritten ? undefined : 0}
        data-script={asset('grid.js')}
        data-refused={JSON.stringify(refusals)}
        data-words={words(t)}
      >
        <table>
          <thead>
            <tr>
              <th scope="col" class="at">
                <span class="visually-hidden">{t('grid.at')}</span>
              </th>
              {columns.map((column) => (
                <ColumnHead {...column} />
              ))}
              <th scope="col" class="state">
                {t('grid.state')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, href }, at) => (
              <tr data-mark={line.mark && writeMark(line.mark)}>
                <th scope="row" class="at">
                  {from + at}
                </th>
                {columns.map(({ key }) => (
                  <td>{line.cells[key] ?? ''}</td>
                ))}
                <td class="state">{open && href && <a href={href}>{t('dossier.edit')}</a>}</td>
              </tr>
            ))}
            {refusals.slice(0, most).map((refusal) => (
              <RefusedLine columns={columns} line={typed[refusal.at]} refusal={refusal} />
            ))}
          </tbody>
        </table>
        {refusals.length > most && <p class="hint">{t('grid.more-wrong', { count: refusals.length - most })}</p>}
      </section>
      {columns.map(
        ({ key, list }) =>
          list && (
            <datalist id={`grid-${key}`}>
              {list.map((text) => (
                <option value={text} />
              ))}
            </datalist>
          ),
      )}
      <datalist id="grid-suggested" />
      {isWritten && (
        <div class="grid-paste" data-grid-paste>
          <TextArea
            label={t('grid.paste')}
            name="rows"
            rows={8}
            value={writeLines(typed, columns)}
            help={t('grid.paste-hint', {
              columns: columns.map(({ names }) => names[0]).join(t('kit.comma')),
              count: limits.gridRows,
            })}
            drawn=""
          />
        </div>
      )}
      {open && (
        <div class="form-foot">
          <Button kind="go" name="step" value="save" class="grid-save">
            {props.go ?? t('grid.save')}
          </Button>
          {checked && refusals.length > 0 && right > 0 && (
            <Button name="step" value="save-right">
              {t('grid.save-right', { count: right })}
            </Button>
          )}
          <Button name="step" value="check">
            {t('grid.check')}
          </Button>
        </div>
      )}
    </PostForm>
  )
}

const ColumnHead = ({ key, names, spans, required, long, list, suggests }: ShownColumn) => {
  const t = useT()
  return (
    <th
      scope="col"
      data-key={key}
      data-names={JSON.stringify(names)}
      data-spans={spans}
      data-long={long || undefined}
      data-list={list && `grid-${key}`}
      data-suggests={suggests}
    >
      {names[0]}
      {required && <small> {t('kit.required')}</small>}
    </th>
  )
}

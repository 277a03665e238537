import type { ExpectedOffice } from '#domain/organisation/expected.ts'
import type { Office } from '#domain/organisation/office.ts'
import type { Unit } from '#domain/organisation/unit.ts'
import type { Day } from '#domain/time.ts'
import { dotted } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { Appointing, type AppointingProps, anchor } from './appointing.tsx'

/** An office of a unit: who holds it, is to hold it, or held it last. */
export type OfficeLine = {
  readonly unit: Unit
  readonly kind: Office['kind']
  readonly title: string
  readonly name?: string | undefined
  readonly since?: Day | undefined
  readonly toCome?: { readonly name: string; readonly day: Day } | undefined
  readonly was?: { readonly name: string; readonly day: Day } | undefined
}

/** An office that waits for the account of a number. */
export type ExpectedLine = ExpectedOffice & { readonly unitName: string; readonly hasAccount: boolean }

type Props = AppointingProps & {
  readonly lines: readonly OfficeLine[]
  /** Whom an office waits for, by number. */
  readonly expected: readonly ExpectedLine[]
}

/** 领导职务: who heads and leads each unit, where nobody does, and the appointment of a successor. */
export const OfficesPage = (props: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('settings.title'), href: paths.settings() }, { label: t('office.title') }]} />}
        title={t('office.title')}
        sub={t('office.sub')}
      />
      <Split aside={<Appointing {...props} />}>
        <Lines {...props} />
        {props.expected.length > 0 && <Expected {...props} />}
      </Split>
    </>
  )
}

const Lines = ({ lines }: Props) => {
  const t = useT()
  return (
    <Card flush>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('office.unit')}</th>
              <th scope="col">{t('office.name')}</th>
              <th scope="col">{t('office.holder')}</th>
              <th scope="col">{t('office.since')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr>
                <td>{line.unit.name}</td>
                <td>{line.title || t(`office.kind.${line.kind}`)}</td>
                <td>
                  <Holder {...line} />
                </td>
                <td class="num">{line.since ? dotted(line.since) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

const Holder = ({ unit, kind, name, toCome, was }: OfficeLine) => {
  const t = useT()
  if (name !== undefined) return <>{name}</>
  const day = (one: { readonly day: Day }) => dotted(one.day)
  return (
    <>
      <Pill tone="amber">{t('office.vacant')}</Pill>{' '}
      {toCome ? (
        t('office.to-come', { name: toCome.name, day: day(toCome) })
      ) : (
        <LinkButton href={`${paths.offices({ unit: unit.id, kind })}#${anchor}`} small>
          {t('office.fill')}
        </LinkButton>
      )}
      {was && <small class="line">{t('office.was', { name: was.name, day: day(was) })}</small>}
    </>
  )
}

/** 等开账号的: none of them is forgotten before there is an account, or the HR lead waits no more. */
const Expected = ({ expected }: Props) => {
  const t = useT()
  return (
    <Card title={t('office.expected')} aside={t('office.expected.sub')} flush>
      <DataTable
        label={t('office.expected')}
        narrow="cards"
        rows={expected}
        columns={[
          { key: 'number', label: t('system.number'), is: 'name', whole: true, cell: ({ number }) => number },
          { key: 'unit', label: t('office.unit'), is: 'keep', cell: ({ unitName }) => unitName },
          { key: 'title', label: t('office.name'), is: 'keep', cell: ({ title }) => title },
          {
            key: 'act',
            label: t('setup.where'),
            is: 'keep',
            cell: (line) => <ExpectedActs {...line} />,
          },
        ]}
      />
    </Card>
  )
}

const ExpectedActs = ({ unit, kind, number, title, hasAccount }: ExpectedLine) => {
  const t = useT()
  return (
    <PostForm
      action={paths.expectedOffices()}
      class="inline-form"
      label={t('office.expected.drop.of', { number, title })}
    >
      <input type="hidden" name="unit" value={unit} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="number" value={number} />
      {hasAccount ? (
        <>
          <LinkButton href={`${paths.offices({ unit, kind })}#${anchor}`} small>
            {t('office.fill')}
          </LinkButton>
          <small>{t('office.expected.has-account')}</small>
        </>
      ) : (
        <LinkButton href={paths.newAccount()} small>
          {t('account.invite')}
        </LinkButton>
      )}
      <Button small label={t('office.expected.drop.of', { number, title })}>
        {t('office.expected.drop')}
      </Button>
    </PostForm>
  )
}

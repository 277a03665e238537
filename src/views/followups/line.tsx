import { daysBetween } from '#domain/days.ts'
import type { FollowUp } from '#domain/followups/followup.ts'
import type { Day } from '#domain/time.ts'
import { type Translate, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Tasks } from '#views/kit/tasks.tsx'
import { paths } from '#views/paths.ts'

export type FollowUpLine = FollowUp & { readonly name: string; readonly unit: string }

type Props = { readonly lines: readonly FollowUpLine[]; readonly all: number; readonly today: Day }

/** 到期要办的: what has its day and is no case, what is due first first. */
export const FollowUpsCard = ({ lines, all, today }: Props) => {
  const t = useT()
  if (lines.length === 0) return null
  return (
    <Card title={t('followups.title')} aside={t('followups.count', { count: all })} flush>
      <Tasks
        label={t('followups.title')}
        items={lines.map((line) => ({
          href: followUpHref(line),
          kind: t(`followups.kind.${line.kind}`),
          title: [line.name, line.unit].filter(Boolean).join(' · '),
          detail: t(`followups.detail.${line.kind}`, { day: line.day }),
          due: dueText(t, line.day, today),
          late: line.day < today,
        }))}
      />
      {all > lines.length && <p class="table-note">{t('followups.more', { count: all - lines.length })}</p>}
    </Card>
  )
}

/** A contract that runs out is renewed or ended on the form that legal has for it. */
export const followUpHref = ({ kind, dossier, id }: FollowUp): string =>
  kind === 'expiry' ? paths.drawing(dossier, 'contract', 'renew') : paths.followUp(id)

/** How many days are left, or since how many it is late. */
export function dueText(t: Translate, day: Day, today: Day): string {
  const days = daysBetween(today, day)
  if (days < 0) return t('followups.late', { count: -days })
  return days === 0 ? t('followups.today') : t('followups.left', { count: days })
}

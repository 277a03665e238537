import type { Belongings } from './belongings.ts'
import type { Plain } from './plain.ts'

/** Where the rules that are made up here are mended, and how grave they are. */
const sectionOf: Readonly<Record<string, string>> = {
  'sex-differs': 'basic',
  'resume-gap': 'resume',
  'photo-missing': 'photo',
  'leave-overused': 'leave',
}
const gravityOf: Readonly<Record<string, string>> = {
  'sex-differs': 'error',
  'resume-gap': 'doubt',
  'photo-missing': 'hint',
  'leave-overused': 'hint',
}

/** Each thing of a dossier by itself, with everything that its person is: a count of its own, like `plainOf`. */
export function plainThings(of: Belongings | undefined, person: Plain, kind: string, day: string): readonly Plain[] {
  if (!of) return []
  const year = day.slice(0, 4)
  const isBy = (one: string | undefined) => one !== undefined && one <= day
  const when = (one: string | undefined) => (!one || one > day ? 'none' : one.startsWith(year) ? 'year' : 'before')
  const all: Readonly<Record<string, () => readonly Plain[]>> = {
    volumes: () => of.volumes.map(({ kind }) => ({ 'volume-kind': kind, 'of volumes': person['of on-file'] })),
    papers: () =>
      of.papers.map(({ class: own, came, filed, gone, how }) => ({
        'of papers': String(isBy(came) && !(gone && gone < `${year}-01-01`)),
        'paper-class': own,
        'paper-came': when(came),
        'paper-filed': when(filed),
        'paper-standing': isBy(gone) ? how : isBy(filed) ? 'filed' : monthLater(came) < day ? 'overdue' : 'waiting',
      })),
    transfers: () =>
      of.transfers.map(({ way, began, sent, receipt }) => ({
        'of transfers': String(isBy(began) && !(sent && receipt && sent < year && receipt < year)),
        'transfer-way': way,
        'transfer-step': way === 'out' ? outward(day, sent, receipt) : inward(isBy(sent), isBy(receipt)),
      })),
    readings: () =>
      of.readings.map(({ at, of: whose, purpose, day: read, back, sheets }) => ({
        'of readings': String(read.startsWith(year) && isBy(read)),
        'reading-at': at === 'desk' && !isBy(back) ? 'out' : at,
        'reading-of': whose,
        'reading-purpose': purpose,
        'reading-copied': isBy(back) && sheets ? 'copied' : 'none',
      })),
    cases: () => of.cases.map((one) => plainCase(one, day)),
    findings: () =>
      of.findings.map(({ rule, state }) => ({
        'of findings': person['of on-file'],
        'finding-rule': rule,
        'finding-section': sectionOf[rule],
        'finding-severity': gravityOf[rule],
        'finding-state': state,
      })),
    lacks: () =>
      of.lacks.map(({ paper, class: own }) => ({
        'of lacks': person['of on-file'],
        'lack-class': own,
        'lack-paper': paper,
      })),
  }
  return (all[kind]?.() ?? []).map((thing) => ({ ...person, ...thing }))
}

/** The same day of the next month, or its last one: until then a paper should be filed. */
function monthLater(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(date, last))).toISOString().slice(0, 10)
}

function outward(day: string, sent: string | undefined, receipt: string | undefined): string {
  if (!sent || sent > day) return 'to-send'
  if (receipt && receipt <= day) return 'received'
  return (Date.parse(day) - Date.parse(sent)) / 86_400_000 > 30 ? 'late' : 'sent'
}

const inward = (isStored: boolean, isAnswered: boolean) => (isAnswered ? (isStored ? 'stored' : 'answered') : 'owed')

function plainCase({ kind, began, ended, state, step }: Belongings['cases'][number], day: string): Plain {
  const isEnded = ended !== undefined && ended <= day
  const took = (Date.parse(isEnded ? ended : day) - Date.parse(began)) / 86_400_000
  const bands = ['-3', '4-7', '8-15', '16-30', '31-']
  return {
    'of cases': String(began <= day && !(ended && ended < day.slice(0, 4))),
    'case-kind': kind,
    'case-state': isEnded ? state : 'live',
    'case-step': ended ? 'over' : (step ?? 'nobody'),
    'case-duration': bands[[4, 8, 16, 31].filter((start) => took >= start).length],
    'mean case-days': String(took),
  }
}

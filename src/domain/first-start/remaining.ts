import { type Actor, type Duty, holds } from '#domain/access/actor.ts'
import type { Office } from '#domain/organisation/office.ts'
import type { Settings } from '#domain/organisation/settings.ts'
import type { Unit } from '#domain/organisation/unit.ts'

/** The house as it stands: what remains is read from it, never from a note that something was done. */
export type Standing = {
  readonly units: readonly Unit[]
  readonly offices: readonly Office[]
  readonly everyone: readonly Actor[]
  readonly settings: Pick<Settings, 'fallback' | 'standingReading' | 'managed'>
  readonly dossiers: number
}

/** 还没有设好的, in the order in which it is best done. */
export const settings = [
  'it',
  'auditor',
  'keeper',
  'fallback',
  'apart',
  'reading',
  'managed',
  'units',
  'heads',
  'checker',
  'archivist',
  'cataloguer',
  'finance',
  'legal',
  'dossiers',
] as const

export type Setting = (typeof settings)[number]

/** A line of the list: whether it stands, of how many it is about where that is more than one, and who sees to it. */
export type SettingLine = {
  readonly setting: Setting
  readonly isDone: boolean
  readonly count: number
  readonly by: 'start' | 'lead' | 'hr'
}

/** Every line, done or not, by what the house holds at this moment. */
export function remaining(standing: Standing): readonly SettingLine[] {
  const hasIt = standing.everyone.some((actor) => holds(actor, 'it'))
  return stateOf(standing).map((line) => ({ ...line, by: doneBy(line.setting, hasIt) }))
}

/** Without IT nobody lets an account in that the HR lead invites: then whoever has the start code hands out the links. */
function doneBy(setting: Setting, hasIt: boolean): SettingLine['by'] {
  if (setting === 'dossiers') return 'hr'
  return !hasIt && (setting === 'it' || setting === 'auditor') ? 'start' : 'lead'
}

function stateOf(standing: Standing): readonly Omit<SettingLine, 'by'>[] {
  const { everyone, dossiers, settings: settled } = standing
  const below = standing.units.filter(({ parent }) => parent !== undefined)
  const headless = withoutHead(standing)
  const usable = everyone.some(({ person }) => person === settled.fallback)
  const held = (duty: Duty) => everyone.filter((actor) => holds(actor, duty)).length
  const asked = settings.filter((setting) => setting !== 'apart' || isOneForBoth(standing))
  return asked.map((setting) => {
    if (setting === 'apart') return { setting, isDone: false, count: 0 }
    if (setting === 'fallback') return { setting, isDone: usable, count: 0 }
    if (setting === 'reading') return { setting, isDone: settled.standingReading !== undefined, count: 0 }
    if (setting === 'managed') return { setting, isDone: settled.managed !== undefined, count: 0 }
    if (setting === 'units') return { setting, isDone: below.length > 0, count: below.length }
    if (setting === 'heads') return { setting, isDone: headless === 0, count: headless }
    if (setting === 'dossiers') return { setting, isDone: dossiers > 0, count: dossiers }
    return { setting, isDone: held(setting) > 0, count: held(setting) }
  })
}

/** The steps that the HR lead goes, and what has to stand before each counts as done; the last is never over. */
const steps = [
  ['deputies', ['keeper', 'fallback']],
  ['questions', ['reading', 'managed', 'checker']],
  ['tree', ['units']],
] as const satisfies readonly (readonly [step: string, settings: readonly Setting[]])[]

export type LeadStep = (typeof steps)[number][0]

/** Whether everything that this step asks for stands in the house. */
export const isPast = (lines: readonly SettingLine[], step: LeadStep): boolean =>
  steps.some(([key, needs]) => key === step && lines.every((line) => line.isDone || !asks(needs, line)))

const asks = (needs: readonly Setting[], { setting }: SettingLine) => needs.includes(setting)

/** Where the first start goes on: the first step that is not done; the list of what remains once all are. */
export const nextStep = (lines: readonly SettingLine[]): LeadStep | 'dossiers' =>
  steps.find(([step]) => !isPast(lines, step))?.[0] ?? 'dossiers'

/** A section may be answered for by its department; everything above it needs a head of its own. */
const withoutHead = ({ units, offices }: Standing): number =>
  units.filter(
    ({ id, kind }) => kind !== 'section' && !offices.some((office) => office.unit === id && office.kind === 'head'),
  ).length

/**
 * In a small house the only 专管人 is the 最终审批人 as well: what that one begins, as for the dossier of HR, nobody is left to
 * decide (docs/decisions/0292). Said only where it is so.
 */
export const isOneForBoth = (standing: Standing): boolean => {
  const keepers = standing.everyone.filter((actor) => holds(actor, 'keeper'))
  return isSmall(standing) && keepers.length === 1 && keepers[0]?.person === standing.settings.fallback
}

/** 小单位: nobody else is of human resources, so that second persons come from above (docs/decisions/0039). */
export const isSmall = ({ everyone }: Standing): boolean =>
  everyone.filter((actor) => holds(actor, 'hr', 'hr-lead')).length < 2

import type { Keeper } from '#domain/dossiers/dossier.ts'
import type { UnitId } from '#domain/ids.ts'
import { type Actor, type Duty, holds, holdsFor } from './actor.ts'
import { isBlind } from './policy.ts'

/** 人事: whoever keeps dossiers, each within the own units; the 专管人 those of HR people and their relatives. */
const keeping = ['hr', 'hr-lead', 'keeper'] as const satisfies readonly Duty[]

/** What a duty opens, by a name for each question: pages and acts ask these and spell no duties themselves. */
export const keepsDossiers = (actor: Actor): boolean => holds(actor, ...keeping)

/** Whether somebody keeps dossiers of this unit, as HR or as 代管人. */
export const keepsDossiersOf = (actor: Actor, unit: UnitId): boolean => holdsFor(actor, unit, ...keeping)

/** Of HR itself, whose own dossiers the 专管人 keeps. */
export const isOfHr = (actor: Actor): boolean => holds(actor, 'hr', 'hr-lead')

/** Keeps the dossiers of this unit that are in the hands of this keeper. */
export const keepsFor = (actor: Actor, unit: UnitId, keeper: Keeper): boolean =>
  keeper === 'hr' ? holdsFor(actor, unit, 'hr', 'hr-lead') : holdsFor(actor, unit, 'keeper')

/** Who hears that something is damaged: whoever mends it, whoever answers for it and whoever watches. */
export const hearsOfDamages = (actor: Actor): boolean => holds(actor, 'hr-lead', 'auditor', 'it')

/** Who hears that no copy of the data was made for too long: whoever sees to it, and whoever answers for the dossiers. */
export const hearsOfCopies = (actor: Actor): boolean => holds(actor, 'hr-lead', 'it')

/** 专管人. */
export const isDeputy = (actor: Actor): boolean => holds(actor, 'keeper')

/** Whether somebody keeps the archive: prints, files, lends. */
export const keepsPaper = (actor: Actor): boolean => holds(actor, 'archivist')

/** 工位与设备: administration allocates them and takes them back. */
export const keepsResources = (actor: Actor): boolean => holds(actor, 'archivist')

/** Who keeps the catalogue of materials, of the dossiers that the rights then say. */
export const keepsCatalogue = (actor: Actor): boolean => holds(actor, 'cataloguer', 'keeper')

/** Who prints the appointment form at all: HR of a house that keeps formal dossiers (docs/decisions/0224). */
export const printsAppointments = (actor: Actor): boolean => actor.profile === 'state' && keepsDossiers(actor)

/** Who has a list of people at all; what is in it is for the rights to say. */
export const listsPeople = (actor: Actor): boolean =>
  holds(actor, ...keeping, 'head', 'leader', 'archivist', 'cataloguer', 'finance', 'legal') && !keepsMachines(actor)

/** Who may be asked in a case, or waits for paper: the to-do list is theirs also while it is empty. */
export const hasTasks = (actor: Actor): boolean =>
  holds(actor, ...keeping, 'checker', 'head', 'leader', 'archivist', 'finance', 'legal')

/** Who decides on other people, by office or duty. */
export const decidesOnPeople = (actor: Actor): boolean =>
  holds(actor, ...keeping, 'checker', 'head', 'leader', 'finance', 'legal')

/** 法务: whoever keeps the register of contracts. */
export const keepsContracts = (actor: Actor): boolean => holds(actor, 'legal') && !keepsMachines(actor)

/** 查阅: whoever meets people at all may ask to read a dossier. */
export const asksToRead = (actor: Actor): boolean => !isBlind(actor)

/** Who gives dossiers out at the desk: HR and the archive. */
export const sitsAtDesk = (actor: Actor): boolean => holds(actor, ...keeping, 'archivist') && !isBlind(actor)

/** Whether somebody audits: reads the log, and no dossier. */
export const readsTheLog = (actor: Actor): boolean => holds(actor, 'auditor')

/** Administration of the system, which meets no people. */
export const keepsMachines = (actor: Actor): boolean => holds(actor, 'it')

/** Whether somebody leads HR, for whatever unit. */
export const leadsHr = (actor: Actor): boolean => holds(actor, 'hr-lead')

/** 立即锁定: who answers for the dossiers, and who keeps the server and could as well stop it (docs/decisions/0273). */
export const locksTheHouse = (actor: Actor): boolean => leadsHr(actor) || keepsMachines(actor)

/** 薪酬: who keeps what people are paid, each within the own units. */
export const keepsPay = (actor: Actor): boolean => holds(actor, 'finance') && !keepsMachines(actor)

/** 结算规则: finance reckons by them, the HR lead answers for what holds for people. */
export const setsRules = (actor: Actor): boolean => holds(actor, 'finance', 'hr-lead') && !keepsMachines(actor)

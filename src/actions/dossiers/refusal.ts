/** Why a dossier cannot be written to, for whoever may write to it. */
export type EditRefusal =
  | 'dossier.read-only'
  | 'dossier.number-taken'
  | 'dossier.id-number-taken'
  | 'dossier.record-missing'
  | 'dossier.changed'
  | 'dossier.namesake'

import type { EditRefusal } from '#actions/dossiers/refusal.ts'

/** Why a change of an archived dossier is not drawn, for whoever may draw one. */
export type ProposalRefusal =
  | EditRefusal
  /** A case under way locks what is to change. */
  | 'proposal.held'
  /** Nothing differs from the dossier. */
  | 'proposal.nothing-changed'
  /** A key date, or a record that is to go, names the paper that shows it (docs/decisions/0096). */
  | 'proposal.basis-missing'
  | 'proposal.basis-too-long'
  /** Pay outside the scale of its day says why (docs/decisions/0039). */
  | 'proposal.off-scale'
  /** There is no such proposal any more: it was submitted or given up. */
  | 'proposal.gone'
  /** Whoever goes to another unit is transferred: both units are asked. */
  | 'proposal.by-transfer'
  | 'proposal.too-many'

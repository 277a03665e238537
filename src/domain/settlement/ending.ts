/** How employment ends (劳动合同法 Art. 36–44, 48; docs/law/settlement.md §1). */
export const endings = [
  /** 协商一致解除 (36): severance only where the employer proposed it. */
  'agreed',
  /** 本人辞职 (37). */
  'resigned',
  /** 试用期内本人辞职 (37). */
  'resigned-in-probation',
  /** 单位过错，本人解除 (38). */
  'employer-fault',
  /** 试用期不符合录用条件 (39 (1)). */
  'probation-failed',
  /** 严重违纪等 (39 (2)–(6)). */
  'misconduct',
  /** 无过失性辞退 (40): severance, and a month's wage where no notice was given. */
  'no-fault',
  /** 经济性裁员 (41). */
  'redundancy',
  /** 合同期满 (44 (1)). */
  'expired',
  /** 任务完成终止 (实施条例 22). */
  'task-done',
  /** 单位破产、撤销、解散 (44 (4), (5)). */
  'employer-closed',
  /** 违法解除或者终止 (48, 87): twice the severance in its place. */
  'unlawful',
  'retired',
  'died',
  /** 调出. */
  'moved',
  /** 开除、辞退 of civil servants and staff of institutions. */
  'dismissed',
] as const

export type Ending = (typeof endings)[number]

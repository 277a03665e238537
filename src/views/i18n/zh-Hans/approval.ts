/** 审批单: the paper of a case. */
export const approval = {
  'approval.sheet': '审批单',
  'approval.title': '{name} · 审批单',
  'approval.sub': '事由、前后内容、各方意见与时间；退回前作废的意见不印',
  'approval.hint': '共 {count} 页。带页码、二维码和打印人，打印留痕。',
  'approval.frame': '{name} 的审批单',
  'sheet.approval': '审批单',
  'act.case.previewed': '预览审批单',
  'act.case.printed': '打印审批单',
} as const

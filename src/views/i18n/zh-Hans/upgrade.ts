/** 升级数据. */
export const upgrade = {
  'upgrade.done': '数据已升级到这个版本（{count} 项改动）。',
  'upgrade.nothing': '数据已是这个版本的，没有要改的。',
  'upgrade.snapshot': '升级前的副本已核对：{file}',
  'upgrade.back-needless': '这个版本读得了现在的数据，没有换回旧的副本。',
  'upgrade.back': '已换回 {at} 的副本 {file}。升级后的数据放在它旁边，名字以 -after.db 结尾。这以后办的事不在里面。',
}

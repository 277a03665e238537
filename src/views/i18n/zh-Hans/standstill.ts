/** Why nothing can be written for now: on every page, and in answer to whatever was sent. */
export const standstill = {
  'standstill.clock-behind':
    '服务器的时钟比最后一条访问记录早，现在只能查阅，不能保存。请信息技术人员校准时钟；时钟确实没错的，由两个人在“需两人同意的事”里确认。',
  'standstill.data-unproven':
    '打开的数据可能不是最新的一份（例如刚从备份恢复），现在只能查阅，不能保存。确认无误的，由两个人在“需两人同意的事”里确认。',
  'error.title.standstill': '现在只能查阅',
  'error.text.standstill': '这次没有保存，已保存的内容都在。您写的都还在；能保存以后再发一次。',
  'error.title.disk': '服务器的磁盘写不进去了',
  'error.text.disk':
    '磁盘满了或者出了故障，这次没有保存，已保存的内容都在。您写的都还在；请告诉信息技术人员，磁盘好了以后再发一次。',
  'error.title.damaged': '这里有数据损坏',
  'error.text.damaged':
    '要打开的这一部分数据已经损坏，读不出来，这次什么都没有改变。其他内容不受影响。已经记下，请把下面的编号告诉信息技术人员，由他们从备份恢复。',
} as const

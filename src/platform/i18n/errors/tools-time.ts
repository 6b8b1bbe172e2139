/** What a person is told of the tools for dates, clocks and timers: what happened, then what to do. */
export const toolTimeErrors = {
  TOOL_CLOCK_UNKNOWN: {
    en: {
      title: '“{{text}}” is no time of the day that can be read',
      body: 'Say it as “3 pm”, “half past seven”, “18:45” or “noon”, with a day where it matters: “8 am tomorrow”.',
    },
    zh: {
      title: '无法识别时间“{{text}}”',
      body: '请说成“下午三点”“七点半”“18:45”或“中午十二点”，需要时加上日期：“明天早上八点”。',
    },
  },
  TOOL_DATE_UNKNOWN: {
    en: {
      title: '“{{text}}” is no date that can be read',
      body: 'Say it as “5 May 2027”, “2027-05-05”, “next Friday”, “tomorrow” or a holiday such as “Christmas”.',
    },
    zh: {
      title: '无法识别日期“{{text}}”',
      body: '请说成“2027年5月5日”“2027-05-05”“下周五”“明天”，或“春节”这样的节日。',
    },
  },
  TOOL_DATE_RANGE: {
    en: {
      title: '{{amount}} {{unit}} from “{{date}}” leads out of the calendar',
      body: 'Dates from the year 1 to 9999 are counted. Use a smaller amount.',
    },
    zh: {
      title: '从“{{date}}”推算 {{amount}} {{unit}} 的结果超出了日历',
      body: '只能推算公元 1 年到 9999 年的日期。请用较小的数。',
    },
  },
  TOOL_ALARM_PAST: {
    en: {
      title: '“{{text}}” has passed already',
      body: 'Name a time to come, or leave out the day: the alarm then rings when the clock next shows it.',
    },
    zh: { title: '“{{text}}”已经过去了', body: '请说一个将来的时间，或不说日期：闹钟会在下一次到这个时间时响起。' },
  },
  TOOL_TIMERS_NONE: {
    en: {
      title: 'No timer or alarm is on',
      body: 'There is nothing to cancel. “Show my timers” lists those that are on.',
    },
    zh: { title: '没有进行中的计时器或闹钟', body: '没有可取消的。说“看看我的计时器”可以查看进行中的。' },
  },
  TOOL_TIMER_UNKNOWN: {
    en: { title: 'No timer or alarm called “{{label}}” is on', body: 'On are: {{timers}}. Name one of them.' },
    zh: { title: '没有名为“{{label}}”的计时器或闹钟', body: '进行中的有：{{timers}}。请说出其中一个。' },
  },
  TOOL_TIMERS_SEVERAL: {
    en: { title: 'More than one timer or alarm could be meant', body: 'On are: {{timers}}. Name the one to cancel.' },
    zh: { title: '有不止一个计时器或闹钟', body: '进行中的有：{{timers}}。请说出要取消哪一个。' },
  },
} as const;

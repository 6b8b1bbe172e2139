/** What a person is told of requests that left the page, or were not let out, and of the tools for the web: what happened, then what to do. */
export const networkErrors = {
  EGRESS_BLOCKED: {
    en: {
      title: 'A request was not let out',
      body: '{{purpose}} is not allowed to reach {{address}}. Nothing was sent there. Tools reach only the hosts that they name.',
    },
    zh: {
      title: '请求未被放行',
      body: '{{purpose}} 不可访问 {{address}}，没有向它发送任何内容。工具只能访问自己列出的主机。',
    },
  },
  NETWORK_OFFLINE: {
    en: {
      title: 'No network',
      body: '{{host}} was not asked: this device is offline. Go online and try again; what needs no network works as before.',
    },
    zh: { title: '没有网络', body: '本设备处于离线状态，未能询问 {{host}}。请联网后重试；不需要网络的功能照常可用。' },
  },
  NETWORK_CORS: {
    en: {
      title: 'No answer came from {{host}}',
      body: 'The site cannot be reached, or it forbids other pages to read it; a browser does not say which. Check the address, and try again later.',
    },
    zh: {
      title: '没有收到 {{host}} 的回应',
      body: '该网站无法访问，或禁止其他网页读取；浏览器不会说明是哪一种。请检查地址，稍后再试。',
    },
  },
  NETWORK_REDIRECTED: {
    en: {
      title: '{{host}} points elsewhere',
      body: 'It answered with another address, which was not followed: a page cannot see where it leads. Use the final address of the service.',
    },
    zh: {
      title: '{{host}} 指向了别处',
      body: '它返回了另一个地址；网页无法看到它通向哪里，因此没有跟随。请使用该服务的最终地址。',
    },
  },
  NETWORK_TIMEOUT: {
    en: { title: '{{host}} took too long', body: 'No complete answer came in time. Try again in a while.' },
    zh: { title: '{{host}} 用时过长', body: '没有及时收到完整的回应。请过一会儿再试。' },
  },
  NETWORK_INTERRUPTED: {
    en: { title: 'The answer broke off', body: '{{host}} stopped in the middle of its answer. Try again.' },
    zh: { title: '回应中断', body: '{{host}} 的回应在中途停止。请重试。' },
  },
  NETWORK_STATUS: {
    en: {
      title: '{{host}} refused or failed',
      body: 'It answered with status {{status}}. Check what was asked for; with a status from 500 on, try again later.',
    },
    zh: {
      title: '{{host}} 拒绝了请求或出错',
      body: '它返回了状态码 {{status}}。请检查请求的内容；状态码为 500 及以上时，请稍后再试。',
    },
  },
  NETWORK_RATE_LIMITED: {
    en: { title: '{{host}} takes no more requests for now', body: 'Too many were sent. Try again in a few minutes.' },
    zh: { title: '{{host}} 暂时不再接受请求', body: '发送的请求过多。请几分钟后再试。' },
  },
  NETWORK_RETRY_AFTER: {
    en: {
      title: '{{host}} takes no more requests for now',
      body: 'Too many were sent. It asks to wait {{seconds}} seconds. Try again then.',
    },
    zh: { title: '{{host}} 暂时不再接受请求', body: '发送的请求过多。它要求等待 {{seconds}} 秒，请届时再试。' },
  },
  NETWORK_TOO_LARGE: {
    en: {
      title: 'The answer is too large',
      body: '{{host}} sent more than {{limitKib}} KiB, so reading stopped. Ask for something smaller.',
    },
    zh: { title: '回应过大', body: '{{host}} 发送的内容超过 {{limitKib}} KiB，已停止读取。请改取较小的内容。' },
  },
  NETWORK_MALFORMED: {
    en: {
      title: 'The answer could not be understood',
      body: '{{host}} sent something that is not in the form of its service. Nothing of it was used. Try again later.',
    },
    zh: { title: '无法理解回应', body: '{{host}} 发送的内容不符合其服务的格式，没有使用其中任何部分。请稍后再试。' },
  },
  WEB_CITY_UNKNOWN: {
    en: {
      title: 'No such place was found',
      body: 'Looked for {{tried}}. Name a city, or a city with its country or state in full, such as “Portland, Oregon”.',
    },
    zh: {
      title: '没有找到这个地方',
      body: '已查找：{{tried}}。请说出城市名，或在城市后加上国家或州的全称，例如“Portland, Oregon”。',
    },
  },
  WEB_CURRENCY_UNSUPPORTED: {
    en: {
      title: 'There is no rate for this pair',
      body: 'The European Central Bank publishes none from {{from}} to {{to}}. It has about 30 currencies, such as EUR, USD, GBP, JPY and CNY.',
    },
    zh: {
      title: '没有这对货币的汇率',
      body: '欧洲中央银行没有公布 {{from}} 兑 {{to}} 的汇率。它公布约 30 种货币，例如 EUR、USD、GBP、JPY 和 CNY。',
    },
  },
  WEB_ADDRESS_INVALID: {
    en: {
      title: 'That is not a web address',
      body: '“{{address}}” cannot be read as one. Write it as example.com or https://example.com/page.',
    },
    zh: {
      title: '这不是网址',
      body: '无法将“{{address}}”识别为网址。请写成 example.com 或 https://example.com/page。',
    },
  },
  WEB_ADDRESS_UNSAFE: {
    en: {
      title: 'Only https addresses are used',
      body: '“{{address}}” begins with {{scheme}}, so nothing was opened or fetched. Use an address that begins with https://.',
    },
    zh: {
      title: '只使用 https 网址',
      body: '“{{address}}”以 {{scheme}} 开头，没有打开或抓取任何内容。请使用以 https:// 开头的网址。',
    },
  },
  WEB_PAGE_FORBIDDEN: {
    en: {
      title: 'The page could not be read from here',
      body: '{{host}} cannot be reached, or it forbids other pages to read it, as most sites do. To see it yourself, say “open {{address}}”.',
    },
    zh: {
      title: '无法从这里读取该网页',
      body: '{{host}} 无法访问，或像大多数网站一样禁止其他网页读取。想自己查看，请说“打开 {{address}}”。',
    },
  },
  WEB_PAGE_KIND: {
    en: {
      title: 'That is not a page of text',
      body: '{{address}} holds {{type}}. Web pages, plain text and JSON can be read. To see it yourself, say “open {{address}}”.',
    },
    zh: {
      title: '这不是文字网页',
      body: '{{address}} 的内容是 {{type}}。可读取网页、纯文本和 JSON。想自己查看，请说“打开 {{address}}”。',
    },
  },
  WEB_PAGE_EMPTY: {
    en: {
      title: 'The page holds no text',
      body: '{{address}} shows its content only with its own scripts, which are not run here. To see it yourself, say “open {{address}}”.',
    },
    zh: {
      title: '网页中没有文字',
      body: '{{address}} 的内容需要它自己的脚本才能显示，这里不运行这些脚本。想自己查看，请说“打开 {{address}}”。',
    },
  },
} as const;

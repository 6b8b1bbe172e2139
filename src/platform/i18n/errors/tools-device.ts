/** What a person is told of the device, the clipboard, sharing, speech and the page's own controls: what happened, then what to do. */
export const toolDeviceErrors = {
  DEVICE_UNSUPPORTED: {
    en: {
      title: 'This browser cannot do that',
      body: 'It has no {{api}} here, or the page that holds this one keeps it off. Open the page by itself over https, in a current Chrome, Edge or Safari.',
    },
    zh: {
      title: '此浏览器做不到',
      body: '这里没有 {{api}}，或嵌入此页的页面将其关闭。请用最新的 Chrome、Edge 或 Safari 通过 https 单独打开此页。',
    },
  },
  DEVICE_DENIED: {
    en: {
      title: 'The browser refused',
      body: 'It did not let this page use the {{api}}. Press the button again; if that does not help, allow it in the browser’s settings for this site and in the system’s settings.',
    },
    zh: {
      title: '浏览器拒绝了',
      body: '浏览器不允许此页使用 {{api}}。请再按一次按钮；若仍不行，请在浏览器的网站设置和系统设置中允许。',
    },
  },
  DEVICE_UNAVAILABLE: {
    en: {
      title: 'The position could not be found',
      body: 'Neither satellites nor networks told where this device is. Turn on location in the system’s settings, or go where the signal is better, then try again.',
    },
    zh: {
      title: '无法确定位置',
      body: '卫星和网络都没有给出设备的位置。请在系统设置中打开定位，或移到信号较好的地方，然后重试。',
    },
  },
  DEVICE_TIMEOUT: {
    en: {
      title: 'Finding the position took too long',
      body: 'No position came within 30 seconds. Go near a window or outside, then try again.',
    },
    zh: {
      title: '定位超时',
      body: '30 秒内没有得到位置。请到窗边或室外再试。',
    },
  },
  CLIPBOARD_UNSUPPORTED: {
    en: {
      title: 'The clipboard is out of reach',
      body: 'Browsers give it only to pages over https. Open this page over https, or select the text and copy it by hand.',
    },
    zh: {
      title: '无法使用剪贴板',
      body: '浏览器只允许 https 页面使用剪贴板。请通过 https 打开此页，或手动选中文字复制。',
    },
  },
  CLIPBOARD_DENIED: {
    en: {
      title: 'The browser refused the clipboard',
      body: 'Click into the page, allow the clipboard in the browser’s settings for this site, then try again.',
    },
    zh: {
      title: '浏览器拒绝使用剪贴板',
      body: '请先点击页面，在浏览器的网站设置中允许剪贴板，然后重试。',
    },
  },
  SHARE_CANCELLED: {
    en: { title: 'Nothing was shared', body: 'The sheet was closed. Run it again to share, or ask to copy the text.' },
    zh: { title: '没有分享', body: '分享窗口已关闭。可以再次分享，或要求复制这段文字。' },
  },
  POPUP_BLOCKED: {
    en: {
      title: 'The new tab was not opened',
      body: 'Browsers open one only right after a click. Press the button again.',
    },
    zh: { title: '新标签页没有打开', body: '浏览器只在刚点击之后才打开新标签页。请再按一次按钮。' },
  },
  SPEECH_UNSUPPORTED: {
    en: {
      title: 'This browser cannot speak',
      body: 'It has no speech synthesis. Open the page in a current Chrome, Edge or Safari.',
    },
    zh: { title: '此浏览器不能朗读', body: '它没有语音合成功能。请用最新的 Chrome、Edge 或 Safari 打开此页。' },
  },
  SPEECH_NO_VOICE: {
    en: {
      title: 'This device has no voice for that language',
      body: 'No installed voice speaks “{{language}}”, and voices that send the text to a server are not used. Add one in the system’s speech settings, then open the page again.',
    },
    zh: {
      title: '设备上没有这种语言的语音',
      body: '没有已安装的语音能读“{{language}}”，而会把文字发到服务器的语音不会被使用。请在系统的语音设置中添加，然后重新打开此页。',
    },
  },
  SPEECH_FAILED: {
    en: {
      title: 'Speaking stopped',
      body: 'The system’s voice ended early ({{reason}}). Check that sound is on and nothing else is speaking, then try again.',
    },
    zh: { title: '朗读中断', body: '系统语音提前结束（{{reason}}）。请确认声音已打开、没有其他朗读，然后重试。' },
  },
  TOOL_VIBRATION_RANGE: {
    en: {
      title: 'Devices do not vibrate that long',
      body: '{{milliseconds}} ms is out of range. From 1 to 10,000 ms can be asked for.',
    },
    zh: { title: '振动时长超出范围', body: '{{milliseconds}} 毫秒超出范围。可用 1 到 10000 毫秒。' },
  },
  TOOL_QR_TOO_LONG: {
    en: {
      title: 'The text does not fit into a QR code',
      body: 'It has {{bytes}} bytes; the largest code holds {{limit}}. Use a shorter text, or an address where it can be read.',
    },
    zh: {
      title: '文字太长，放不进二维码',
      body: '共 {{bytes}} 字节，最大的二维码只能容纳 {{limit}} 字节。请缩短文字，或改用一个可以阅读它的网址。',
    },
  },
  TOOL_LANGUAGE_NOT_SPOKEN: {
    en: {
      title: 'The page is not translated into that language',
      body: '“{{language}}” is not among its languages: English and Simplified Chinese. Choose one of these.',
    },
    zh: { title: '页面没有这种语言', body: '没有“{{language}}”界面，只有英文和简体中文。请选择其中一种。' },
  },
  TOOL_PANEL_ABSENT: {
    en: { title: 'This page has no such panel', body: '{{panel}} is not here. These are: {{available}}.' },
    zh: { title: '此页没有这个面板', body: '这里没有“{{panel}}”。可用的有：{{available}}。' },
  },
} as const;

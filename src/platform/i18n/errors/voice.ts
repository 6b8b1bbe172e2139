/** What a person is told of listening: what happened, then what to do. */
export const voiceErrors = {
  VOICE_DENIED: {
    en: {
      title: 'The microphone is not allowed',
      body: 'Allow it for this address in the browser’s settings, then press the key again. Typing works as before.',
    },
    zh: { title: '未允许使用麦克风', body: '请在浏览器设置中为此地址允许麦克风，再按一次。打字照常可用。' },
  },
  VOICE_NO_MICROPHONE: {
    en: { title: 'No microphone was found', body: 'Connect one, or choose one in the system’s sound settings.' },
    zh: { title: '没有找到麦克风', body: '请连接麦克风，或在系统声音设置中选择一个。' },
  },
  VOICE_NOTHING_HEARD: {
    en: { title: 'Nothing was heard', body: 'Press the key and speak right after it.' },
    zh: { title: '没有听到声音', body: '请按下按键后立即说话。' },
  },
  VOICE_NO_SERVICE: {
    en: {
      title: 'The browser’s speech service did not answer',
      body: 'This browser hears through its maker’s server, and that could not be reached or is not part of it. Type the request.',
    },
    zh: {
      title: '浏览器的语音服务没有响应',
      body: '此浏览器通过其厂商的服务器识别语音，但该服务无法连接或不可用。请改为打字。',
    },
  },
  VOICE_LANGUAGE: {
    en: {
      title: 'The browser does not hear this language',
      body: 'It has no recognition of “{{language}}”. Switch the interface’s language, or type the request.',
    },
    zh: { title: '浏览器听不懂这种语言', body: '它不支持识别“{{language}}”。请切换界面语言，或改为打字。' },
  },
  VOICE_NOT_INSTALLED: {
    en: {
      title: 'The language was not fetched',
      body: 'The browser could not get what it needs to hear “{{language}}” on this device. Try again on another network.',
    },
    zh: { title: '未能获取语言文件', body: '浏览器没有取得在此设备上识别“{{language}}”所需的文件。请换一个网络再试。' },
  },
  VOICE_FAILED: {
    en: { title: 'Listening stopped', body: 'The browser ended it ({{reason}}). Press the key again.' },
    zh: { title: '聆听已中断', body: '浏览器结束了聆听（{{reason}}）。请再按一次。' },
  },
};

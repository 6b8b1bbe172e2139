/** What a person is told of MCP servers and their tools: what happened, then what to do. */
export const mcpErrors = {
  MCP_URL_INVALID: {
    en: {
      title: 'This is no address of a server',
      body: '“{{address}}” cannot be used. An address begins with https:// and holds no user name, such as https://example.com/mcp.',
    },
    zh: {
      title: '这不是服务器地址',
      body: '无法使用“{{address}}”。地址应以 https:// 开头，且不含用户名，例如 https://example.com/mcp。',
    },
  },
  MCP_URL_INSECURE: {
    en: {
      title: 'The address is not encrypted',
      body: '{{host}} would be asked over plain http, which browsers block from this page. Use its https:// address; http is for localhost alone.',
    },
    zh: {
      title: '该地址未加密',
      body: '浏览器会阻止本页面以明文 http 访问 {{host}}。请使用 https:// 地址；只有 localhost 可用 http。',
    },
  },
  MCP_ALREADY_ADDED: {
    en: {
      title: 'This server is in the list already',
      body: '{{server}} was added before. Switch it on, or reconnect it, in the list.',
    },
    zh: { title: '列表中已有该服务器', body: '{{server}} 已添加过。请在列表中开启它或重新连接。' },
  },
  MCP_UNREACHABLE: {
    en: {
      title: 'No answer came from {{host}}',
      body: 'The MCP server is down, or does not let web pages in; a browser does not say which. Start it, or have it send “Access-Control-Allow-Origin” with this page’s address and “Access-Control-Expose-Headers: Mcp-Session-Id”, and allow the request headers Authorization, Content-Type, Mcp-Protocol-Version and Mcp-Session-Id.',
    },
    zh: {
      title: '没有收到 {{host}} 的回应',
      body: 'MCP 服务器未运行，或不允许网页访问；浏览器不会说明是哪一种。请启动服务器，或让它返回含本页面地址的“Access-Control-Allow-Origin”和“Access-Control-Expose-Headers: Mcp-Session-Id”，并允许请求头 Authorization、Content-Type、Mcp-Protocol-Version 和 Mcp-Session-Id。',
    },
  },
  MCP_NOT_A_SERVER: {
    en: {
      title: 'No MCP server answers at this address',
      body: '{{host}} answered, but not as an MCP server does. Check the path of the address: it often ends in /mcp or /sse.',
    },
    zh: {
      title: '该地址上没有 MCP 服务器',
      body: '{{host}} 有回应，但不是 MCP 服务器的回应。请检查地址的路径，通常以 /mcp 或 /sse 结尾。',
    },
  },
  MCP_UNAUTHORIZED: {
    en: {
      title: '{{server}} wants you to sign in',
      body: 'Its tools are back once you have signed in. Sign in from the list of servers.',
    },
    zh: { title: '{{server}} 要求登录', body: '登录后即可使用它的工具。请在服务器列表中登录。' },
  },
  MCP_PROTOCOL: {
    en: {
      title: '{{server}} answered in a way that is not understood',
      body: 'It said: {{reason}}. Try again; if this goes on, tell those who run the server.',
    },
    zh: {
      title: '无法理解 {{server}} 的回应',
      body: '它的回应是：{{reason}}。请重试；若仍然如此，请告知该服务器的维护者。',
    },
  },
  MCP_TOOL_ERROR: {
    en: { title: '{{tool}} failed', body: '{{server}} says: {{text}}. Change the values and try again.' },
    zh: { title: '{{tool}} 运行失败', body: '{{server}} 的说明：{{text}}。请修改参数后重试。' },
  },
  MCP_TOOL_CHANGED: {
    en: {
      title: '{{tool}} has changed',
      body: '{{server}} changed or withdrew it after it was chosen, so nothing was called. Ask again to use it as it is now.',
    },
    zh: {
      title: '{{tool}} 已变更',
      body: '该工具被选中后，{{server}} 修改或撤回了它，因此没有调用。请重新提问以使用现在的工具。',
    },
  },
  MCP_TIMEOUT: {
    en: {
      title: '{{server}} takes too long',
      body: 'Nothing was heard of it for {{seconds}} seconds, so it was given up. Try again later.',
    },
    zh: { title: '{{server}} 响应过慢', body: '已有 {{seconds}} 秒没有收到它的消息，因此放弃等待。请稍后再试。' },
  },
  MCP_CLOSED: {
    en: {
      title: 'The connection to {{server}} was closed',
      body: 'It is connected again as soon as it answers. Try again, or reconnect it in the list.',
    },
    zh: { title: '与 {{server}} 的连接已关闭', body: '它一有回应就会重新连接。请重试，或在列表中重新连接。' },
  },
  MCP_TOO_LARGE: {
    en: {
      title: '{{host}} sent too much at once',
      body: 'An answer was larger than {{mebibytes}} MiB and was not read to its end. Ask for less.',
    },
    zh: { title: '{{host}} 一次发送的内容过多', body: '回应超过 {{mebibytes}} MiB，未读取完毕。请减少所请求的内容。' },
  },
  MCP_SIGN_IN_UNKNOWN: {
    en: {
      title: 'This sign-in was not begun here',
      body: 'It is over, or began in another browser. Sign in again from the list of servers.',
    },
    zh: { title: '此次登录不是从这里开始的', body: '它已结束，或是在别的浏览器中开始的。请在服务器列表中重新登录。' },
  },
  MCP_SIGN_IN_REFUSED: {
    en: {
      title: 'Nobody was signed in to {{server}}',
      body: 'The sign-in was cancelled or refused there. Sign in again to use its tools.',
    },
    zh: { title: '未能登录 {{server}}', body: '登录被取消或被对方拒绝。要使用它的工具，请重新登录。' },
  },
  MCP_SIGN_IN_FAILED: {
    en: {
      title: 'Signing in to {{server}} failed',
      body: 'The reason: {{reason}}. Try again; if this goes on, tell those who run the server.',
    },
    zh: { title: '登录 {{server}} 失败', body: '原因：{{reason}}。请重试；若仍然如此，请告知该服务器的维护者。' },
  },
} as const;

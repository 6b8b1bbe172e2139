import type { Arguments } from '../src/tools/tool.ts';

/** One run of a tool by hand, and what a person sees of it. */
export interface Case {
  readonly args: Arguments;
  /** Parts of the plate's text, or of the failure's where a `code` is told. */
  readonly sees: readonly (string | RegExp)[];
  /** What the pictures on the plate are called, in order. */
  readonly pictures?: readonly (string | RegExp)[];
  /** The failure's code. */
  readonly code?: string;
}

/** The runs of a tool, one after the other, where these other calls ran before. */
export interface ToolCases {
  readonly after?: readonly (readonly [tool: string, args: Arguments])[];
  readonly cases: readonly Case[];
}

/** Eleven in Berlin on a Tuesday: the clock of these cases. */
export const caseTime = new Date('2026-11-24T10:00:00Z');

const timer = (length: string, left: string, rings: string) => [left, `of ${length}, rings at ${rings}`];
const oven = { duration: '10 minutes', label: 'check the oven' };
const pasta = { duration: '12 minutes', label: 'pasta' };

/** What people see of the tools whose effect is what their plate shows, written by hand. */
export const toolCases: Readonly<Record<string, ToolCases>> = {
  get_current_time: {
    cases: [
      {
        args: { timezone: 'Tokyo' },
        sees: ['19:00', 'Tokyo, 8 hours ahead of you', 'Tuesday, November 24, 2026'],
        pictures: ['A clock at 19:00'],
      },
      { args: { timezone: '纽约' }, sees: ['05:00', '纽约, 6 hours behind you'] },
      { args: {}, sees: ['11:00', 'Here, Berlin'] },
      { args: { timezone: 'Atlantis' }, sees: ['Atlantis'], code: 'TOOL_PLACE_UNKNOWN' },
    ],
  },
  convert_time: {
    cases: [
      {
        args: { time: '3 pm', from_timezone: 'London', to_timezone: 'Tokyo' },
        sees: ['London', 'Tokyo', 'Wed, Nov 25'],
        pictures: ['A clock at 15:00', 'A clock at 00:00'],
      },
      {
        args: { time: '中午十二点', from_timezone: '北京', to_timezone: '洛杉矶' },
        sees: ['12:00', '20:00', 'Mon, Nov 23'],
      },
      {
        args: { time: '14:30', from_timezone: 'UTC', to_timezone: 'Sydney', date: '25 December' },
        sees: ['Fri, Dec 25', '01:30', 'Sat, Dec 26'],
      },
    ],
  },
  date_difference: {
    cases: [
      { args: { start: 'today', end: 'Christmas' }, sees: [/^31\s*days/, 'Friday, December 25, 2026'] },
      { args: { start: '11 June 1966', end: 'today', unit: 'years' }, sees: [/^60\s*years/, '22,081'] },
      { args: { start: 'today', end: '春节' }, sees: [/^74\s*days/, 'Saturday, February 6, 2027'] },
      { args: { start: 'today', end: 'the blue moon' }, sees: ['the blue moon'], code: 'TOOL_DATE_UNKNOWN' },
    ],
  },
  add_to_date: {
    cases: [
      { args: { date: 'today', amount: 90, unit: 'days' }, sees: ['February 22', '2027 Monday'] },
      { args: { date: '30.11.2026', amount: 3, unit: 'months' }, sees: ['February 28', '2027 Sunday'] },
      {
        args: { date: '3 March', amount: -2, unit: 'weeks' },
        sees: ['February 17', 'Counted from Wednesday, March 3, 2027'],
      },
    ],
  },
  set_timer: {
    cases: [
      {
        args: oven,
        sees: ['check the oven', ...timer('10 minutes', '10:00', '11:10')],
        pictures: ['10 minutes of 10 minutes left'],
      },
      { args: { duration: '一个半小时' }, sees: timer('1 hour, 30 minutes', '1:30:00', '12:30') },
      { args: { duration: '0 minutes' }, sees: ['0 minutes'], code: 'TOOL_DURATION_RANGE' },
    ],
  },
  set_alarm: {
    cases: [
      { args: { time: '7:30 am' }, sees: ['Wed 07:30', '20:30:00'] },
      {
        args: { time: 'tonight at nine', label: 'soak the chickpeas' },
        sees: ['soak the chickpeas', 'Tue 21:00', '10:00:00'],
      },
      { args: { time: 'quarter to eight on saturday' }, sees: ['Sat 07:45', '92:45:00'] },
    ],
  },
  list_timers: {
    after: [
      ['set_timer', oven],
      ['set_timer', pasta],
    ],
    cases: [{ args: {}, sees: [/^2\s*are on/, 'check the oven', 'pasta', '12:00'] }],
  },
  cancel_timer: {
    after: [
      ['set_timer', oven],
      ['set_timer', pasta],
    ],
    cases: [
      { args: {}, sees: ['check the oven', 'pasta'], code: 'TOOL_TIMERS_SEVERAL' },
      { args: { label: 'pasta' }, sees: ['The timer “pasta” is cancelled.'] },
    ],
  },
  calculate: {
    cases: [
      { args: { expression: '17 * 23' }, sees: [/^391\b/] },
      { args: { expression: '2^64' }, sees: ['18,446,744,073,709,551,616'] },
      { args: { expression: 'sin(30 deg)' }, sees: [/^0\.5\b/] },
      { args: { expression: '1 / 0' }, sees: ['1 / 0'], code: 'TOOL_EXPRESSION_INFINITE' },
    ],
  },
  convert_units: {
    cases: [
      {
        args: { value: 26.2, from_unit: 'miles', to_unit: 'km' },
        sees: [/^42\.1648\s*km/],
        pictures: ['26.2 miles is 42.1648 km'],
      },
      { args: { value: 350, from_unit: 'fahrenheit', to_unit: 'celsius' }, sees: [/^176\.667\s*°C/] },
      { args: { value: 5, from_unit: '斤', to_unit: '克' }, sees: [/^2,500\s*g/] },
      { args: { value: 2, from_unit: 'hours', to_unit: 'km' }, sees: ['hours', 'km'], code: 'TOOL_UNITS_INCOMPATIBLE' },
    ],
  },
  statistics: {
    cases: [
      {
        args: { numbers: [3, 9, 27, 1] },
        sees: [/^10\s*mean of 4 numbers/, 'Median 6', 'Standard deviation 11.8322', 'Least 1', 'Most 27', 'Sum 40'],
      },
      {
        args: { numbers: [17, -4, 12] },
        sees: [/^8\.33333/, 'Median 12', 'Standard deviation 10.9697', 'Least -4', 'Sum 25'],
      },
    ],
  },
  plot_function: {
    cases: [
      {
        args: { expression: 'y = sin(x)', from: 0, to: 6.28 },
        sees: ['sin(x)', '0.5'],
        pictures: ['The curve of sin(x) for x from 0 to 6.28'],
      },
      { args: { expression: 'x的平方' }, sees: ['x^2', '100'], pictures: ['The curve of x^2 for x from -10 to 10'] },
    ],
  },
  draw_chart: {
    cases: [
      {
        args: { type: 'bar', labels: ['anna', 'tom'], values: [5, 8], title: 'Votes' },
        sees: ['Votes'],
        pictures: ['Bar chart: anna 5 and tom 8'],
      },
      {
        args: { type: 'pie', labels: ['rent', 'food', 'fun'], values: [60, 25, 15] },
        sees: ['rent 60 60%', 'food 25 25%', 'fun 15 15%'],
        pictures: [/^Pie chart/],
      },
      {
        args: { type: 'line', labels: ['mon', 'tue', 'wed'], values: [3, -1, 4] },
        sees: [],
        pictures: ['Line chart: mon 3, tue -1, and wed 4'],
      },
    ],
  },
  roll_dice: {
    cases: [
      { args: {}, sees: [/^[1-6]\s*d6/], pictures: [/^[1-6]$/] },
      {
        args: { count: 3, sides: 10 },
        sees: [/^([3-9]|[12]\d|30)\s*3 × d10/],
        pictures: [/^([1-9]|10)$/, /^([1-9]|10)$/, /^([1-9]|10)$/],
      },
    ],
  },
  random_number: {
    cases: [
      { args: { min: -5, max: 5 }, sees: [/^-?[0-5]\s+From -5 to 5/] },
      { args: { min: 200, max: 499 }, sees: [/^[2-4]\d\d\s+From 200 to 499/] },
    ],
  },
  pick_random: {
    cases: [
      { args: { options: ['pizza', 'sushi', 'curry'] }, sees: [/^(pizza|sushi|curry)\s+pizza\s+sushi\s+curry$/] },
    ],
  },
  generate_password: {
    cases: [
      { args: { length: 24 }, sees: [/^\S{24}\s+155 bits of chance/] },
      { args: { length: 12, symbols: false }, sees: [/^[A-Za-z0-9]{12}\s+71 bits of chance/] },
    ],
  },
  generate_uuid: { cases: [{ args: {}, sees: [/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/] }] },
  count_words: {
    cases: [
      {
        args: { text: 'It rained. We stayed in. Nobody minded.' },
        sees: [/^7\s*words/, 'Characters 39', 'Without spaces 33', 'Sentences 3'],
      },
      {
        args: { text: '明天下午三点开会，请准时参加。' },
        sees: ['Characters 15', 'Chinese characters 13', 'Sentences 1'],
      },
    ],
  },
  transform_text: {
    cases: [
      { args: { text: 'happy birthday', to: 'uppercase' }, sees: [/^HAPPY BIRTHDAY/] },
      { args: { text: 'the old man and the sea', to: 'title_case' }, sees: [/^The Old Man And The Sea/] },
      { args: { text: '我爱你', to: 'reversed' }, sees: [/^你爱我/] },
      { args: { text: '10 Tips for Better Sleep!', to: 'slug' }, sees: [/^10-tips-for-better-sleep(?![\w-])/] },
    ],
  },
  encode_text: {
    cases: [
      { args: { text: 'hello world', encoding: 'base64' }, sees: [/^aGVsbG8gd29ybGQ=/] },
      { args: { text: '你好世界', encoding: 'url' }, sees: [/^%E4%BD%A0%E5%A5%BD%E4%B8%96%E7%95%8C/] },
      { args: { text: '<b>bold</b>', encoding: 'html' }, sees: [/^&lt;b&gt;bold&lt;\/b&gt;/] },
    ],
  },
  decode_text: {
    cases: [
      { args: { text: '5piO5aSp6KeB', encoding: 'base64' }, sees: [/^明天见/] },
      { args: { text: '&lt;b&gt;bold&lt;/b&gt;', encoding: 'html' }, sees: [/^<b>bold<\/b>/] },
      { args: { text: 'zz', encoding: 'hex' }, sees: [], code: 'TOOL_DECODE_INVALID' },
    ],
  },
  hash_text: {
    cases: [
      {
        args: { text: 'open sesame' },
        sees: [/^41ef4bb0b23661e66301aac36066912dac037827b4ae63a7b1165a5aa93ed4eb\s+SHA256/],
      },
      { args: { text: 'hello', algorithm: 'sha1' }, sees: [/^aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d\s+SHA1/] },
    ],
  },
  test_regex: {
    cases: [
      { args: { pattern: '\\w+@\\w+\\.com', text: 'mail zhao@qq.com or sun@163.com' }, sees: [/^2\s*matches/] },
      { args: { pattern: '^[A-Z]', text: 'lower' }, sees: [/^0\s*matches/] },
      { args: { pattern: '(a+)+$', text: `${'a'.repeat(40)}!` }, sees: [], code: 'REGEX_TOO_SLOW' },
      { args: { pattern: '(', text: 'x' }, sees: [], code: 'REGEX_INVALID' },
    ],
  },
  add_todo: {
    cases: [
      {
        args: { text: 'pay the rent', priority: 'high', due: 'tomorrow' },
        sees: [/^1\s*open, with this one/, 'pay the rent', 'high priority, Wed, Nov 25'],
      },
      { args: { text: 'water the ferns', due: 'Friday' }, sees: ['water the ferns', 'Fri, Nov 27'] },
    ],
  },
  list_todos: {
    after: [
      ['add_todo', { text: 'milk' }],
      ['add_todo', { text: 'call mum' }],
      ['complete_todo', { text: 'mum' }],
    ],
    cases: [
      { args: {}, sees: [/^1\s*open/, 'milk'] },
      { args: { status: 'done' }, sees: [/^1\s*done/, 'call mum'] },
    ],
  },
  complete_todo: {
    after: [
      ['add_todo', { text: 'milk' }],
      ['add_todo', { text: 'water the ferns' }],
    ],
    cases: [
      { args: { text: 'watered the ferns' }, sees: [/^1\s*open\s+water the ferns/] },
      { args: { text: 'the photos' }, sees: ['the photos', 'milk'], code: 'TODO_UNKNOWN' },
    ],
  },
  delete_todo: {
    after: [
      ['add_todo', { text: 'pay the rent' }],
      ['add_todo', { text: 'milk' }],
    ],
    cases: [{ args: { text: 'rent' }, sees: ['Deleted “pay the rent” from the list.'] }],
  },
  save_note: {
    cases: [{ args: { text: 'milk, eggs, flour', title: 'Groceries' }, sees: ['Groceries', 'milk, eggs, flour'] }],
  },
  search_notes: {
    after: [
      ['save_note', { text: 'milk, eggs, flour', title: 'Groceries' }],
      ['save_note', { text: 'gate code 4471' }],
    ],
    cases: [
      { args: { query: 'grocries' }, sees: [/^1\s*note/, 'Groceries', 'milk, eggs, flour'] },
      { args: { query: 'kite' }, sees: [/^0\s*notes/] },
    ],
  },
  delete_note: {
    after: [['save_note', { text: 'the wifi password is on the router' }]],
    cases: [{ args: { title: 'wifi password' }, sees: ['Deleted the note “the wifi password is on the router”.'] }],
  },
  convert_color: {
    cases: [
      { args: { color: '#ff8800', to: 'rgb' }, sees: ['rgb(255, 136, 0)'] },
      { args: { color: 'rgb(255, 99, 71)', to: 'hsl' }, sees: ['hsl(9.13, 100%, 63.92%)'] },
      { args: { color: '天蓝色', to: 'hex' }, sees: [/^#87ceeb/i] },
      { args: { color: 'blurple-ish', to: 'hex' }, sees: ['blurple-ish'], code: 'TOOL_COLOR_UNKNOWN' },
    ],
  },
  make_palette: {
    cases: [{ args: { color: '#ff8800', count: 4 }, sees: [/^#FF8800\s+base/, 'complement', 'As CSS variables'] }],
  },
  get_network_status: { cases: [{ args: {}, sees: ['This device is online'] }] },
  get_device_info: { cases: [{ args: {}, sees: [/^This device: Linux, \d+ cores/, 'a screen of 1280 × 800 at 1×'] }] },
  vibrate: { cases: [{ args: { milliseconds: 500 }, sees: ['Asked the device to vibrate for 500 ms'] }] },
  speak: {
    cases: [
      {
        args: { text: 'bonjour', language: 'French' },
        sees: ['No installed voice speaks “fr”'],
        code: 'SPEECH_NO_VOICE',
      },
    ],
  },
  make_qr_code: {
    cases: [
      {
        args: { text: '加我微信 lucky77' },
        sees: ['加我微信 lucky77', 'PNG', 'SVG'],
        pictures: ['A QR code of 加我微信 lucky77'],
      },
      { args: { text: 'x'.repeat(3000) }, sees: [], code: 'TOOL_QR_TOO_LONG' },
    ],
  },
  get_weather: {
    cases: [
      { args: { city: 'berlin' }, sees: [/^8\s*°C, light rain, Berlin/, '81% humidity', 'wind 14 km/h'] },
      { args: { city: 'New York', unit: 'fahrenheit' }, sees: [/^47\s*°F, light rain, New York/, 'wind 9 mph'] },
      { args: { city: 'Atlantis' }, sees: ['Atlantis'], code: 'WEB_CITY_UNKNOWN' },
    ],
  },
  search_wikipedia: {
    cases: [
      {
        args: { query: 'black hole' },
        sees: [
          'Compact astronomical body',
          'even light & other "waves"',
          'Black Hole (Disneyland)',
          "The Black Hole 'ride'",
        ],
      },
      { args: { query: '长城', language: 'chinese' }, sees: ['中国古代防御工程'] },
      { args: { query: 'qqqq' }, sees: ['No article was found for “qqqq”.'] },
    ],
  },
  convert_currency: {
    cases: [
      {
        args: { amount: 100, from: 'euros', to: 'dollars' },
        sees: [/^\$115\.56/, '1 EUR = 1.1556 USD', 'November 23, 2026'],
      },
      { args: { amount: 50, from: 'USD', to: 'yen' }, sees: [/^¥7,807/] },
      { args: { amount: 5, from: 'doubloons', to: 'yen' }, sees: ['doubloons'], code: 'TOOL_CURRENCY_UNKNOWN' },
    ],
  },
  fetch_page: {
    cases: [
      { args: { url: 'https://example.com/short' }, sees: ['Short', 'Closed on Monday.', 'Open on Tuesday.'] },
      { args: { url: 'example.cn' }, sees: ['中国', '长城是古代工程。'] },
      { args: { url: 'http://example.com' }, sees: [], code: 'WEB_ADDRESS_UNSAFE' },
    ],
  },
  run_javascript: {
    cases: [
      { args: { code: '[3, 20, 100].sort()' }, sees: ['100', '20', '3'] },
      { args: { code: "console.log('hi')" }, sees: [/^Written on the way\s+hi\b/] },
      { args: { code: 'fetch("https://example.com")' }, sees: ['fetch'], code: 'SANDBOX_THREW' },
      { args: { code: 'for (;;) {}' }, sees: [], code: 'SANDBOX_TIMEOUT' },
    ],
  },
};

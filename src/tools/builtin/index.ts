import type { Tool } from '../tool.ts';
import { runJavascript } from './code/run-javascript.ts';
import { convertColor } from './color/convert-color.ts';
import { makePalette } from './color/make-palette.ts';
import { describeTable } from './data/describe-table.ts';
import { queryTable } from './data/query-table.ts';
import { getBattery } from './device/get-battery.ts';
import { getDeviceInfo } from './device/get-device-info.ts';
import { getLocation } from './device/get-location.ts';
import { getNetworkStatus } from './device/get-network-status.ts';
import { keepScreenAwake } from './device/keep-screen-awake.ts';
import { setFullscreen } from './device/set-fullscreen.ts';
import { vibrate } from './device/vibrate.ts';
import { calculate } from './math/calculate.ts';
import { convertUnits } from './math/convert-units.ts';
import { drawChart } from './math/draw-chart.ts';
import { plotFunction } from './math/plot-function.ts';
import { statistics } from './math/statistics.ts';
import { deleteNote } from './notes/delete-note.ts';
import { saveNote } from './notes/save-note.ts';
import { searchNotes } from './notes/search-notes.ts';
import { openPanel } from './page/open-panel.ts';
import { setLanguage } from './page/set-language.ts';
import { setTextSize } from './page/set-text-size.ts';
import { setTheme } from './page/set-theme.ts';
import { generatePassword } from './random/generate-password.ts';
import { generateUuid } from './random/generate-uuid.ts';
import { pickRandom } from './random/pick-random.ts';
import { randomNumber } from './random/random-number.ts';
import { rollDice } from './random/roll-dice.ts';
import { copyToClipboard } from './share/copy-to-clipboard.ts';
import { downloadFile } from './share/download-file.ts';
import { makeQrCode } from './share/make-qr-code.ts';
import { readClipboard } from './share/read-clipboard.ts';
import { shareText } from './share/share-text.ts';
import { speak } from './speech/speak.ts';
import { countWords } from './text/count-words.ts';
import { decodeText } from './text/decode-text.ts';
import { encodeText } from './text/encode-text.ts';
import { hashText } from './text/hash-text.ts';
import { testRegex } from './text/test-regex.ts';
import { transformText } from './text/transform-text.ts';
import { addToDate } from './time/add-to-date.ts';
import { convertTime } from './time/convert-time.ts';
import { dateDifference } from './time/date-difference.ts';
import { getCurrentTime } from './time/get-current-time.ts';
import { cancelTimer } from './timers/cancel-timer.ts';
import { listTimers } from './timers/list-timers.ts';
import { setAlarm } from './timers/set-alarm.ts';
import { setTimer } from './timers/set-timer.ts';
import { addTodo } from './todos/add-todo.ts';
import { completeTodo } from './todos/complete-todo.ts';
import { deleteTodo } from './todos/delete-todo.ts';
import { listTodos } from './todos/list-todos.ts';
import { convertCurrency } from './web/convert-currency.ts';
import { fetchPage } from './web/fetch-page.ts';
import { getWeather } from './web/get-weather.ts';
import { openUrl } from './web/open-url.ts';
import { searchWikipedia } from './web/search-wikipedia.ts';

/** The tools that come with the page. */
export const builtinTools: readonly Tool[] = [
  getCurrentTime,
  convertTime,
  dateDifference,
  addToDate,
  setTimer,
  setAlarm,
  listTimers,
  cancelTimer,
  calculate,
  convertUnits,
  statistics,
  plotFunction,
  drawChart,
  rollDice,
  randomNumber,
  pickRandom,
  generatePassword,
  generateUuid,
  countWords,
  transformText,
  encodeText,
  decodeText,
  hashText,
  testRegex,
  addTodo,
  listTodos,
  completeTodo,
  deleteTodo,
  saveNote,
  searchNotes,
  deleteNote,
  setTheme,
  setLanguage,
  setTextSize,
  openPanel,
  convertColor,
  makePalette,
  getBattery,
  getNetworkStatus,
  getDeviceInfo,
  getLocation,
  vibrate,
  keepScreenAwake,
  setFullscreen,
  copyToClipboard,
  readClipboard,
  shareText,
  downloadFile,
  makeQrCode,
  speak,
  getWeather,
  searchWikipedia,
  convertCurrency,
  fetchPage,
  openUrl,
  describeTable,
  queryTable,
  runJavascript,
];

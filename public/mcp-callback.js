// An authorization server sends the person back to this page. It hands its address to the page that began the sign-in, which may be
// in another tab, and closes; where none answers, the page is opened here with the answer.
const texts = navigator.language.startsWith('zh')
  ? { busy: '正在完成登录…', done: '登录已处理，可以关闭此标签页。' }
  : { busy: 'Finishing the sign-in…', done: 'The sign-in is dealt with. You can close this tab.' };
const status = document.querySelector('[role="status"]');
status.textContent = texts.busy;

const { href, search } = location;
const channel = new BroadcastChannel('tiny-giant-mcp-sign-in');
const openPage = () => location.replace(new URL(`./${search}`, href));
// A page answers at once that it is at work on the sign-in.
const alone = setTimeout(openPage, 1500);
channel.addEventListener('message', ({ data }) => {
  if (data?.href !== href) return;
  clearTimeout(alone);
  if (data.type !== 'done') return;
  status.textContent = texts.done;
  window.close();
});
channel.postMessage({ type: 'answer', href });
// The code is of use once, and to nobody who reads this tab's history.
history.replaceState(null, '', location.pathname);

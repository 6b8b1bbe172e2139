#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { WebSocket, WebSocketServer } from 'ws';

// Stands in for Firefox where Playwright starts it: starts it, and answers in its place what it does not know yet. Playwright sets
// media features in every context it makes, and waits for the answer; Firefox ESR 153 knows no such command.
const unknown = new Set(['emulation.setMediaFeaturesOverride']);

const firefox = spawn(process.env.FIREFOX_PATH ?? 'firefox', process.argv.slice(2), {
  stdio: ['ignore', 'inherit', 'pipe'],
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => firefox.kill(signal));
firefox.on('exit', code => process.exit(code ?? 1));

createInterface({ input: firefox.stderr }).on('line', line => {
  const address = /WebDriver BiDi listening on (ws:\/\/.*)$/.exec(line)?.[1];
  if (address === undefined) console.error(line);
  else relay(`${address}/session`);
});

function relay(address) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 }, () => {
    console.error(`WebDriver BiDi listening on ws://127.0.0.1:${server.address().port}`);
  });
  server.on('connection', client => {
    const browser = new WebSocket(address);
    const opened = new Promise(resolve => browser.once('open', resolve));
    client.on('message', async data => {
      const { id, method } = JSON.parse(data);
      if (unknown.has(method)) return client.send(JSON.stringify({ type: 'success', id, result: {} }));
      await opened;
      browser.send(String(data));
    });
    browser.on('message', data => client.send(String(data)));
    client.on('close', () => browser.close());
    browser.on('close', () => client.close());
  });
}

import { expect, test } from 'vitest';
import { parsePlace } from './place.ts';

test.each([
  ['Tokyo', 'Asia/Tokyo'],
  ['tokyo', 'Asia/Tokyo'],
  ['New York', 'America/New_York'],
  ['new york city', 'America/New_York'],
  ['Boston', 'America/New_York'],
  ['Beijing', 'Asia/Shanghai'],
  ['São Paulo', 'America/Sao_Paulo'],
  ['Birmingham', 'Europe/London'],
  ['Perth', 'Australia/Perth'],
  ['Washington', 'America/New_York'],
  ['Ho Chi Minh City', 'Asia/Ho_Chi_Minh'],
  ['japan', 'Asia/Tokyo'],
  ['asia/seoul', 'Asia/Seoul'],
  ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['UTC', 'UTC'],
  ['PST', 'America/Los_Angeles'],
  ['Central European Time', 'Europe/Paris'],
  ['Eastern Standard Time', 'America/New_York'],
  ['UTC+2', 'Etc/GMT-2'],
  ['GMT-05:00', 'Etc/GMT+5'],
  ['东京', 'Asia/Tokyo'],
  ['纽约', 'America/New_York'],
  ['北京', 'Asia/Shanghai'],
  ['广州', 'Asia/Shanghai'],
  ['广州市', 'Asia/Shanghai'],
  ['伦敦时间', 'Europe/London'],
  ['法国', 'Europe/Paris'],
  ['USA', 'America/New_York'],
  ['UK', 'Europe/London'],
  ['Texas', 'America/Chicago'],
  ['Hawaii', 'Pacific/Honolulu'],
  ['夏威夷', 'Pacific/Honolulu'],
  ['加州时间', 'America/Los_Angeles'],
  ['Portland', 'America/Los_Angeles'],
  ['Portland, Maine', 'America/New_York'],
  ['portland, me', 'America/New_York'],
  ['New York, USA', 'America/New_York'],
  ['London, UK', 'Europe/London'],
  ['London, Canada', 'America/Toronto'],
  ['Ontario', 'America/Toronto'],
  ['Chihuahua', 'America/Chihuahua'],
  ['河内', 'Asia/Ho_Chi_Minh'],
  ['华盛顿', 'America/New_York'],
  ['神户市', 'Asia/Tokyo'],
  ['泗水', 'Asia/Jakarta'],
  ['奥兰多', 'America/New_York'],
  ['剑桥', 'Europe/London'],
  ['UTC+5:30', 'Asia/Kolkata'],
  ['+02:00', 'Etc/GMT-2'],
  ['UTC−3', 'Etc/GMT+3'],
])('%s is in %s', async (text, zone) => {
  const place = await parsePlace(text);
  const same = (name = '') => new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  expect(same(place?.timeZone)).toBe(same(zone));
});

test.each([
  '',
  'Atlantis',
  'UTC+99',
  'the moon',
  '火星',
  '/',
  'Mars/Olympus',
  'UTC+1:07',
  'constructor',
  'Boston, Atlantis',
])('%o is no place', async text => {
  expect(await parsePlace(text)).toBeNull();
});

import { expect, test } from 'vitest';
import { PagePanels, type PanelWindow } from './panels.ts';

/** A window whose address is `hash`; setting it is told as browsers do. */
function windowAt(hash: string): PanelWindow {
  const target = new EventTarget();
  const location = {
    get hash() {
      return hash;
    },
    set hash(value: string) {
      hash = value === '' ? '' : `#${value}`;
      target.dispatchEvent(new Event('hashchange'));
    },
  };
  return { location: location as Location, addEventListener: target.addEventListener.bind(target) };
}

test.each([
  ['', 'chat'],
  ['#tools', 'tools'],
  ['#lab', 'chat'],
  ['#anything else', 'chat'],
])('the address %j shows %s', (hash, current) => {
  expect(new PagePanels(['chat', 'tools'], windowAt(hash)).current).toBe(current);
});

test('an opened panel is in the address, and told', () => {
  const page = windowAt('');
  const panels = new PagePanels(['chat', 'tools'], page);
  const seen: string[] = [];
  const stop = panels.subscribe(() => seen.push(panels.current));
  panels.open('tools');
  expect(page.location.hash).toBe('#tools');
  page.location.hash = '';
  stop();
  panels.open('tools');
  expect(seen).toEqual(['tools', 'chat']);
});

const id = 'react-aria-pressable-style';

/**
 * React Aria writes a `style` of its own into the page for what can be pressed, which the page's policy does not let in. The rule
 * stands in base.css, and an element of that name keeps it from trying. Called before the first press part is shown.
 */
export function withoutPressStyle(): void {
  if (document.getElementById(id)) return;
  const place = document.createElement('meta');
  place.id = id;
  document.head.append(place);
}

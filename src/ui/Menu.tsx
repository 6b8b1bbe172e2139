import type { LucideIcon } from 'lucide-react';
import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { classes } from './classes';
import { Icon } from './Icon';
import './Menu.css';
import { withoutPressStyle } from './pressable';

withoutPressStyle();

export interface MenuChoice {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  /** The key that does the same without the menu. */
  readonly shortcut?: string;
  readonly onChoose: () => void;
}

export interface MenuProps {
  /** What the button is called; it shows an icon alone. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly choices: readonly MenuChoice[];
  readonly className?: string;
}

/** A small square button that opens a menu of choices: arrows move in it, letters find, Esc closes. */
export function Menu({ label, icon, choices, className }: MenuProps) {
  return (
    <MenuTrigger>
      <Button className={classes('button quiet small square', className)} aria-label={label}>
        <Icon of={icon} small />
      </Button>
      <Popover className="menu" placement="bottom end">
        <AriaMenu
          className="menu-list"
          aria-label={label}
          onAction={key => choices.find(({ id }) => id === key)?.onChoose()}
        >
          {choices.map(({ id, label: text, icon: shape, shortcut }) => (
            <MenuItem key={id} id={id} textValue={text} className="menu-item">
              {shape && <Icon of={shape} small />}
              {text}
              {shortcut && <kbd>{shortcut}</kbd>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

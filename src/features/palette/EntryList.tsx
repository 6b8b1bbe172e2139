import { CornerDownLeft } from 'lucide-react';
import { Autocomplete, Input, Menu, MenuItem, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Tool } from '@/tools/tool';
import { Icon } from '@/ui/Icon';
import { usePage } from '../page/page';
import { rank } from './rank';
import { type Entry, useEntries } from './useEntries';

/** More are not shown: another letter tells them apart. */
const most = 40;
const sendId = 'send';

export interface EntryListProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onTool: (tool: Tool) => void;
  readonly onClose: () => void;
}

/** What a query finds, best first, and last of all the query itself as a request. Arrows choose, Enter goes. */
export function EntryList({ query, onQuery, onTool, onClose }: EntryListProps) {
  const { t } = useTranslation();
  const { actions, panels } = usePage();
  const entries = rank(useEntries(), query).slice(0, most);
  const request = query.trim();

  const choose = (id: string) => {
    const entry = entries.find(candidate => candidate.id === id);
    if (entry?.tool) return onTool(entry.tool);
    onClose();
    if (entry) entry.perform();
    else if (id === sendId) {
      panels.open('chat');
      actions.send(request);
    }
  };
  return (
    // What is shown is found here; the part only moves the choice.
    <Autocomplete inputValue={query} onInputChange={onQuery}>
      <TextField className="palette-search" aria-label={t('palette.search')} autoFocus>
        <Input type="search" className="palette-input" placeholder={t('palette.search')} spellCheck={false} />
      </TextField>
      <Menu
        className="palette-list"
        aria-label={t('palette.results')}
        onAction={key => choose(String(key))}
        items={[...entries, ...(request === '' ? [] : [{ id: sendId }])]}
      >
        {item =>
          'kind' in item ? (
            <EntryItem entry={item} />
          ) : (
            <MenuItem id={sendId} className="menu-item" textValue={request}>
              <Icon of={CornerDownLeft} small />
              <span>{t('palette.send', { request })}</span>
              <span className="caption palette-kind">{t('palette.sendNote')}</span>
            </MenuItem>
          )
        }
      </Menu>
    </Autocomplete>
  );
}

function EntryItem({ entry: { id, icon, label, code, kind } }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  return (
    <MenuItem id={id} className="menu-item" textValue={label}>
      <Icon of={icon} small />
      <span>{label}</span>
      {code !== undefined && <span className="code palette-code">{code}</span>}
      <span className="caption palette-kind">{t(`palette.kind.${kind}`)}</span>
    </MenuItem>
  );
}

import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorRecord, toErrorRecord } from '@/errors';
import { Button } from '@/ui/Button';
import { Segments } from '@/ui/Segments';
import { useMcp } from '../../page/page';
import { FormField } from '../own/FormField';

const transports = ['auto', 'http', 'sse'] as const;

/** Adds a server by its address. */
export function AddServer() {
  const { t } = useTranslation();
  const mcp = useMcp();
  const [address, setAddress] = useState('');
  const [transport, setTransport] = useState<(typeof transports)[number]>('auto');
  const [error, setError] = useState<ErrorRecord | null>(null);
  const [adding, setAdding] = useState(false);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    setAdding(true);
    try {
      await mcp.add(address, transport === 'auto' ? {} : { transport });
      setAddress('');
    } catch (thrown) {
      setError(toErrorRecord(thrown));
    }
    setAdding(false);
  };
  return (
    <form className="add-server" onSubmit={add} noValidate>
      <div className="add-server-line">
        <FormField label={t('workshop.mcp.address')} hint={t('workshop.mcp.addressHint')} fault={error ?? undefined}>
          {attributes => (
            <input
              {...attributes}
              type="text"
              inputMode="url"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              placeholder="https://example.com/mcp"
              value={address}
              onChange={({ target }) => {
                setError(null);
                setAddress(target.value);
              }}
            />
          )}
        </FormField>
        <Button look="move" type="submit" disabled={adding}>
          {adding ? t('workshop.mcp.adding') : t('workshop.mcp.add')}
        </Button>
      </div>
      <details>
        <summary>{t('workshop.mcp.more')}</summary>
        <p className="caption">{t('workshop.mcp.transportHint')}</p>
        <Segments
          label={t('workshop.mcp.transport')}
          value={transport}
          options={transports.map(value => ({ value, label: t(`workshop.mcp.transports.${value}`) }))}
          onChange={setTransport}
        />
      </details>
    </form>
  );
}

import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/Dialog';
import { Segments } from '@/ui/Segments';
import type { ChatActions, ChatState } from '../state';

export interface DeviceDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly state: Pick<ChatState, 'engine' | 'model'>;
  readonly actions: Pick<ChatActions, 'chooseEngine'>;
}

/** What this device can do: what runs the model and why, and the choice of the other. */
export function DeviceDialog({ open, onClose, state: { engine, model }, actions }: DeviceDialogProps) {
  const { t } = useTranslation();
  const webgpu = 'gpu' in navigator;
  const stats = model.status === 'ready' ? model.stats : null;
  const threads = String(stats?.threads ?? t(crossOriginIsolated ? 'device.several' : 'device.one'));
  const rows: readonly (readonly [string, string])[] = [
    [t('device.webgpu'), t(webgpu ? 'yes' : 'no')],
    [t('device.adapter'), engine?.adapter || t('device.noAdapter')],
    [t('device.processors'), String(navigator.hardwareConcurrency)],
    ...(engine?.kind === 'cpu' ? [[t('device.threads'), threads] as const] : []),
    [t('device.secure'), t(isSecureContext ? 'yes' : 'no')],
  ];
  return (
    <Dialog open={open} onClose={onClose} title={t('device.title')} closeLabel={t('close')}>
      {engine && (
        <p className="device-why">
          <b>{t(`engine.reason.${engine.reason}.title`)}</b> {t(`engine.reason.${engine.reason}.body`)}
        </p>
      )}
      <dl className="device-facts">
        {rows.map(([name, value]) => (
          <div key={name} className="device-fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {engine && (
        <div className="device-choose">
          <h3>{t('device.choose')}</h3>
          <Segments
            label={t('device.choose')}
            value={engine.kind}
            options={[
              { value: 'webgpu', label: t('engine.kind.webgpu') },
              { value: 'cpu', label: t('engine.kind.cpu') },
            ]}
            onChange={kind => {
              if (kind !== engine.kind) actions.chooseEngine(kind);
            }}
          />
          <p>{t('device.chooseNote')}</p>
        </div>
      )}
    </Dialog>
  );
}

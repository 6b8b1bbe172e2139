import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeviceReport, probeDevice } from '@/engine/device';
import { useFormat } from '../page/page';
import './DeviceFacts.css';
import { Setting } from './Setting';

/** What this browser and its device can run a model on. */
export function DeviceFacts() {
  const { t } = useTranslation();
  const format = useFormat();
  const [report, setReport] = useState<DeviceReport | null>(null);
  useEffect(() => {
    let open = true;
    void probeDevice().then(found => {
      if (open) setReport(found);
    });
    return () => {
      open = false;
    };
  }, []);
  if (!report) return null;
  const { webgpu, adapter, isolated, processors, secureContext } = report;
  const yes = (value: boolean) => t(value ? 'yes' : 'no');
  const rows: readonly (readonly [string, string])[] = [
    [t('device.webgpu'), yes(webgpu)],
    [t('device.adapter'), adapter?.description || t('device.noAdapter')],
    ...(adapter
      ? [
          [t('settings.model.software'), yes(adapter.software)] as const,
          [t('settings.model.f16'), yes(adapter.shaderF16)] as const,
          [
            t('settings.model.lacking'),
            adapter.lacking.length > 0 ? format.list(adapter.lacking) : t('settings.model.nothing'),
          ] as const,
        ]
      : []),
    [t('device.processors'), format.number(processors)],
    [t('settings.model.isolated'), yes(isolated)],
    [t('device.secure'), yes(secureContext)],
  ];
  return (
    <Setting title={t('settings.model.device')} about={t('settings.model.deviceAbout')}>
      <dl className="settings-facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Setting>
  );
}

import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Plate } from '@/ui/Plate';
import './QrPlate.css';
import { usePage } from '../../../page/page';
import { pngOfQr, qrPath, svgOfQr } from './qr';
import { saveBlob } from './save';

export interface QrPlateProps {
  readonly text: string;
  readonly modules: readonly string[];
}

/** A QR code to scan, dark on white in both themes, and to keep as a picture. */
export function QrPlate({ text, modules }: QrPlateProps) {
  const { t } = useTranslation();
  const { closed } = usePage();
  const size = modules.length + 8;
  return (
    <Plate className="qr-plate">
      <svg className="qr" viewBox={`-4 -4 ${size} ${size}`} role="img" aria-label={t('plates.qr', { text })}>
        <path d={qrPath(modules)} />
      </svg>
      <div>
        <p className="caption qr-text">{text}</p>
        {!closed && (
          <div className="row">
            <Button small onClick={async () => saveBlob(await pngOfQr(modules), 'qr-code.png')}>
              <Icon of={Download} small />
              PNG
            </Button>
            <Button
              small
              onClick={() => saveBlob(new Blob([svgOfQr(modules)], { type: 'image/svg+xml' }), 'qr-code.svg')}
            >
              SVG
            </Button>
          </div>
        )}
      </div>
    </Plate>
  );
}

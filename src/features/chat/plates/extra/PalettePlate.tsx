import { useTranslation } from 'react-i18next';
import { Plate } from '@/ui/Plate';
import { vars } from '@/ui/vars';
import { CopyButton } from '../CopyButton';
import './PalettePlate.css';
import { inkOn } from './ink';

export interface PalettePlateProps {
  readonly colors: readonly { readonly hex: string; readonly role: string }[];
}

/** Colours side by side, each with its code and what it is to the first. */
export function PalettePlate({ colors }: PalettePlateProps) {
  const { t } = useTranslation();
  const css = colors.map(({ hex }, place) => `--color-${place + 1}: ${hex};`).join('\n');
  return (
    <Plate className="flush">
      <ul className="swatches">
        {colors.map(({ hex, role }) => (
          <li key={hex + role} style={vars({ '--swatch': hex, '--swatch-ink': inkOn(hex) })}>
            <b>{hex.toUpperCase()}</b>
            <span>{role}</span>
          </li>
        ))}
      </ul>
      <div className="swatches-foot row">
        <span className="caption">{t('plates.asCss')}</span>
        <CopyButton text={css} />
      </div>
    </Plate>
  );
}

/** One colour, and how it is written. */
export function ColorPlate({
  hex,
  value,
  note,
}: {
  readonly hex: string;
  readonly value: string;
  readonly note?: string | undefined;
}) {
  return (
    <Plate className="flush">
      <div className="swatches swatch-one">
        <div style={vars({ '--swatch': hex, '--swatch-ink': inkOn(hex) })}>
          <b>{value}</b>
        </div>
      </div>
      <div className="swatches-foot row">
        <span className="caption">{note}</span>
        <CopyButton text={value} />
      </div>
    </Plate>
  );
}

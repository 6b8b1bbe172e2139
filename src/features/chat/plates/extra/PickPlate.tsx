import { Giant } from '@/ui/Giant';
import { Plate } from '@/ui/Plate';
import { giantSize } from '../giant-size';
import './PickPlate.css';

/** The option that was picked, among all there were. */
export function PickPlate({ picked, options }: { readonly picked: string; readonly options: readonly string[] }) {
  const placed = options.map((option, place) => ({ option, place }));
  return (
    <Plate>
      <div className="plate-lead" style={giantSize(picked)}>
        <Giant>{picked}</Giant>
      </div>
      <ul className="options">
        {placed.map(({ option, place }) => (
          <li key={place} data-picked={option === picked || undefined}>
            {option}
          </li>
        ))}
      </ul>
    </Plate>
  );
}

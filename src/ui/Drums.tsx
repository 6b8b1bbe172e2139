import './Drums.css';

/** A drum counter of three digits or more; leading noughts are dim. Decoration: the number is said beside it. */
export function Drums({ value }: { readonly value: number }) {
  const digits = [...String(value).padStart(3, '0')];
  const leading = digits.length - String(value).length;
  return (
    <span className="drums" data-counted={value > 0 || undefined} aria-hidden="true">
      {digits.map((digit, index) => {
        const place = digits.length - index;
        return (
          <b key={place} className={index < leading ? 'leading' : undefined}>
            {digit}
          </b>
        );
      })}
    </span>
  );
}

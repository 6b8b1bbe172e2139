import { type ReactNode, useState } from 'react';
import { Button } from '@/ui/Button';

export interface AskAgainProps {
  /** What the button does. */
  readonly label: string;
  readonly icon?: ReactNode;
  /** What is asked once it was pressed, and the two answers. */
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly onYes: () => void;
}

/** A button for what cannot be taken back: it asks in its place. */
export function AskAgain({ label, icon, question, yes, no, onYes }: AskAgainProps) {
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <Button small onClick={() => setAsking(true)}>
        {icon}
        {label}
      </Button>
    );
  return (
    <span className="row" role="alert">
      <span>{question}</span>
      <Button
        small
        onClick={() => {
          setAsking(false);
          onYes();
        }}
      >
        {yes}
      </Button>
      <Button small ref={button => button?.focus()} onClick={() => setAsking(false)}>
        {no}
      </Button>
    </span>
  );
}

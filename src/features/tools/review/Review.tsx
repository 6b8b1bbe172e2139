import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/Dialog';
import { Segments } from '@/ui/Segments';
import { Calls } from './Calls';
import './Review.css';
import { Rules } from './Rules';

const parts = ['rules', 'calls'] as const;

/** What a person decided for good, and every call that was asked for. */
export function Review({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [part, setPart] = useState<(typeof parts)[number]>('rules');
  return (
    <Dialog open onClose={onClose} title={t('workshop.review.title')} closeLabel={t('close')}>
      <div className="review">
        <Segments
          label={t('workshop.review.title')}
          value={part}
          options={parts.map(value => ({ value, label: t(`workshop.review.parts.${value}`) }))}
          onChange={setPart}
        />
        {part === 'rules' ? <Rules /> : <Calls />}
      </div>
    </Dialog>
  );
}

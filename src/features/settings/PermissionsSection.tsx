import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createShare } from '@/platform/share';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { useChat } from '../chat/store';
import { useChanges, usePage } from '../page/page';
import { Review } from '../tools/review/Review';
import { Setting } from './Setting';

/** What tools may do, in numbers, and the ways to what was decided and done. */
export function PermissionsSection() {
  const { t } = useTranslation();
  const { permissions, log } = usePage();
  useChanges(permissions);
  useChanges(log);
  const tools = useChat(state => state.tools);
  const [reviewing, setReviewing] = useState(false);
  const held = [...tools.values()].map(tool => permissions.stateOf(tool).permission);
  const count = (permission: (typeof held)[number]) => held.filter(one => one === permission).length;
  const rules = permissions.rules().length;
  const calls = log.list().length;
  return (
    <>
      <Setting
        title={t('settings.permissions.rules')}
        about={
          <>
            <p>
              {[
                t('settings.permissions.allowed', { count: count('allow') }),
                t('settings.permissions.asking', { count: count('ask') }),
                t('settings.permissions.denied', { count: count('deny') }),
              ].join(t('comma'))}
            </p>
            <p>{t('settings.permissions.decided', { count: rules })}</p>
          </>
        }
        control={<Button onClick={() => setReviewing(true)}>{t('settings.permissions.review')}</Button>}
      />
      <Setting
        title={t('settings.permissions.log')}
        about={t('settings.permissions.logged', { count: calls })}
        control={
          <Button disabled={calls === 0} onClick={() => createShare().download('tiny-giant-calls.json', log.export())}>
            <Icon of={Download} small />
            {t('settings.permissions.export')}
          </Button>
        }
      />
      {reviewing && <Review onClose={() => setReviewing(false)} />}
    </>
  );
}

import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/platform/i18n/i18n';
import type { PermissionRule } from '@/tools/permission';
import { Button } from '@/ui/Button';
import { useChat } from '../../chat/store';
import { useChanges, useFormat, usePage } from '../../page/page';
import { AskAgain } from '../AskAgain';
import { SourceTag, sources } from '../source';

/** What was decided for good, each decision to be taken back. */
export function Rules() {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = useFormat();
  const { permissions, onStorageError } = usePage();
  useChanges(permissions);
  const tools = useChat(state => state.tools);
  const rules = permissions.rules();
  const revoke = async (revoked: readonly PermissionRule[]) => {
    for (const rule of revoked) await permissions.revoke(rule).catch(onStorageError);
  };
  if (rules.length === 0) return <p>{t('workshop.review.noRules')}</p>;
  return (
    <>
      <p className="review-about">{t('workshop.review.rulesAbout')}</p>
      <ul className="review-list">
        {rules.map(rule => {
          const source = sources.find(known => known === rule.source);
          const tool = tools.get(rule.tool);
          const named = tool?.source === rule.source && (tool.origin ?? null) === rule.origin ? tool : undefined;
          return (
            <li key={JSON.stringify([rule.source, rule.origin, rule.tool])} className="rule">
              <div>
                <b>{named?.title[language] ?? rule.tool}</b>
                <p className="row">
                  <span className="code">{rule.tool}</span>
                  {source && <SourceTag source={source} />}
                </p>
                {rule.origin && <p className="caption">{t('tools.origin', { origin: rule.origin })}</p>}
              </div>
              <p className="rule-said">
                <b>{t(`workshop.review.permission.${rule.permission}`)}</b>
                <span className="caption tabular">
                  {format.dateTime(rule.at, { dateStyle: 'medium', timeStyle: 'short' })}
                </span>
              </p>
              <Button
                small
                aria-label={t('workshop.review.revokeOf', { tool: rule.tool })}
                onClick={() => revoke([rule])}
              >
                {t('workshop.review.revoke')}
              </Button>
            </li>
          );
        })}
      </ul>
      <AskAgain
        label={t('workshop.review.revokeAll')}
        question={t('workshop.review.revokeAsk', { count: rules.length })}
        yes={t('workshop.review.revokeAll')}
        no={t('workshop.review.keep')}
        onYes={() => revoke(rules)}
      />
    </>
  );
}

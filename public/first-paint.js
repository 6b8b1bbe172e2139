// Runs before anything is painted, so that nothing is painted twice: sets the language and the theme that the person chose, and
// says whether this is a first visit, which index.html holds the first screen of. The page's own code takes over from here.
{
  const root = document.documentElement;
  const address = new URLSearchParams(location.search);
  const kept = {};
  try {
    for (const name of ['language', 'theme', 'visited']) kept[name] = localStorage.getItem(`tiny-giant.${name}`);
  } catch {
    // Storage is denied: the browser's own settings decide.
  }

  const spoken = navigator.languages.map(tag => tag.toLowerCase().split('-')[0]);
  const language = ['en', 'zh'].includes(kept.language)
    ? kept.language
    : spoken.find(tag => tag === 'en' || tag === 'zh');
  root.lang = language === 'zh' ? 'zh-CN' : 'en';
  if (kept.theme === 'light' || kept.theme === 'dark') root.dataset.theme = kept.theme;

  const elsewhere = address.has('embed') || address.has('kiosk') || !['', '#chat'].includes(location.hash);
  if (!kept.visited && !elsewhere) root.dataset.firstVisit = '';
}

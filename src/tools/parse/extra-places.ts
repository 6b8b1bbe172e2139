/** What people call places that neither CLDR nor the tables of cities have under that name, or have for a smaller place. */
export const extraPlaces: ReadonlyMap<string, string> = new Map(
  Object.entries({
    antwerp: 'Europe/Brussels',
    ghent: 'Europe/Brussels',
    bali: 'Asia/Makassar',
    bangalore: 'Asia/Kolkata',
    gothenburg: 'Europe/Stockholm',
    'ho chi minh': 'Asia/Ho_Chi_Minh',
    'quebec city': 'America/Toronto',
    'tel aviv': 'Asia/Jerusalem',
    washington: 'America/New_York',
    'washington dc': 'America/New_York',
    槟城: 'Asia/Kuala_Lumpur',
    巴厘岛: 'Asia/Makassar',
    河内: 'Asia/Ho_Chi_Minh',
    亚的斯亚贝巴: 'Africa/Addis_Ababa',
    波尔图: 'Europe/Lisbon',
    华盛顿: 'America/New_York',
    硅谷: 'America/Los_Angeles',
  }),
);

/** The zones of the places whose people measure temperature in Fahrenheit: the United States and its territories, the Bahamas, Belize, the Cayman Islands, Liberia, Palau, the Marshall Islands and Micronesia. */
const zones: ReadonlySet<string> = new Set(
  [
    'America/New_York America/Detroit America/Chicago America/Menominee America/Denver America/Boise America/Phoenix',
    'America/Los_Angeles America/Anchorage America/Juneau America/Sitka America/Metlakatla America/Yakutat America/Nome',
    'America/Adak America/Puerto_Rico America/St_Thomas Pacific/Honolulu Pacific/Guam Pacific/Saipan Pacific/Pago_Pago',
    'America/Nassau America/Belize America/Cayman Africa/Monrovia Pacific/Palau Pacific/Majuro',
    'Pacific/Kwajalein Pacific/Chuuk Pacific/Pohnpei Pacific/Kosrae',
  ].flatMap(line => line.split(' ')),
);

/** Whether people in an IANA time zone say temperatures in Fahrenheit. */
export function usesFahrenheit(timeZone: string): boolean {
  return zones.has(timeZone) || /^America\/(?:Indiana|Kentucky|North_Dakota)\//.test(timeZone);
}

/** The parts of the panel, in their order. */
export const sections = ['model', 'permissions', 'language', 'look', 'data', 'diagnostics', 'about'] as const;
export type Section = (typeof sections)[number];

/** The id of a section's heading. */
export function sectionId(section: Section): string {
  return `settings-${section}`;
}

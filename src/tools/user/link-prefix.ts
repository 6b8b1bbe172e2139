/** How the fragment of an address begins that holds a tool. */
export const toolLinkPrefix = '#tool=';

/** Whether a fragment holds a tool, or what says that it is one. */
export function isToolLink(fragment: string): boolean {
  return fragment.startsWith(toolLinkPrefix);
}

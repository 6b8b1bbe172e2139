import type { ChatActions } from '../chat/state';

const nothing = () => {};

/** What a turn that is replayed may do: nothing. */
export const noActions: ChatActions = {
  send: nothing,
  unqueue: nothing,
  stop: nothing,
  clarify: nothing,
  confirm: nothing,
  permit: nothing,
  undo: async () => {},
  retry: nothing,
  resend: nothing,
  deleteTurn: async () => {},
  newConversation: nothing,
  openConversation: nothing,
  renameConversation: async () => {},
  deleteConversation: async () => {},
  restoreRemoved: async () => {},
  forgetRemoved: nothing,
  pauseLoad: nothing,
  load: nothing,
  reload: nothing,
  reread: async () => undefined,
  chooseEngine: nothing,
};

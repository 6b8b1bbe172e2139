import { Watched } from './watched';

/** https://wicg.github.io/manifest-incubations/#beforeinstallpromptevent-interface; Chromium's browsers alone have it. */
export interface BeforeInstallPromptEvent extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

declare global {
  interface WindowEventMap {
    beforeinstallprompt: BeforeInstallPromptEvent;
  }
}

/** Whether this page can be installed as an app, or is. */
export class Installation extends Watched {
  #offer: BeforeInstallPromptEvent | null = null;
  #installed = matchMedia('(display-mode: standalone), (display-mode: minimal-ui)').matches;

  /** Begins to listen; made before the first render, because the browser makes its offer once. */
  constructor() {
    super();
    window.addEventListener('beforeinstallprompt', event => {
      event.preventDefault();
      this.#offer = event;
      this.changed();
    });
    window.addEventListener('appinstalled', () => {
      this.#installed = true;
      this.#offer = null;
      this.changed();
    });
  }

  /** True in the app's own window, and once the app was installed from this page. */
  get installed(): boolean {
    return this.#installed;
  }

  /** True while `install` would ask the person. */
  get offered(): boolean {
    return this.#offer !== null;
  }

  /** Lets the browser ask the person, once per offer of the browser. Called in a click. */
  async install(): Promise<void> {
    const offer = this.#offer;
    this.#offer = null;
    this.changed();
    await offer?.prompt();
  }
}

// Puts the quick log on this device, so that it opens without a network and while the hub is sealed.

/** Let the worker keep the app. Where that can not be, everything else goes on without it. */
export const install = () => navigator.serviceWorker?.register("/worker.js").catch(() => {});

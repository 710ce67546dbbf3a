/** Who extension and companion are to each other: names that browsers compare, which never change after a release. */

/** The extension's public key: fixes its id in Chrome, Edge and Chromium, whatever folder it is loaded from. */
export const EXTENSION_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAsImk7frcZlREZLXNcDBdiPEjZ2mfa+WUAd0EtZ67wKM8n+J1+1BJEch7T1e5kLqkWwlP/QLVUvRCmWRg0P1FjmpBtgBhaAS+p+1NxtQSi77xvLiKEjjMU8WTSHDZlm2INB5m3If9phKmAxOyaItY6rTVxCX9zn6a4J+2VnRaVsguRGPO0unwqMi0j18xMVLV2qA6W+Qrqckte7t7KOClhn4QOXy0CTxoOiiTUntxkG65XZzU+lLp74i/990AKUyNT0lKDvyjY6+9OsRmzmLVzJ6Qks6d9VbHUB6aDHOlL8e2JyvIT0FKRgU4vA9i5hfAUw1aMcMC3NKfUd9AKVQtCQIDAQAB';

/** The id that follows from the key: the first half of its SHA-256, in the letters a to p. */
export const CHROME_ID = 'cdbmoljlmejlmbmpenlpdejjngohelog';

/** The argument by which Chrome, Edge and Chromium tell a host who asks for it. */
export const CHROME_ORIGIN = `chrome-extension://${CHROME_ID}/`;

export const FIREFOX_ID = 'anqi@anqi.example';

/** The name under which browsers know the companion. */
export const HOST_NAME = 'com.anqi.companion';

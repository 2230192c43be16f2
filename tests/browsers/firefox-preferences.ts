import type { LaunchOptions } from './launch';

/** Settings of a Firefox that keeps to the practice hosts and keeps the extension's data over a restart. */
export function firefoxPreferences(
  options: LaunchOptions,
  uuids: Record<string, string>,
): Record<string, string | number | boolean> {
  const { backgroundIdleTimeoutMs, language } = options;
  return {
    ...network(options),
    'extensions.webextensions.uuids': JSON.stringify(uuids),
    // A folder is only ever installed for one run; what it stored is to be there when it is installed again.
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    'xpinstall.signatures.required': false,
    ...(backgroundIdleTimeoutMs === undefined ? {} : { 'extensions.background.idle.timeout': backgroundIdleTimeoutMs }),
    ...(language ? { 'intl.locale.requested': language, 'intl.accept_languages': language } : {}),
    ...QUIET,
  };
}

function network({ port, proxyPort }: LaunchOptions): Record<string, string | number | boolean> {
  if (proxyPort !== undefined) {
    return {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxyPort,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxyPort,
      'network.proxy.no_proxies_on': '',
      // Addresses of this computer would go around the proxy.
      'network.proxy.allow_hijacking_localhost': true,
      'network.proxy.failover_direct': false,
      'media.peerconnection.ice.proxy_only': true,
    };
  }
  return {
    'network.dns.forceResolve': '127.0.0.1',
    'network.socket.forcePort': `443=${port}`,
    'network.dns.disableIPv6': true,
  };
}

/** What Firefox asks the net for of its own accord. */
const QUIET = {
  'app.normandy.enabled': false,
  'app.update.auto': false,
  'app.update.disabledForTesting': true,
  'app.update.enabled': false,
  'browser.discovery.enabled': false,
  'browser.newtabpage.activity-stream.feeds.topsites': false,
  'browser.newtabpage.enabled': false,
  'browser.ping-centre.telemetry': false,
  'browser.region.update.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.geoSpecificDefaults': false,
  'browser.search.update': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.topsites.contile.enabled': false,
  'captivedetect.canonicalURL': '',
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.blocklist.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.systemAddon.update.url': '',
  'extensions.update.enabled': false,
  'identity.fxaccounts.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'media.gmp-provider.enabled': false,
  'messaging-system.rsexperimentloader.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.http.speculative-parallel-limit': 0,
  'network.prefetch-next': false,
  'network.trr.mode': 5,
  'services.settings.server': 'data:,#remote-settings-off',
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': '',
  'toolkit.telemetry.unified': false,
} as const;

package io.github.portalinvites.access;

/** How much of a site somebody sees. */
public enum SiteView {
  NONE,
  /** The site is inactive, and its account's class still shows what was done there. */
  SERVICE_HISTORY_ONLY,
  FULL
}

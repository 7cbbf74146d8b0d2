package io.github.portalinvites.testkit;

import io.github.portalinvites.directory.AccountClassId;
import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.AccountSourceId;
import io.github.portalinvites.directory.BillGroupId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.directory.InvoiceId;
import io.github.portalinvites.directory.ServiceId;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.directory.SiteSourceId;
import io.github.portalinvites.portal.HostKey;
import io.github.portalinvites.portal.KeyType;
import java.util.Locale;
import java.util.UUID;

/** A host's keys, counted from 1 up; their order is the numbers' order, whatever the type. */
public record Keys(KeyType type) {

  public static final Keys WHOLE_NUMBERS = new Keys(KeyType.WHOLE_NUMBER);

  public HostKey key(int n) {
    return switch (type) {
      case WHOLE_NUMBER -> HostKey.of(n);
      case UUID -> HostKey.of(new UUID(0, n));
      case TEXT -> HostKey.of(String.format(Locale.ROOT, "k-%06d", n));
    };
  }

  /** Keys that this host does not have. */
  public Keys ofAnotherType() {
    return new Keys(type == KeyType.TEXT ? KeyType.WHOLE_NUMBER : KeyType.TEXT);
  }

  public DivisionId division(int n) {
    return new DivisionId(key(n));
  }

  public AccountClassId accountClass(int n) {
    return new AccountClassId(key(n));
  }

  public BillGroupId billGroup(int n) {
    return new BillGroupId(key(n));
  }

  public AccountSourceId accountSource(int n) {
    return new AccountSourceId(key(n));
  }

  public SiteSourceId siteSource(int n) {
    return new SiteSourceId(key(n));
  }

  public AccountId account(int n) {
    return new AccountId(key(n));
  }

  public SiteId site(int n) {
    return new SiteId(key(n));
  }

  public ServiceId service(int n) {
    return new ServiceId(key(n));
  }

  public ContactId contact(int n) {
    return new ContactId(key(n));
  }

  public InvoiceId invoice(int n) {
    return new InvoiceId(key(n));
  }
}

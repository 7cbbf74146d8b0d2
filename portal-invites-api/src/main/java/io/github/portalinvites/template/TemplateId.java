package io.github.portalinvites.template;

import java.util.Set;
import java.util.UUID;

/** The id of a template; its versions share it. */
public record TemplateId(UUID value) {

  /**
   * The template that comes with the library, in English and German: for who has made none. It can
   * be sent and previewed, and is changed by creating one of one's own.
   */
  public static final TemplateId BUILT_IN = new TemplateId(new UUID(0, 1));

  /** The library's notice to somebody with a login that access to an account has changed. */
  public static final TemplateId ACCESS_CHANGED = new TemplateId(new UUID(0, 2));

  /** Likewise, where the change waits for the next login. */
  public static final TemplateId ACCESS_AT_NEXT_LOGIN = new TemplateId(new UUID(0, 3));

  /**
   * The library's invitation to a known contact who asked for it by service address; used unless
   * the system option <i>account request address found template</i> names another.
   */
  public static final TemplateId ADDRESS_FOUND = new TemplateId(new UUID(0, 4));

  /** The library's notice to somebody who asked for access and has a login. */
  public static final TemplateId LOGIN_EXISTS = new TemplateId(new UUID(0, 5));

  /** Likewise, where an account is to be confirmed at the next login. */
  public static final TemplateId LINK_STAGED = new TemplateId(new UUID(0, 6));

  /** The library's notice to billing contacts that somebody was let in by an invoice or address. */
  public static final TemplateId SELF_REGISTERED = new TemplateId(new UUID(0, 7));

  /** The library's own templates that invite; the others are notices, and nobody chooses them. */
  public static final Set<TemplateId> INVITATIONS = Set.of(BUILT_IN, ADDRESS_FOUND);

  @Override
  public String toString() {
    return value.toString();
  }
}

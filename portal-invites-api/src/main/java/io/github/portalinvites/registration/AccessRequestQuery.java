package io.github.portalinvites.registration;

import java.util.Set;

/**
 * Which access requests to list; an empty set means any.
 *
 * @param search contained in invoice number or address, name or e-mail, whatever the case; empty
 *     for any
 */
public record AccessRequestQuery(
    Set<RequestState> states, Set<RequestReason> reasons, Set<RequestKind> kinds, String search) {

  public static final AccessRequestQuery ALL =
      new AccessRequestQuery(Set.of(), Set.of(), Set.of(), "");

  /** What staff must decide. */
  public static final AccessRequestQuery WAITING = ALL.states(RequestState.WAITING);

  public AccessRequestQuery {
    states = Set.copyOf(states);
    reasons = Set.copyOf(reasons);
    kinds = Set.copyOf(kinds);
  }

  public AccessRequestQuery states(RequestState... any) {
    return new AccessRequestQuery(Set.of(any), reasons, kinds, search);
  }

  public AccessRequestQuery reasons(RequestReason... any) {
    return new AccessRequestQuery(states, Set.of(any), kinds, search);
  }

  public AccessRequestQuery kinds(RequestKind... any) {
    return new AccessRequestQuery(states, reasons, Set.of(any), search);
  }

  public AccessRequestQuery search(String text) {
    return new AccessRequestQuery(states, reasons, kinds, text);
  }
}

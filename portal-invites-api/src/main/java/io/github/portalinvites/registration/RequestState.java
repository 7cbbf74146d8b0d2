package io.github.portalinvites.registration;

/** Where an access request stands. */
public enum RequestState {
  /** A worker has yet to look at it. */
  RECEIVED,
  /** Staff must decide. */
  WAITING,
  /** An invitation was queued, or one that lets in is on its way already. */
  INVITED,
  /** Whoever has the login must say yes when signed in. */
  STAGED,
  /** Whoever has the login said yes: the account is linked. */
  LINKED,
  /** Staff, or whoever has the login, said no. */
  DECLINED,
  /** Nothing follows. */
  CLOSED
}

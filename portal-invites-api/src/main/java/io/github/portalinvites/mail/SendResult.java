package io.github.portalinvites.mail;

/**
 * What came of handing over one message: what it means for the message, its address and the run.
 *
 * <p>Only {@link Sent} and {@link InDoubt} may have reached the recipient. {@link AddressRefused},
 * {@link PolicyRefused} and {@link MessageRefused} end the message; {@link RetryLater} puts off
 * this one; {@link RelayTrouble} and {@link RelayRefused} say nothing about it and are never
 * charged to it.
 */
public sealed interface SendResult {

  /** The answer behind the result, fit for a log and a ledger. */
  ServerReply reply();

  /** Accepted. Whatever happened to the connection afterwards changes nothing. */
  record Sent(ServerReply reply) implements SendResult {}

  /** No such mailbox: the message failed and the address is held. */
  record AddressRefused(ServerReply reply) implements SendResult {}

  /**
   * The recipient was refused for a reason that is not the address, such as reputation or
   * authorisation: the message failed, the address is not held; many of these in one run pause it.
   */
  record PolicyRefused(ServerReply reply) implements SendResult {}

  /**
   * The content was refused for good: the message failed; if the first ones all do, the run pauses.
   */
  record MessageRefused(ServerReply reply) implements SendResult {}

  /** Refused for now, as by a full mailbox or greylisting: this message is tried again later. */
  record RetryLater(ServerReply reply) implements SendResult {}

  /**
   * The relay is away, slow or overloaded: every message waits and none is charged. The same
   * message may be what upsets the relay, so one that always ends here should not be the first to
   * go again.
   */
  record RelayTrouble(ServerReply reply) implements SendResult {}

  /**
   * The relay or the sender's address is set up wrongly: the run pauses until a person has looked.
   */
  record RelayRefused(ServerReply reply) implements SendResult {}

  /** All was handed over but no answer came: it may or may not have been accepted. */
  record InDoubt(ServerReply reply) implements SendResult {}
}

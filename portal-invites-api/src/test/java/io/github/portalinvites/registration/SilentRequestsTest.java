package io.github.portalinvites.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portalinvites.directory.PersonName;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.registration.AccessRequest.Found;
import io.github.portalinvites.registration.AccessRequest.Typed;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What strangers typed reaches no log by itself. */
class SilentRequestsTest {

  private static final RequestId ID = new RequestId(new UUID(0, 1));
  private static final Typed TYPED =
      new Typed("TYPED-1", "TYPED-2", "typed@x.example", "TYPED-3", Locale.ENGLISH);

  static Stream<Object> requests() {
    return Stream.of(
        InvoiceVerifiedRequest.of("TYPED-1", "TYPED-2", "TYPED-3", "typed@x.example"),
        AddressRequest.of("TYPED-1", "TYPED-2", "typed@x.example").phone("TYPED-3"),
        TYPED,
        new AccessRequest(
            ID,
            RequestKind.INVOICE,
            Instant.EPOCH,
            TYPED,
            "mark",
            RequestState.WAITING,
            RequestReason.REVOKED,
            Found.NOTHING,
            null),
        new ContactMaker.NewContact(
            PortalId.of("p"),
            ID,
            PersonName.of("TYPED-1"),
            EmailAddress.parse("typed@x.example"),
            "TYPED-2",
            null));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void printNothingOfWhatWasTyped(Object request) {
    assertThat(request.toString())
        .startsWith(request.getClass().getSimpleName())
        .doesNotContainIgnoringCase("typed-")
        .doesNotContain("typed@");
  }
}

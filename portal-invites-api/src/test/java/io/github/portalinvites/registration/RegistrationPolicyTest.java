package io.github.portalinvites.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.SiteId;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.registration.AccessRequest.Decision;
import io.github.portalinvites.registration.RegistrationLimits.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationPolicyTest {

  private static final RegistrationPolicy POLICY = RegistrationPolicy.DEFAULT;
  private static final RegistrationLimits LIMITS = RegistrationLimits.DEFAULT;

  @Test
  void defaultsAreThoseOfTheProduct() {
    assertThat(POLICY.approval()).isFalse();
    assertThat(POLICY.invoiceDays()).isEqualTo(120);
    assertThat(POLICY.lifetime()).hasHours(24);
    assertThat(LIMITS.invoice()).isEqualTo(new Rate(5, Duration.ofHours(1), 20));
    assertThat(LIMITS.client()).isEqualTo(new Rate(10, Duration.ofHours(1), 30));
    assertThat(LIMITS.target()).isEqualTo(new Rate(1, Duration.ofMinutes(15), 3));
    assertThat(LIMITS.portalPerHour()).isEqualTo(1_000);
    assertThat(LIMITS.accountFailuresPerDay()).isEqualTo(10);
    assertThat(LIMITS.divisionFailuresPerHour()).isEqualTo(100);
  }

  @Test
  void eachChangeLeavesTheOthersAsTheyWere() {
    AddressMatcher matcher = (portal, address) -> List.of();
    var limits = LIMITS.portalPerHour(7).failures(3, 5).client(new Rate(1, Duration.ofDays(1), 1));
    var changed =
        POLICY
            .withApproval()
            .invoiceDays(0)
            .lifetime(Duration.ofDays(3))
            .limits(limits)
            .addressMatcher(matcher);
    assertThat(changed)
        .isEqualTo(new RegistrationPolicy(true, 0, Duration.ofDays(3), limits, null, matcher));
    assertThat(limits)
        .isEqualTo(
            new RegistrationLimits(
                LIMITS.invoice(), new Rate(1, Duration.ofDays(1), 1), LIMITS.target(), 7, 3, 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.999S", "-PT1H", "P366D"})
  void lifetimeIsOfASecondToAYear(Duration lifetime) {
    assertThatIllegalArgumentException().isThrownBy(() -> POLICY.lifetime(lifetime));
  }

  @Test
  void invoiceIsNotOfTheFuture() {
    assertThatIllegalArgumentException().isThrownBy(() -> POLICY.invoiceDays(-1));
  }

  @ParameterizedTest
  @CsvSource({"0, 10, 100", "1000, 0, 100", "1000, 10, -1"})
  void limitLetsSomethingThrough(int portal, int account, int division) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LIMITS.portalPerHour(portal).failures(account, division));
  }

  @ParameterizedTest
  @CsvSource({"0, PT1H, 20", "5, PT0.5S, 20", "5, PT1H, 0"})
  void rateLetsSomethingThrough(int perPeriod, Duration period, int perDay) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Rate(perPeriod, period, perDay));
  }

  @Test
  void approvalOfASiteNamesItsAccount() {
    assertThat(Approval.of(AccountId.of(1), SiteId.of(2)).note("known"))
        .isEqualTo(new Approval(AccountId.of(1), SiteId.of(2), "known"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Approval(null, SiteId.of(2), null));
  }

  @Test
  void noteIsShort() {
    var longest = "x".repeat(Decision.MAX_NOTE);
    var dana = Actor.of("dana", "Dana Scully");
    assertThat(new Decision(dana, Instant.EPOCH, longest).note()).isEqualTo(longest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Decision(dana, Instant.EPOCH, longest + "x"));
  }
}

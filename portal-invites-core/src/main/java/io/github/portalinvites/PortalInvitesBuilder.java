package io.github.portalinvites;

import io.github.portalinvites.access.PortalRole;
import io.github.portalinvites.access.RolePolicy;
import io.github.portalinvites.activity.PortalEventListener;
import io.github.portalinvites.bulk.RunListener;
import io.github.portalinvites.internal.access.AccessService.GrantRules;
import io.github.portalinvites.internal.access.RoleCatalogue;
import io.github.portalinvites.internal.audience.AccountOrder;
import io.github.portalinvites.internal.audience.FoldedText;
import io.github.portalinvites.internal.bulk.EngineSettings;
import io.github.portalinvites.internal.invitation.HostRules;
import io.github.portalinvites.internal.invitation.Logins;
import io.github.portalinvites.internal.settings.StoredSettings;
import io.github.portalinvites.internal.template.TemplateSetup;
import io.github.portalinvites.invitation.AutoSendTrigger;
import io.github.portalinvites.invitation.LoginKeeper;
import io.github.portalinvites.invitation.Reminders;
import io.github.portalinvites.invitation.SendLimits;
import io.github.portalinvites.invitation.SharedMailbox;
import io.github.portalinvites.invitation.Usernames;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.MailSender;
import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.permission.Authorizer;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.privacy.Retention;
import io.github.portalinvites.registration.RegistrationPolicy;
import io.github.portalinvites.secret.SecretKeys;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.template.CredentialPolicy;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a front door is made of; begun by {@link PortalInvites#builder}. Not thread-safe. */
public final class PortalInvitesBuilder {

  private static final int LARGEST_WINDOW = 100;

  final PortalStorage storage;
  final SecureRandom random = new SecureRandom();
  final List<RunListener> listeners = new ArrayList<>();
  final List<PortalEventListener> eventListeners = new ArrayList<>();
  PortalId portal = PortalId.DEFAULT;
  Authorizer authorizer = Authorizer.DENY_ALL;
  Locale locale = Locale.ENGLISH;
  Retention retention = Retention.NONE;
  @Nullable LoginKeeper logins;
  RegistrationPolicy registration = RegistrationPolicy.DEFAULT;
  boolean tellsOfAccess = true;
  private SendLimits limits = SendLimits.DEFAULT;
  private SharedMailbox sharing = SharedMailbox.COLLAPSE;
  private Predicate<EmailAddress> internalUser = address -> false;
  private @Nullable Usernames usernames;
  private @Nullable SecretKeys keys;
  private @Nullable MailSender mailSender;
  private List<PortalRole> roles = List.of();
  private RolePolicy rolePolicy = RolePolicy.ALLOW_ALL;
  private boolean confirmAtLogin;
  private final Set<AutoSendTrigger> autoSendOn =
      EnumSet.of(AutoSendTrigger.CONTACT_CREATED, AutoSendTrigger.ACCOUNT_CREATED);
  private int threads = 2;
  private int window = 10;
  private Duration databaseTime = Duration.ofSeconds(10);
  private Duration planLifetime = Duration.ofHours(1);
  private Reminders reminders = Reminders.NONE;
  private LongSupplier nanoTime = System::nanoTime;

  PortalInvitesBuilder(PortalStorage storage) {
    this.storage = storage;
  }

  /** Which portal this is the door of; by default the only one. */
  public PortalInvitesBuilder portal(PortalId id) {
    portal = id;
    return this;
  }

  /**
   * The key under which secrets are derived; see {@link SecretKeys#of}. Only in-memory storage may
   * go without: it gets a key that ends with the process.
   */
  public PortalInvitesBuilder secretKey(String id, byte[] key) {
    return secretKeys(SecretKeys.of(id, key));
  }

  /** A current key and older ones. */
  public PortalInvitesBuilder secretKeys(SecretKeys ring) {
    keys = ring;
    return this;
  }

  /** The way out for mail. Without one, everything works but sending. */
  public PortalInvitesBuilder mailSender(MailSender sender) {
    mailSender = sender;
    return this;
  }

  /** Who may do what; by default nobody anything. */
  public PortalInvitesBuilder authorizer(Authorizer answer) {
    authorizer = answer;
    return this;
  }

  /** Where long-term passwords are kept. Without one, links are accepted without a password. */
  public PortalInvitesBuilder loginKeeper(LoginKeeper keeper) {
    logins = keeper;
    return this;
  }

  /** What customers may do by themselves; default {@link RegistrationPolicy#DEFAULT}. */
  public PortalInvitesBuilder selfRegistration(RegistrationPolicy policy) {
    registration = policy;
    return this;
  }

  /** How often a mailbox may get an invitation; default {@link SendLimits#DEFAULT}. */
  public PortalInvitesBuilder limits(SendLimits limits) {
    this.limits = limits;
    return this;
  }

  /** How often whoever does not answer is reminded; default never. */
  public PortalInvitesBuilder reminders(Reminders value) {
    reminders = value;
    return this;
  }

  /** What to do with shared mailboxes; default {@link SharedMailbox#COLLAPSE}. */
  public PortalInvitesBuilder sharedMailbox(SharedMailbox policy) {
    sharing = policy;
    return this;
  }

  /** What contacts sign in with; needed for {@link SharedMailbox#SEPARATE}, and only there. */
  public PortalInvitesBuilder usernames(Usernames names) {
    usernames = names;
    return this;
  }

  /** Addresses of the host's own people, who are never invited; by default none. */
  public PortalInvitesBuilder internalUsers(Predicate<EmailAddress> internal) {
    internalUser = internal;
    return this;
  }

  /** The portal's language, where neither contact nor division have one; default English. */
  public PortalInvitesBuilder locale(Locale language) {
    locale = language;
    return this;
  }

  /** The host's catalogue of roles that grants may give; by default none. */
  public PortalInvitesBuilder roles(PortalRole... catalogue) {
    roles = List.of(catalogue);
    return this;
  }

  /** Who may hand out which role; by default whoever may grant at all. */
  public PortalInvitesBuilder rolePolicy(RolePolicy policy) {
    rolePolicy = policy;
    return this;
  }

  /**
   * Lets what a contact with a login is granted beyond what it has wait for the next login; by
   * default it is in effect at once.
   */
  public PortalInvitesBuilder confirmGrantsAtLogin() {
    confirmAtLogin = true;
    return this;
  }

  /**
   * More events that send by themselves, told through {@link PortalInvites#autoSend()}. By default
   * only new contacts and accounts do.
   */
  public PortalInvitesBuilder autoSendOn(AutoSendTrigger... triggers) {
    autoSendOn.addAll(List.of(triggers));
    return this;
  }

  /** Mails nobody that access was changed; by default whoever has a login is told. */
  public PortalInvitesBuilder withoutAccessNotices() {
    tellsOfAccess = false;
    return this;
  }

  /** Threads that send, each with a connection of its own; default 2. */
  public PortalInvitesBuilder senderThreads(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("At least one thread sends");
    }
    threads = number;
    return this;
  }

  /**
   * How many messages of a thread are in flight together, 1 to 100; default 10. At most so many are
   * in doubt when a thread's process dies.
   */
  public PortalInvitesBuilder inFlightWindow(int messages) {
    if (messages < 1 || messages > LARGEST_WINDOW) {
      throw new IllegalArgumentException(
          "A window holds 1 to %d messages".formatted(LARGEST_WINDOW));
    }
    window = messages;
    return this;
  }

  /** How long a plan may be started; default 1 hour. */
  public PortalInvitesBuilder planLifetime(Duration time) {
    planLifetime = time;
    return this;
  }

  /** How long rows are kept that are of no more use; by default for good. */
  public PortalInvitesBuilder retention(Retention periods) {
    retention = periods;
    return this;
  }

  /** One more listener to the progress of runs. */
  public PortalInvitesBuilder runListener(RunListener listener) {
    listeners.add(listener);
    return this;
  }

  /** One more listener to what happens, from now on. */
  public PortalInvitesBuilder eventListener(PortalEventListener listener) {
    eventListeners.add(listener);
    return this;
  }

  /** Another time that a lease allows for the database, for tests. */
  PortalInvitesBuilder databaseTime(Duration time) {
    databaseTime = time;
    return this;
  }

  /** Another monotonic clock, for tests. */
  PortalInvitesBuilder nanoTime(LongSupplier clock) {
    nanoTime = clock;
    return this;
  }

  /**
   * Opens the door.
   *
   * @throws IllegalStateException if there is no secret key, unless the storage is in memory; or if
   *     there are usernames without {@link SharedMailbox#SEPARATE}, or the other way round
   * @throws io.github.portalinvites.invitation.ChangedIdentitiesException if the portal's logins
   *     are by mailbox, and would be by contact, or the other way round
   * @throws io.github.portalinvites.secret.ChangedSecretKeyException if a key is not the one that
   *     was used under its id before
   */
  public PortalInvites build() {
    return new PortalInvites(this);
  }

  SecretKeys keys() {
    if (keys != null) {
      return keys;
    }
    if (storage instanceof InMemoryStorage) {
      var key = new byte[SecretKeys.MIN_BYTES];
      random.nextBytes(key);
      return SecretKeys.of("this-process-only", key);
    }
    throw new IllegalStateException(
        "A secretKey is needed: links that are mailed must still work tomorrow");
  }

  HostRules rules() {
    if ((sharing == SharedMailbox.SEPARATE) != (usernames != null)) {
      throw new IllegalStateException("SharedMailbox.SEPARATE and usernames belong together");
    }
    var logins = usernames == null ? Logins.BY_MAILBOX : Logins.byContact(usernames);
    return new HostRules(limits, sharing, logins, internalUser);
  }

  LongSupplier nanoTime() {
    return nanoTime;
  }

  GrantRules grantRules() {
    return new GrantRules(new RoleCatalogue(roles, rolePolicy), confirmAtLogin, FoldedText::of);
  }

  TemplateSetup templates() {
    return new TemplateSetup(
        CredentialPolicy.BOTH,
        locale,
        StoredSettings::in,
        mailSender(),
        AccountOrder.BY_NUMBER,
        rules().logins()::username,
        UUID::randomUUID);
  }

  EngineSettings engine() {
    return new EngineSettings(
        threads,
        window,
        mailSender().longestSend(),
        databaseTime,
        planLifetime,
        autoSendOn,
        reminders,
        nanoTime);
  }

  MailSender mailSender() {
    if (mailSender != null) {
      return mailSender;
    }
    return () -> {
      throw new IllegalStateException("No mailSender was given to the builder");
    };
  }
}

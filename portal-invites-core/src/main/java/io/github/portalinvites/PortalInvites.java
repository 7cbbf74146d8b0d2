package io.github.portalinvites;

import io.github.portalinvites.activity.ActivityHistory;
import io.github.portalinvites.audience.Audience;
import io.github.portalinvites.audience.AudienceUpkeep;
import io.github.portalinvites.audience.ContactList;
import io.github.portalinvites.bulk.BulkInvites;
import io.github.portalinvites.bulk.RunListener;
import io.github.portalinvites.delivery.Worker;
import io.github.portalinvites.directory.DirectoryChanges;
import io.github.portalinvites.directory.DirectoryWriter;
import io.github.portalinvites.internal.activity.HistoryReader;
import io.github.portalinvites.internal.audience.AccountOrder;
import io.github.portalinvites.internal.audience.AudienceService;
import io.github.portalinvites.internal.bulk.EngineSettings;
import io.github.portalinvites.internal.bulk.SendEngine;
import io.github.portalinvites.internal.directory.DirectoryService;
import io.github.portalinvites.internal.invitation.HostRules;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.internal.portal.SealedCursor;
import io.github.portalinvites.internal.secret.Secrets;
import io.github.portalinvites.internal.settings.StoredSettings;
import io.github.portalinvites.internal.template.StoredTemplates;
import io.github.portalinvites.internal.template.TemplateSetup;
import io.github.portalinvites.invitation.SendLimits;
import io.github.portalinvites.invitation.SharedMailbox;
import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.mail.MailSender;
import io.github.portalinvites.memory.InMemoryStorage;
import io.github.portalinvites.permission.Authorizer;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.secret.SecretKeys;
import io.github.portalinvites.settings.Settings;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.template.CredentialPolicy;
import io.github.portalinvites.template.Templates;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The front door of one portal. Thread-safe; make one and keep it, and close it when the host ends.
 *
 * <pre>{@code
 * var portal = PortalInvites.builder(JdbiStorage.create(dataSource))
 *     .secretKey("2026-11", key)
 *     .mailSender(SmtpMailSender.connect("smtp.example.com", 587))
 *     .authorizer(myPermissions)
 *     .build();
 * }</pre>
 */
public final class PortalInvites implements AutoCloseable {

  private final StoredSettings settings;
  private final StoredTemplates templates;
  private final DirectoryService directory;
  private final AudienceService audience;
  private final SendEngine engine;
  private final HistoryReader history;

  private PortalInvites(Builder builder) {
    var storage = builder.storage;
    var id = builder.portal;
    var permissions = new Permissions(id, builder.authorizer);
    var secrets = new Secrets(id, builder.keys(), builder.random);
    storage.inTransaction(
        id,
        stores -> {
          secrets.check(stores.settings());
          return true;
        });
    var cursors = new SealedCursor(bytes -> secrets.mac("cursor", bytes));
    settings = new StoredSettings(storage, id, permissions);
    templates = new StoredTemplates(storage, id, permissions, builder.templates());
    audience = new AudienceService(storage, id, permissions, cursors, builder.rules);
    directory = new DirectoryService(storage, id, audience.upkeep()::catchUp);
    engine =
        new SendEngine(
            storage,
            id,
            permissions,
            audience,
            secrets,
            cursors,
            builder.locale,
            builder.rules,
            builder.mailSender(),
            builder.engine(),
            builder.listeners);
    history = new HistoryReader(storage, id, permissions, engine.bulk(), cursors);
  }

  /** Begins a front door over {@code storage}; everything else has a default but the secret key. */
  public static Builder builder(PortalStorage storage) {
    return new Builder(storage);
  }

  /** What the portal's operators can set. */
  public Settings settings() {
    return settings;
  }

  /** What invitations say. */
  public Templates templates() {
    return templates;
  }

  /** Fills the library's own directory tables. */
  public DirectoryWriter directory() {
    return directory;
  }

  /** Takes word of what changed in a directory of the host's own. */
  public DirectoryChanges directoryChanges() {
    return directory;
  }

  /** Counts, lists and explains whom a filter reaches. */
  public Audience audience() {
    return audience;
  }

  /** Lists the contacts to pick from by hand. */
  public ContactList contacts() {
    return audience.contacts();
  }

  /** Keeps the audience in step with the directory, for operators. */
  public AudienceUpkeep audienceUpkeep() {
    return audience.upkeep();
  }

  /** Plans, starts and watches bulk sends. */
  public BulkInvites bulk() {
    return engine.bulk();
  }

  /** Sends what runs have queued, once it is started. */
  public Worker worker() {
    return engine.worker();
  }

  /** What was done, and by whom. */
  public ActivityHistory activity() {
    return history;
  }

  /** Stops the worker, waiting up to 30 seconds for what is in flight; the storage stays open. */
  @Override
  public void close() {
    engine.worker().close();
  }

  /** What a front door is made of. Not thread-safe. */
  public static final class Builder {

    private static final int LARGEST_WINDOW = 100;

    private final PortalStorage storage;
    private final SecureRandom random = new SecureRandom();
    private final List<RunListener> listeners = new ArrayList<>();
    private PortalId portal = PortalId.DEFAULT;
    private Authorizer authorizer = Authorizer.DENY_ALL;
    private @Nullable SecretKeys keys;
    private @Nullable MailSender mailSender;
    private HostRules rules = HostRules.DEFAULT;
    private Locale locale = Locale.ENGLISH;
    private int threads = 2;
    private int window = 10;
    private Duration planLifetime = Duration.ofHours(1);
    private LongSupplier nanoTime = System::nanoTime;

    private Builder(PortalStorage storage) {
      this.storage = storage;
    }

    /** Which portal this is the door of; by default the only one. */
    public Builder portal(PortalId id) {
      portal = id;
      return this;
    }

    /**
     * The key under which secrets are derived; see {@link SecretKeys#of}. Only in-memory storage
     * may go without: it gets a key that ends with the process.
     */
    public Builder secretKey(String id, byte[] key) {
      return secretKeys(SecretKeys.of(id, key));
    }

    /** A current key and older ones. */
    public Builder secretKeys(SecretKeys ring) {
      keys = ring;
      return this;
    }

    /** The way out for mail. Without one, everything works but sending. */
    public Builder mailSender(MailSender sender) {
      mailSender = sender;
      return this;
    }

    /** Who may do what; by default nobody anything. */
    public Builder authorizer(Authorizer answer) {
      authorizer = answer;
      return this;
    }

    /** How often a mailbox may get an invitation; default {@link SendLimits#DEFAULT}. */
    public Builder limits(SendLimits limits) {
      rules = new HostRules(limits, rules.sharing(), rules.internalUser());
      return this;
    }

    /** What to do with shared mailboxes; default {@link SharedMailbox#COLLAPSE}. */
    public Builder sharedMailbox(SharedMailbox policy) {
      rules = new HostRules(rules.limits(), policy, rules.internalUser());
      return this;
    }

    /** Addresses of the host's own people, who are never invited; by default none. */
    public Builder internalUsers(Predicate<EmailAddress> internal) {
      rules = new HostRules(rules.limits(), rules.sharing(), internal);
      return this;
    }

    /** The portal's language, where neither contact nor division have one; default English. */
    public Builder locale(Locale language) {
      locale = language;
      return this;
    }

    /** Threads that send, each with a connection of its own; default 2. */
    public Builder senderThreads(int number) {
      if (number < 1) {
        throw new IllegalArgumentException("At least one thread sends");
      }
      threads = number;
      return this;
    }

    /**
     * How many messages of a thread are in flight together, 1 to 100; default 10. At most so many
     * are in doubt when a thread's process dies.
     */
    public Builder inFlightWindow(int messages) {
      if (messages < 1 || messages > LARGEST_WINDOW) {
        throw new IllegalArgumentException(
            "A window holds 1 to %d messages".formatted(LARGEST_WINDOW));
      }
      window = messages;
      return this;
    }

    /** How long a plan may be started; default 1 hour. */
    public Builder planLifetime(Duration time) {
      planLifetime = time;
      return this;
    }

    /** One more listener to the progress of runs. */
    public Builder runListener(RunListener listener) {
      listeners.add(listener);
      return this;
    }

    /** Another monotonic clock, for tests. */
    Builder nanoTime(LongSupplier clock) {
      nanoTime = clock;
      return this;
    }

    /**
     * Opens the door.
     *
     * @throws IllegalStateException if there is no secret key, unless the storage is in memory
     * @throws io.github.portalinvites.secret.ChangedSecretKeyException if a key is not the one that
     *     was used under its id before
     */
    public PortalInvites build() {
      return new PortalInvites(this);
    }

    private SecretKeys keys() {
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

    private TemplateSetup templates() {
      return new TemplateSetup(
          CredentialPolicy.BOTH,
          locale,
          StoredSettings::in,
          mailSender(),
          AccountOrder.BY_NUMBER,
          UUID::randomUUID);
    }

    private EngineSettings engine() {
      return new EngineSettings(
          threads, window, mailSender().longestSend(), planLifetime, nanoTime);
    }

    private MailSender mailSender() {
      if (mailSender != null) {
        return mailSender;
      }
      return () -> {
        throw new IllegalStateException("No mailSender was given to the builder");
      };
    }
  }
}

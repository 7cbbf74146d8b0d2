package io.github.portalinvites.jdbc;

import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.JoinableStorage;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;

/**
 * A storage on PostgreSQL 15 or H2 2.4. Thread-safe; connections come from the host's {@code
 * DataSource} and go back as they came, but for those that it joins.
 *
 * <p>The tables must be there: see {@link #schema()}.
 */
public final class JdbiStorage implements JoinableStorage {

  private final Jdbi jdbi;
  private final JoinedConnections joinedConnections = new JoinedConnections();
  private final Jdbi joined;
  private final Dialect dialect;
  private final KeyTypes keys;
  private final @Nullable InstantSource clock;
  private final PortalNumbers portals;
  private final Transactions transactions;
  private final JdbiStores.Shared shared;
  private final Schema schema;
  private final Statistics statistics;

  private JdbiStorage(Builder builder) {
    var names = builder.names;
    jdbi = configured(Jdbi.create(new HostConnections(builder.dataSource)), names);
    joined = configured(Jdbi.create(joinedConnections), names);
    dialect = Dialect.of(jdbi);
    keys = builder.keys;
    clock = builder.clock;
    portals = new PortalNumbers(jdbi, dialect);
    transactions = new Transactions(jdbi, dialect);
    shared =
        new JdbiStores.Shared(
            builder.mode, OwnTables.bulks(keys), new InvoiceNumberColumn(), new UnreadableRows());
    schema = new Schema(jdbi, dialect, names, keys, builder.mode);
    statistics = new Statistics(jdbi, dialect, schema.tables());
  }

  /** A storage with its own directory tables, for whole-number keys. */
  public static JdbiStorage create(DataSource dataSource) {
    return builder(dataSource).build();
  }

  public static Builder builder(DataSource dataSource) {
    return new Builder(dataSource);
  }

  /** The tables that this storage needs. */
  public Schema schema() {
    return schema;
  }

  @Override
  public <T> T inTransaction(PortalId portal, Function<Stores, T> work) {
    var done =
        transactions.retrying(
            () -> {
              var known = portals.of(portal);
              return transactions.write(handle -> Done.by(work, session(handle, known), shared));
            });
    statistics.written(done.rows);
    return done.answer;
  }

  @Override
  public <T> T inSnapshot(PortalId portal, Function<Stores, T> work) {
    return transactions.retrying(
        () -> {
          var known = portals.forReading(portal);
          return transactions.read(
              handle -> work.apply(new JdbiStores(session(handle, known), shared)));
        });
  }

  @Override
  public PortalStorage joining(Connection connection) {
    return new JoinedStorage(
        connection,
        () -> joinedConnections.open(joined, connection),
        (handle, portal) -> new JdbiStores(session(handle, portals.of(portal)), shared));
  }

  private static Jdbi configured(Jdbi jdbi, TableNames names) {
    jdbi.configure(
        SqlStatements.class,
        statements ->
            statements.setTemplateEngine(names.asTemplateEngine()).setUnusedBindingAllowed(true));
    // a message must not show the values that were bound: addresses, names
    jdbi.configure(
        StatementExceptions.class,
        exceptions ->
            exceptions.setMessageRendering(StatementExceptions.MessageRendering.SHORT_STATEMENT));
    return jdbi;
  }

  private Session session(Handle handle, PortalNumbers.Portal portal) {
    return new Session(handle, dialect, keys, portal, clock);
  }

  /** What a transaction answered, and how many rows it wrote. */
  private record Done<T extends @Nullable Object>(T answer, int rows) {

    static <T extends @Nullable Object> Done<T> by(
        Function<Stores, T> work, Session session, JdbiStores.Shared shared) {
      var answer = work.apply(new JdbiStores(session, shared));
      return new Done<>(answer, session.written());
    }
  }

  /** Says where the tables are and what the host's keys are made of. */
  public static final class Builder {

    private final DataSource dataSource;
    private TableNames names = TableNames.DEFAULT;
    private KeyTypes keys = KeyTypes.WHOLE_NUMBERS;
    private DirectoryMode mode = DirectoryMode.TABLES;
    private @Nullable InstantSource clock;

    private Builder(DataSource dataSource) {
      this.dataSource = dataSource;
    }

    /**
     * The database schema of the library's tables; lower-case letters, digits and underscores.
     * Default: the connection's.
     */
    public Builder schema(String name) {
      names = names.schema(name);
      return this;
    }

    /** The database schema of the directory's relations. Default: the connection's. */
    public Builder directorySchema(String name) {
      names = names.directorySchema(name);
      return this;
    }

    /**
     * What the names of the directory's relations begin with. Default {@code pi_}, as in {@code
     * pi_account}.
     */
    public Builder directoryPrefix(String prefix) {
      names = names.directoryPrefix(prefix);
      return this;
    }

    /** What the host's keys are made of. Default: whole numbers. */
    public Builder keys(KeyTypes types) {
      keys = types;
      return this;
    }

    /** Whose relations the directory is read from. Default: the library's own tables. */
    public Builder directory(DirectoryMode value) {
      mode = value;
      return this;
    }

    /** Default: the database's clock. */
    public Builder clock(InstantSource source) {
      clock = source;
      return this;
    }

    /**
     * Connects once, to see which database it is.
     *
     * @throws UnsupportedDatabaseException if it is neither PostgreSQL nor H2
     */
    public JdbiStorage build() {
      return new JdbiStorage(this);
    }
  }
}

package io.github.portalinvites.jdbc;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * The tables of a storage: printed for a database administrator, installed, or checked.
 * Thread-safe.
 *
 * <p>A host that maps its own tables ({@link DirectoryMode#VIEWS}) defines one view for each
 * relation that {@link #printDirectory()} shows, with at least its columns, and the column {@code
 * portal_id} (a constant costs nothing). A view renames and joins, but <b>never casts a key</b>: a
 * cast column loses its index. Instead {@link KeyTypes} says what the keys are made of:
 *
 * <ul>
 *   <li>{@code bigint} stands for every whole number type, {@code varchar} for every text type;
 *       numbers of accounts, sites and invoices may be of either
 *   <li>an empty text as a key means that there is none; a row of a list without a key is passed
 *       over
 *   <li>accounts, sites, contacts and links need an index for their first column, sites and links
 *       also for {@code account_id}, services for {@code site_id} and invoices for {@code
 *       invoice_number}; so do the tables that a view joins to them or sums up. What finds none is
 *       read as a whole for every few messages: {@link #validate()} tells
 *   <li>a host whose contacts are always for the whole account defines {@code pi_contact_site} as a
 *       view without rows
 * </ul>
 */
public final class Schema {

  private final Transactions transactions;
  private final Dialect dialect;
  private final TableNames names;
  private final DirectoryMode mode;
  private final TableDefinitions definitions;
  private final SchemaCheck check;

  Schema(Jdbi jdbi, Dialect dialect, TableNames names, KeyTypes keys, DirectoryMode mode) {
    this.transactions = new Transactions(jdbi, dialect);
    this.dialect = dialect;
    this.names = names;
    this.mode = mode;
    this.definitions = new TableDefinitions(dialect, keys);
    this.check = new SchemaCheck(jdbi, dialect, keys);
  }

  /** All statements that {@link #install()} runs. */
  public String print() {
    return script(statements());
  }

  /** The directory's relations as tables, with their columns explained, whatever the mode. */
  public String printDirectory() {
    return script(definitions.directory());
  }

  /** Creates what is not there yet; in one transaction on PostgreSQL. */
  public void install() {
    transactions.retrying(
        () ->
            transactions.write(
                handle -> {
                  dialect.lockSchema(handle);
                  return statements().mapToInt(each -> handle.createUpdate(each).execute()).sum();
                }));
  }

  /**
   * Checks that every relation of the directory and every table of the library is there, with its
   * columns and their types.
   *
   * @return warnings: look-ups for which PostgreSQL finds no index; on H2 none
   * @throws InvalidSchemaException if something is missing or of the wrong type
   */
  public List<String> validate() {
    var problems = check.problems();
    if (!problems.isEmpty()) {
      throw new InvalidSchemaException(problems);
    }
    return check.scans();
  }

  /** The tables that the library writes. */
  List<String> tables() {
    var directory = Stream.of(Relation.values()).map(Relation::table);
    var library = TableDefinitions.libraryTables().keySet().stream();
    return mode == DirectoryMode.TABLES
        ? Stream.concat(directory, library).toList()
        : library.toList();
  }

  private Stream<String> statements() {
    var library = definitions.library();
    return mode == DirectoryMode.TABLES ? Stream.concat(definitions.directory(), library) : library;
  }

  private String script(Stream<String> statements) {
    return statements.map(names::in).collect(joining(";\n\n", "", ";\n"));
  }
}

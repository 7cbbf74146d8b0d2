/**
 * What every storage must do, as tests that an adapter inherits.
 *
 * <pre>{@code
 * class MyStorageTest implements EveryStoreContract {
 *   private final TestedStorage tested = TestedStorage.of(MyStorage::new);
 *
 *   @Override
 *   public TestedStorage tested() {
 *     return tested;
 *   }
 * }
 * }</pre>
 *
 * <p>JUnit makes a new {@code MyStorageTest} for each test, and with it a new portal; one database
 * serves them all. An adapter with half of the stores implements the contracts of these only.
 *
 * <p>Shipped in the test-jar of {@code portal-invites-api}. A test-jar brings no dependencies: add
 * {@code org.junit.jupiter:junit-jupiter} 5 and {@code org.assertj:assertj-core} 3 in scope test.
 */
package io.github.portalinvites.storage.contract;

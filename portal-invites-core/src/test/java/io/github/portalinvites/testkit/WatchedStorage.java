package io.github.portalinvites.testkit;

import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A storage that tells a test what is called and what is committed, and fails where the test wants
 * it to. As if it had one connection, it refuses calls within calls. A call is named {@code
 * deliveries.enqueue}; transactions are named {@code begin}, {@code commit} and, when their outcome
 * is known, {@code committed}.
 */
public final class WatchedStorage implements PortalStorage {

  private static final Set<String> WRITING =
      Set.of(
          "add",
          "append",
          "change",
          "enqueue",
          "forget",
          "giveBack",
          "hit",
          "hold",
          "keep",
          "lock",
          "open",
          "postpone",
          "prepare",
          "putOff",
          "release",
          "complete",
          "recordLogin",
          "redraft",
          "remove",
          "removeOld",
          "reopenFailed",
          "reset",
          "rewrite",
          "save",
          "skip",
          "take",
          "told",
          "use",
          "withdraw");

  private final PortalStorage storage;
  private final List<String> committed = new CopyOnWriteArrayList<>();
  private final ThreadLocal<Boolean> busy = ThreadLocal.withInitial(() -> false);
  private volatile Consumer<String> before = call -> {};
  private volatile Function<String, Optional<?>> instead = call -> Optional.empty();

  public WatchedStorage(PortalStorage storage) {
    this.storage = storage;
  }

  /** From now on {@code action} is told of each call before it is made, and may throw. */
  public void before(Consumer<String> action) {
    before = action;
  }

  /** From now on answers a call itself, without making it, where {@code answer} has one. */
  public void instead(Function<String, Optional<?>> answer) {
    instead = answer;
  }

  /** From now on nothing fails. */
  public void heal() {
    before = call -> {};
    instead = call -> Optional.empty();
  }

  /** What wrote something, in transactions that were committed. */
  public List<String> written() {
    return List.copyOf(committed);
  }

  public void forget() {
    committed.clear();
  }

  @Override
  public <T> T inTransaction(PortalId portal, Function<Stores, T> work) {
    var writes = new ArrayList<String>();
    before.accept("begin");
    var result =
        alone(
            () ->
                storage.inTransaction(
                    portal,
                    stores -> {
                      writes.clear();
                      var done = work.apply(watched(stores, writes));
                      before.accept("commit");
                      return done;
                    }));
    committed.addAll(writes);
    before.accept("committed");
    return result;
  }

  @Override
  public <T> T inSnapshot(PortalId portal, Function<Stores, T> work) {
    before.accept("begin");
    return alone(
        () -> storage.inSnapshot(portal, stores -> work.apply(watched(stores, new ArrayList<>()))));
  }

  private <T> T alone(Supplier<T> call) {
    if (busy.get()) {
      throw new IllegalStateException("The only connection is in use");
    }
    busy.set(true);
    try {
      return call.get();
    } finally {
      busy.set(false);
    }
  }

  private Stores watched(Stores stores, List<String> writes) {
    return proxy(
        Stores.class,
        (method, arguments) -> {
          var store = invoke(stores, method, arguments);
          return method.getReturnType().isInterface()
              ? watched(method.getReturnType(), method.getName(), store, writes)
              : store;
        });
  }

  private Object watched(Class<?> type, String name, Object store, List<String> writes) {
    return proxy(
        type,
        (method, arguments) -> {
          var call = name + "." + method.getName();
          before.accept(call);
          var own = instead.apply(call);
          if (own.isPresent()) {
            return own.get();
          }
          if (WRITING.contains(method.getName())) {
            writes.add(call);
          }
          return invoke(store, method, arguments);
        });
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> T proxy(Class<T> type, Call call) {
    return (T)
        Proxy.newProxyInstance(
            WatchedStorage.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call.answer(method, arguments));
  }

  private interface Call {
    Object answer(Method method, Object[] arguments) throws Throwable;
  }
}

package io.github.portalinvites.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A database of which one statement fails, the n-th from {@link #breakAt} on. */
final class BrokenStatement {

  private static final int NEVER = 0;

  private final AtomicInteger left = new AtomicInteger(NEVER);
  private final DataSource database;

  BrokenStatement(DataSource database) {
    this.database = database;
  }

  /** Lets the n-th statement from now on fail, counted from 1. */
  void breakAt(int number) {
    left.set(number);
  }

  /** Lets no statement fail any more; tells whether one did. */
  boolean mended() {
    return left.getAndSet(NEVER) <= 0;
  }

  DataSource database() {
    return proxy(DataSource.class, database);
  }

  private <T> T proxy(Class<T> type, Object target) {
    var proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> call(target, method, arguments));
    return type.cast(proxy);
  }

  private Object call(Object target, Method method, Object[] arguments) throws Throwable {
    if (target instanceof Statement && method.getName().startsWith("execute")) {
      breakIfDue();
    }
    try {
      return watched(method.invoke(target, arguments), method);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Object watched(Object result, Method method) {
    var type = method.getReturnType();
    var followed = Connection.class == type || Statement.class.isAssignableFrom(type);
    return followed && result != null ? proxy(type, result) : result;
  }

  private void breakIfDue() throws SQLException {
    if (left.get() > NEVER && left.decrementAndGet() == NEVER) {
      left.set(-1);
      throw new SQLException("this statement fails", "58000");
    }
  }
}

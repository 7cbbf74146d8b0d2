package io.github.portalinvites.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** A data source that hands out the same connection again and again, never closed. */
final class OneConnection {

  private OneConnection() {}

  static DataSource of(Connection connection) {
    var open =
        proxy(
            Connection.class,
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "close" -> null;
                  case "hashCode" -> 1;
                  case "equals" -> proxy == arguments[0];
                  default -> invoke(connection, method, arguments);
                });
    return proxy(DataSource.class, (proxy, method, arguments) -> open);
  }

  private static Object invoke(Connection connection, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    var loader = OneConnection.class.getClassLoader();
    return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type}, handler));
  }
}

package io.dunlin.process;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Classes of this JVM's class path, loaded once more, as a container loads an application anew. */
public final class LoadedAgain {
  private LoadedAgain() {}

  /**
   * Calls a public static method that has one parameter, in a class that a loader of its own has.
   *
   * @return the loader, which is closed
   */
  public static ClassLoader call(
      Class<?> program, String method, Class<?> parameter, Object argument)
      throws IOException, ReflectiveOperationException {
    List<URL> path = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      path.add(Path.of(entry).toUri().toURL());
    }
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader loader = new URLClassLoader(path.toArray(URL[]::new), platform)) {
      Thread.currentThread().setContextClassLoader(loader);
      Class.forName(program.getName(), true, loader)
          .getMethod(method, parameter)
          .invoke(null, argument);
      return loader;
    } finally {
      Thread.currentThread().setContextClassLoader(null);
    }
  }
}

package io.dunlin.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.dunlin.conformance.Suite;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wat.Wat;
import io.dunlin.wat.script.Command;
import io.dunlin.wat.script.ScriptModule;
import io.dunlin.wat.script.ScriptParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every module of the specification's test scripts is the same after printing and parsing it. */
final class RoundTripTests {
  /** How many modules there are at least, so that passing over them would be seen. */
  private static final int MODULES = 5_500;

  @TestFactory
  Stream<DynamicTest> modulesOfScripts() {
    AtomicInteger count = new AtomicInteger();
    List<DynamicTest> tests = new ArrayList<>();
    boolean complete = true;
    for (Suite suite : Suite.values()) {
      if (suite.isPresent() || Suite.isRequired()) {
        suite
            .scripts()
            .forEach(
                script ->
                    tests.add(
                        dynamicTest(suite.name(script), () -> count.addAndGet(check(script)))));
      } else {
        tests.add(
            dynamicTest(suite.toString(), () -> Assumptions.abort("not there: " + suite.path())));
        complete = false;
      }
    }
    if (complete) {
      tests.add(
          dynamicTest(
              "number of modules",
              () -> assertTrue(count.get() >= MODULES, () -> "only " + count + " modules")));
    }
    return tests.stream();
  }

  /** Checks the modules of a script, and returns their number. */
  private static int check(Path script) throws IOException {
    ScriptParser parser = ScriptParser.of(Files.readAllBytes(script));
    int count = 0;
    for (Command command = parser.next(); command != null; command = parser.next()) {
      count += check(command);
    }
    return count;
  }

  private static int check(Command command) {
    return switch (command) {
      case Command.Instantiate instantiate -> check(instantiate.module(), instantiate.line());
      case Command.Define define -> check(define.module(), define.line());
      case Command.AssertRefused refused -> checkRefused(refused.module(), refused.line());
      case Command.StartThread thread ->
          thread.commands().stream().mapToInt(RoundTripTests::check).sum();
      default -> 0;
    };
  }

  /** Many modules that are refused follow the grammar, and have a text. */
  private static int checkRefused(ScriptModule module, int line) {
    try {
      Wat.toText(module.toBinary(Features.ALL));
    } catch (InvalidModuleException e) {
      return 0;
    }
    return check(module, line);
  }

  private static int check(ScriptModule module, int line) {
    byte[] binary = module.toBinary(Features.ALL);
    byte[] canonical = CanonicalModule.of(binary);
    if (module.form() != ScriptModule.Form.BINARY) {
      assertArrayEquals(binary, canonical, () -> "line " + line + ": the parser's encoding");
    }
    String text = Wat.toText(binary);
    assertArrayEquals(canonical, Wat.toBinary(text), () -> "line " + line + ":\n" + text);
    return 1;
  }
}
